//! The arguments of the calls that create a token, each compared with the request.

use super::addresses::Place;
use super::creation::{Review, Sent};
use super::facts::plain;
use super::finding::{self as kind, Finding, FindingKind};
use super::interface::{address, address_word, bytes, tail, word};
use super::layer::{DOLLARS, LAUNCHPAD, MANAGER, REGISTRY, TOKENS, known_payment_token, spent};
use crate::tree::excerpt;
use crate::value::{Address, U256, format_units};

/// What the calls were found to do.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    /// The first function that may still come.
    pub(super) next: usize,
    /// The spender, and how much.
    pub(super) approved: Option<(Place, U256)>,
    /// Where the token is created, and what that may spend.
    pub(super) created: Option<(Address, U256)>,
}

/// The first byte from `at` on that is not as expected.
fn first_difference(data: &[u8], at: usize, expected: &[u8]) -> usize {
    let given = data.get(at..).unwrap_or_default();
    at + expected.iter().zip(given).position(|(a, b)| a != b).unwrap_or_default()
}

impl Review<'_, '_> {
    /// A finding at the first byte of a word that is not as asked for.
    fn differs(
        &mut self,
        kind: &'static FindingKind,
        sent: &Sent,
        step: usize,
        at: usize,
        asked: U256,
    ) -> &mut Finding {
        let offset = first_difference(&sent.data, at, &asked.to_be_bytes::<32>());
        self.findings.add(kind).at(step, offset)
    }

    /// An address argument, kept to be compared with the others.
    fn argument(&mut self, sent: &Sent, step: usize, at: usize) -> Place {
        let place = Place { address: address(&sent.data, at), step: Some(step), offset: Some(at) };
        self.places.push(place);
        place
    }

    /// `approve(spender, amount)`.
    pub(super) fn check_approval(&mut self, sent: &Sent, step: usize) -> String {
        let request = self.request;
        let (token, spender) = (Place::called(sent.to, step), self.argument(sent, step, 4));
        let is_known = known_payment_token(request.chain.id) == Some(sent.to);
        if request.payment_token != Some(sent.to) {
            token.report(&kind::UNKNOWN_PAYMENT_TOKEN, &mut self.findings);
        } else if !is_known {
            token.report(&kind::APP_CONTRACT, &mut self.findings);
        }
        if [Some(sent.to), request.payment_token].contains(&Some(spender.address)) {
            spender.report(&kind::TOKEN_AS_SPENDER, &mut self.findings);
        }
        let (amount, limit) = (word(&sent.data, 36), request.limit());
        let most = request.amount(limit, DOLLARS);
        let mut decimals = DOLLARS;
        if amount > most && !is_known && amount == request.amount(limit, TOKENS) {
            decimals = TOKENS;
            self.findings.add(&kind::SCALE_AMBIGUOUS).got(&limit).at(step, 36);
        } else if amount > most {
            let got = format_units(amount, DOLLARS) + " USD";
            let asked = [request.digits(limit), " USD"].concat();
            self.differs(&kind::APPROVAL_ABOVE_LIMIT, sent, step, 36, most).asked(&asked).got(&got);
        }
        self.arguments.approved = Some((spender, amount));
        format!("Allow {} of the payment token", format_units(amount, decimals))
    }

    /// `approveBuilderFees(builder, entries)`.
    pub(super) fn check_builder_fees(&mut self, sent: &Sent, step: usize) -> String {
        let data = &sent.data;
        self.check_contract(Place::called(sent.to, step), &[REGISTRY]);
        let builder = self.argument(sent, step, 4);
        let entries = tail(data, 4, 36);
        let count = usize::try_from(word(data, entries)).unwrap_or_default();
        let highest = (1..=count).map(|index| entries + 64 * index).max_by_key(|at| word(data, *at));
        let show = |fee: U256| format_units(fee, 2) + " %";
        let taken = highest.map_or(U256::ZERO, |at| word(data, at));
        if let Some((code, fee)) = self.request.builder {
            let fee = U256::from(fee);
            if builder.address != code {
                let finding = self.differs(&kind::BUILDER_MISMATCH, sent, step, 4, address_word(code));
                finding.asked(&code).got(&builder.address);
            }
            if let Some(at) = highest.filter(|_| taken > fee) {
                self.differs(&kind::BUILDER_FEE_ABOVE, sent, step, at, fee).asked(&show(fee)).got(&show(taken));
            }
        }
        format!("Allow the builder a fee of {}", show(taken))
    }

