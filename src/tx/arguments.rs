//! The arguments of the calls that create a token, each compared with the request.

use super::addresses::Place;
use super::creation::{Review, Sent};
use super::facts::plain;
use super::finding::{self as kind, Finding, FindingKind};
use super::interface::{Word, address, address_word, bytes, size, tail, word};
use super::layer::{DOLLARS, LAUNCHPAD, MANAGER, REGISTRY, TOKENS, known_payment_token, spent};
use crate::value::{Address, U256, format_units};

/// What the calls were found to do.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    /// The first function that may still come.
    pub(super) next: usize,
    /// The spender, and how much.
    pub(super) approved: Option<(Place, Word)>,
    /// Where the token is created, and what that may spend.
    pub(super) created: Option<(Address, Word)>,
}

fn small_word(number: u64) -> Word {
    U256::from(number).to_be_bytes()
}

/// A word as an amount for people.
#[inline(never)]
fn show(word: Word, decimals: u8) -> String {
    format_units(U256::from_be_bytes(word), decimals)
}

impl Review<'_, '_> {
    /// A finding at the first byte from `at` on that is not as asked for.
    #[inline(never)]
    fn differs(&mut self, kind: &'static FindingKind, sent: &Sent, at: usize, asked: &[u8]) -> &mut Finding {
        let given = sent.data.get(at..).unwrap_or_default();
        let same = asked.iter().zip(given).take_while(|(a, b)| a == b).count();
        self.findings.add(kind).at(sent.step, at + same)
    }

    #[inline(never)]
    fn check_number(&mut self, kind: &'static FindingKind, sent: &Sent, at: usize, asked: u64) -> bool {
        let (got, word) = (word(&sent.data, at), small_word(asked));
        if got != word {
            self.differs(kind, sent, at, &word).asked(&asked).got(&show(got, 0));
        }
        got == word
    }

    /// The address argument at `at`, which is kept to be compared with the others.
    #[inline(never)]
    fn argument(&mut self, sent: &Sent, at: usize) -> Place {
        let place = Place { address: address(&sent.data, at), step: Some(sent.step), offset: Some(at) };
        self.places.push(place);
        place
    }

    /// The same, where it has to be this address.
    fn check_argument(&mut self, kind: &'static FindingKind, sent: &Sent, at: usize, asked: &Address) -> Place {
        let place = self.argument(sent, at);
        if place.address != *asked {
            let word = address_word(*asked).to_be_bytes::<32>();
            self.differs(kind, sent, at, &word).asked(asked).got(&place.address);
        }
        place
    }

    /// `approve(spender, amount)`.
    pub(super) fn check_approval(&mut self, sent: &Sent) -> String {
        let request = self.request;
        let (token, spender) = (Place::called(sent.to, sent.step), self.argument(sent, 4));
        let is_known = known_payment_token(request.chain.id) == Some(sent.to);
        if request.payment_token != Some(sent.to) {
            token.report(&kind::UNKNOWN_PAYMENT_TOKEN, &mut self.findings);
        } else if !is_known {
            token.report(&kind::APP_CONTRACT, &mut self.findings);
        }
        if spender.address == sent.to || request.payment_token == Some(spender.address) {
            spender.report(&kind::TOKEN_AS_SPENDER, &mut self.findings);
        }
        let (amount, limit) = (word(&sent.data, 36), request.limit());
        let most = request.amount(limit, DOLLARS);
        let mut decimals = DOLLARS;
        if amount > most && !is_known && amount == request.amount(limit, TOKENS) {
            decimals = TOKENS;
            self.findings.add(&kind::SCALE_AMBIGUOUS).got(&limit).at(sent.step, 36);
        } else if amount > most {
            let finding = self.differs(&kind::APPROVAL_ABOVE_LIMIT, sent, 36, &most);
            finding.asked(&(request.digits(limit).to_owned() + " USD")).got(&(show(amount, DOLLARS) + " USD"));
        }
        self.arguments.approved = Some((spender, amount));
        ["Allow ", &show(amount, decimals), " of the payment token"].concat()
    }