    /// `createToken(tokenParams, tradingParams, receiver)`.
    pub(super) fn check_creation(&mut self, sent: &Sent, step: usize) -> String {
        let (data, request) = (&sent.data, self.request);
        self.check_contract(Place::called(sent.to, step), &[REGISTRY, MANAGER]);
        let (token, trading) = (tail(data, 4, 4), tail(data, 4, 36));
        self.arguments.created = Some((sent.to, spent(data, trading)));

        let uri = self.answer.at("metadata").at("tokenUri").text();
        let symbol = request.params.text_at("symbol");
        for (index, kind, asked) in [
            (3, &kind::NAME_MISMATCH, Some(request.params.text_at("name"))),
            (4, &kind::SYMBOL_MISMATCH, Some(symbol)),
            (5, &kind::TOKEN_URI_MISMATCH, uri),
        ] {
            let at = tail(data, token, token + 32 * index);
            let got = bytes(data, at);
            if let Some(asked) = asked.filter(|asked| asked.as_bytes() != got) {
                let length = U256::from(asked.len());
                let offset = if word(data, at) == length {
                    first_difference(data, at + 32, asked.as_bytes())
                } else {
                    first_difference(data, at, &length.to_be_bytes::<32>())
                };
                let got = excerpt(&String::from_utf8_lossy(got));
                self.findings.add(kind).asked(&excerpt(asked)).got(&got).at(step, offset);
            }
        }

        let buys_tokens = request.limit() == "maxAmountIn";
        for (index, name, usual, unusual, may_be_zero) in [
            (1, "amountIn", DOLLARS, TOKENS, buys_tokens),
            (2, "maxAmountIn", DOLLARS, TOKENS, !buys_tokens),
            (3, "tokensOut", TOKENS, DOLLARS, false),
        ] {
            let at = trading + 32 * index;
            let (got, asked) = (word(data, at), request.amount(name, usual));
            if got == asked || may_be_zero && got.is_zero() {
                continue;
            }
            if got == request.amount(name, unusual) {
                self.findings.add(&kind::SCALE_AMBIGUOUS).got(&name).at(step, at);
                continue;
            }
            let got = format_units(got, usual);
            self.differs(&kind::AMOUNT_MISMATCH, sent, step, at, asked).asked(&request.digits(name)).got(&got);
        }

        if let Some(pool) = request.pool() {
            self.check_number(&kind::POOL_MISMATCH, sent, step, trading + 14 * 32, U256::from(pool.unsigned_abs()));
        }
        self.check_destinations(sent, step, tail(data, trading, trading + 15 * 32));
        self.check_receiver(sent, step);

        let opaque = "templateId, saltEvm, saltSolana, isTransferable, createTBA, isTradeable, saleParams";
        let more = [
            (uri.is_none(), ", tokenUri"),
            (request.pool().is_none(), ", poolType"),
            (request.builder.is_some(), ", the builder's activities"),
        ];
        let more: String = more.into_iter().filter(|(is_opaque, _)| *is_opaque).map(|(_, name)| name).collect();
        self.findings.add(&kind::OPAQUE).got(&(opaque.to_owned() + &more)).step(step);
        format!("Create {} on {}", plain(symbol, "the token"), request.chain.name)
    }

    fn check_number(&mut self, kind: &'static FindingKind, sent: &Sent, step: usize, at: usize, asked: U256) -> bool {
        let got = word(&sent.data, at);
        if got != asked {
            self.differs(kind, sent, step, at, asked).asked(&asked).got(&got);
        }
        got == asked
    }

    /// The list of migration endpoints that stands at `at`.
    fn check_destinations(&mut self, sent: &Sent, step: usize, at: usize) {
        let wanted = self.request.destinations();
        if !self.check_number(&kind::DESTINATIONS_MISMATCH, sent, step, at, U256::from(wanted.len())) {
            return;
        }
        let given: Vec<U256> = (1..=wanted.len()).map(|index| word(&sent.data, at + 32 * index)).collect();
        let known: Vec<U256> = wanted.iter().filter_map(|chain| chain.endpoint.map(U256::from)).collect();
        if known.iter().any(|endpoint| !given.contains(endpoint)) {
            let show = |list: &[U256]| list.iter().map(U256::to_string).collect::<Vec<_>>().join(", ");
            self.findings.add(&kind::ENDPOINT_DIFFERS).asked(&show(&known)).got(&show(&given)).at(step, at + 32);
        }
    }

    fn check_receiver(&mut self, sent: &Sent, step: usize) {
        let request = self.request;
        let receiver = self.argument(sent, step, 68);
        if receiver.address != request.receiver {
            let finding = self.differs(&kind::RECEIVER_MISMATCH, sent, step, 68, address_word(request.receiver));
            finding.asked(&request.receiver).got(&receiver.address);
        }
        let contracts = [Some(sent.to), request.payment_token, Some(REGISTRY), Some(MANAGER), Some(LAUNCHPAD)];
        if contracts.contains(&Some(receiver.address)) {
            receiver.report(&kind::TOKEN_AS_RECIPIENT, &mut self.findings);
        }
    }
}