    /// `approveBuilderFees(builder, entries)`.
    pub(super) fn check_builder_fees(&mut self, sent: &Sent) -> String {
        let data = &sent.data;
        self.check_contract(Place::called(sent.to, sent.step), &[&REGISTRY]);
        let entries = tail(data, 4, 36);
        let (mut at, mut highest) = (entries, [0; 32]);
        let mut activities = Vec::new();
        for index in 1..=size(data, entries) {
            let fee_at = entries + 64 * index;
            let activity = data.get(fee_at - 1);
            if activities.contains(&activity) {
                self.findings.add(&kind::REPEATED_ACTIVITY).at(sent.step, fee_at - 32);
                break;
            }
            activities.push(activity);
            let fee = word(data, fee_at);
            if fee > highest {
                (at, highest) = (fee_at, fee);
            }
        }
        let shown = show(highest, 2) + " %";
        if let Some((code, fee)) = self.request.builder {
            self.check_argument(&kind::BUILDER_MISMATCH, sent, 4, &code);
            let fee = small_word(fee);
            if highest > fee {
                let finding = self.differs(&kind::BUILDER_FEE_ABOVE, sent, at, &fee);
                finding.asked(&(show(fee, 2) + " %")).got(&shown);
            }
        }
        ["Allow the builder a fee of ", &shown].concat()
    }

    /// `createToken(tokenParams, tradingParams, receiver)`.
    pub(super) fn check_creation(&mut self, sent: &Sent) -> String {
        let (data, request) = (&sent.data, self.request);
        self.check_contract(Place::called(sent.to, sent.step), &[&REGISTRY, &MANAGER]);
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
                let expected = [&small_word(asked.len() as u64), asked.as_bytes()].concat();
                let finding = self.differs(kind, sent, at, &expected);
                finding.asked_text(asked).got_text(str::from_utf8(got).unwrap_or_default());
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
            if got == asked || may_be_zero && got == [0; 32] {
                continue;
            }
            if got == request.amount(name, unusual) {
                self.findings.add(&kind::SCALE_AMBIGUOUS).got(&name).at(sent.step, at);
                continue;
            }
            let finding = self.differs(&kind::AMOUNT_MISMATCH, sent, at, &asked);
            finding.asked(&request.digits(name)).got(&show(got, usual));
        }

        let pool = request.pool();
        if let Some(pool) = pool {
            self.check_number(&kind::POOL_MISMATCH, sent, trading + 14 * 32, pool.unsigned_abs());
        }
        self.check_destinations(sent, tail(data, trading, trading + 15 * 32));
        let receiver = self.check_argument(&kind::RECEIVER_MISMATCH, sent, 68, &request.receiver);
        let is_contract = [&sent.to, &REGISTRY, &MANAGER, &LAUNCHPAD].contains(&&receiver.address);
        if is_contract || request.payment_token == Some(receiver.address) {
            receiver.report(&kind::TOKEN_AS_RECIPIENT, &mut self.findings);
        }

        let mut opaque =
            "templateId, saltEvm, saltSolana, isTransferable, createTBA, isTradeable, saleParams".to_owned();
        for (is_opaque, name) in [
            (uri.is_none(), ", tokenUri"),
            (pool.is_none(), ", poolType"),
            (request.builder.is_some(), ", the builder's activities"),
        ] {
            if is_opaque {
                opaque += name;
            }
        }
        self.findings.add(&kind::OPAQUE).got(&opaque).step(sent.step);
        ["Create ", plain(symbol, "the token"), " on ", request.chain.name].concat()
    }

    /// The list of migration endpoints that stands at `at`.
    fn check_destinations(&mut self, sent: &Sent, at: usize) {
        let wanted = self.request.destinations();
        let count = wanted.len();
        if !self.check_number(&kind::DESTINATIONS_MISMATCH, sent, at, count as u64) {
            return;
        }
        for chain in wanted {
            let Some(endpoint) = chain.endpoint else { continue };
            let endpoint = small_word(endpoint.into());
            if (1..=count).all(|index| word(&sent.data, at + 32 * index) != endpoint) {
                self.findings.add(&kind::ENDPOINT_DIFFERS).asked(&chain.name).at(sent.step, at + 32);
                return;
            }
        }
    }
}
