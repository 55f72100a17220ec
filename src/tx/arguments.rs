//! The arguments of the calls that create a token, each compared with the request.

use super::addresses::Place;
use super::creation::{Review, Sent};
use super::facts::plain;
use super::finding::{self as kind, Finding, FindingKind};
use super::interface::{address, bytes, tail, word};
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
    /// `approve(spender, amount)`.
    pub(super) fn check_approval(&mut self, sent: &Sent, step: usize) -> String {
        let data = &sent.data;
        let token = Place { address: sent.to, step: Some(step), offset: None };
        let spender = Place { address: address(data, 4), step: Some(step), offset: Some(4) };
        self.places.push(spender);
        let is_known = known_payment_token(self.request.chain.id) == Some(sent.to);
        if Some(sent.to) != self.request.payment_token {
            let message = "The answer would spend a token that nobody vouches for.";
            self.findings.push(token.finding(kind::UNKNOWN_PAYMENT_TOKEN, message));
        } else if !is_known {
            self.findings.push(token.finding(kind::APP_CONTRACT, "The app alone vouches for this token."));
        }
        if spender.address == sent.to || Some(spender.address) == self.request.payment_token {
            self.findings.push(spender.finding(kind::TOKEN_AS_SPENDER, "The answer would let a token spend for you."));
        }
        let (amount, limit) = (word(data, 36), self.request.limit());
        let most = self.request.amount(limit, DOLLARS);
        let mut decimals = DOLLARS;
        if amount > most {
            if !is_known && amount == self.request.amount(limit, TOKENS) {
                decimals = TOKENS;
                self.warn_scale("The approval", step, 36);
            } else {
                let finding = Finding::new(kind::APPROVAL_ABOVE_LIMIT, "The answer may spend more than you agreed to.");
                let asked = format!("{} USD", self.request.digits(limit));
                let got = format!("{} USD", format_units(amount, DOLLARS));
                let offset = first_difference(data, 36, &most.to_be_bytes::<32>());
                self.findings.push(finding.asked(&asked).got(&got).at(step, offset));
            }
        }
        self.arguments.approved = Some((spender, amount));
        format!("Allow {} of the payment token", format_units(amount, decimals))
    }

    /// `approveBuilderFees(builder, entries)`.
    pub(super) fn check_builder_fees(&mut self, sent: &Sent, step: usize) -> String {
        let data = &sent.data;
        let to = Place { address: sent.to, step: Some(step), offset: None };
        self.check_contract(to, &[REGISTRY], "The answer would let an unknown contract set fees.");
        let builder = Place { address: address(data, 4), step: Some(step), offset: Some(4) };
        self.places.push(builder);
        let Some((code, fee)) = self.request.builder else { return "Allow a builder's fee".to_owned() };
        if builder.address != code {
            let finding = builder.finding(kind::BUILDER_MISMATCH, "The answer would pay another builder.");
            self.findings.push(finding.asked(&code));
        }
        let entries = tail(data, 4, 36);
        let count = usize::try_from(word(data, entries)).unwrap_or_default();
        let fees = (0..count).map(|index| entries + 64 * (index + 1));
        let highest = fees.max_by_key(|at| word(data, *at));
        if let Some(at) = highest.filter(|at| word(data, *at) > U256::from(fee)) {
            let finding = Finding::new(kind::BUILDER_FEE_ABOVE, "The builder would take more than you agreed to.");
            let offset = first_difference(data, at, &U256::from(fee).to_be_bytes::<32>());
            let show = |fee: U256| format!("{} %", format_units(fee, 2));
            self.findings.push(finding.asked(&show(U256::from(fee))).got(&show(word(data, at))).at(step, offset));
        }
        format!("Allow the builder a fee of {} %", format_units(highest.map_or(U256::ZERO, |at| word(data, at)), 2))
    }

    /// `createToken(tokenParams, tradingParams, receiver)`.
    pub(super) fn check_creation(&mut self, sent: &Sent, step: usize) -> String {
        let (data, request) = (&sent.data, self.request);
        let to = Place { address: sent.to, step: Some(step), offset: None };
        self.check_contract(to, &[REGISTRY, MANAGER], "The answer would create the token at an unknown contract.");
        let (token, trading) = (tail(data, 4, 4), tail(data, 4, 36));
        let mut opaque =
            vec!["templateId", "saltEvm", "saltSolana", "isTransferable", "createTBA", "isTradeable", "saleParams"];

        let uri = self.answer.at("metadata").at("tokenUri").text();
        if uri.is_none() {
            opaque.push("tokenUri");
        }
        let texts = [
            (3, kind::NAME_MISMATCH, "The answer gives the token another name.", Some(request.params.text_at("name"))),
            (
                4,
                kind::SYMBOL_MISMATCH,
                "The answer gives the token another symbol.",
                Some(request.params.text_at("symbol")),
            ),
            (5, kind::TOKEN_URI_MISMATCH, "The token would point to another description than the answer shows.", uri),
        ];
        for (index, kind, message, asked) in texts {
            let at = tail(data, token, token + 32 * index);
            let got = bytes(data, at);
            if let Some(asked) = asked.filter(|asked| asked.as_bytes() != got) {
                let expected = [&U256::from(asked.len()).to_be_bytes::<32>(), asked.as_bytes()].concat();
                let finding =
                    Finding::new(kind, message).asked(&excerpt(asked)).got(&excerpt(&String::from_utf8_lossy(got)));
                self.findings.push(finding.at(step, first_difference(data, at, &expected)));
            }
        }

        let buys_tokens = request.limit() == "maxAmountIn";
        let amounts = [
            (1, "amountIn", DOLLARS, buys_tokens, "The answer spends another amount than you asked for."),
            (2, "maxAmountIn", DOLLARS, !buys_tokens, "The answer changes the most that you would pay."),
            (3, "tokensOut", TOKENS, false, "The answer buys another number of tokens."),
        ];
        for (index, name, usual, may_be_zero, message) in amounts {
            let at = trading + 32 * index;
            let (got, asked) = (word(data, at), request.amount(name, usual));
            if got == asked || may_be_zero && got.is_zero() {
                continue;
            }
            if got == request.amount(name, if usual == DOLLARS { TOKENS } else { DOLLARS }) {
                self.warn_scale(name, step, at);
                continue;
            }
            let offset = first_difference(data, at, &asked.to_be_bytes::<32>());
            let finding = Finding::new(kind::AMOUNT_MISMATCH, message)
                .asked(&request.digits(name))
                .got(&format_units(got, usual));
            self.findings.push(finding.at(step, offset));
        }
        self.arguments.created = Some((sent.to, spent(data, trading)));

        match request.pool() {
            Some(number) => {
                let asked = U256::from(number.unsigned_abs());
                self.compare_word(
                    data,
                    step,
                    trading + 14 * 32,
                    asked,
                    kind::POOL_MISMATCH,
                    "The answer puts the token into another pool.",
                );
            }
            None => opaque.push("poolType"),
        }
        self.check_destinations(data, step, tail(data, trading, trading + 15 * 32));

        let receiver = Place { address: address(data, 68), step: Some(step), offset: Some(68) };
        self.places.push(receiver);
        if receiver.address != request.receiver {
            let finding = receiver.finding(kind::RECEIVER_MISMATCH, "The answer gives the token to someone else.");
            self.findings.push(finding.asked(&request.receiver));
        }
        let not_people = [Some(sent.to), request.payment_token, Some(REGISTRY), Some(MANAGER), Some(LAUNCHPAD)];
        if not_people.contains(&Some(receiver.address)) {
            let message = "The token would go to a contract that cannot give it back.";
            self.findings.push(receiver.finding(kind::TOKEN_AS_RECIPIENT, message));
        }
        if request.builder.is_some() {
            opaque.push("the builder's activities");
        }
        let message = "The server made up parts that your request cannot confirm.";
        self.findings.push(Finding::new(kind::OPAQUE, message).got(&opaque.join(", ")).step(step));
        format!("Create {} on {}", plain(request.params.text_at("symbol"), "the token"), request.chain.name)
    }

    fn compare_word(
        &mut self,
        data: &[u8],
        step: usize,
        at: usize,
        asked: U256,
        kind: FindingKind,
        message: &str,
    ) -> bool {
        let got = word(data, at);
        if got != asked {
            let offset = first_difference(data, at, &asked.to_be_bytes::<32>());
            self.findings.push(Finding::new(kind, message).asked(&asked).got(&got).at(step, offset));
        }
        got == asked
    }

    /// The list of migration endpoints that stands at `at`.
    fn check_destinations(&mut self, data: &[u8], step: usize, at: usize) {
        let wanted = self.request.destinations();
        let message = "The answer lets the token move to another number of chains.";
        if !self.compare_word(data, step, at, U256::from(wanted.len()), kind::DESTINATIONS_MISMATCH, message) {
            return;
        }
        let given: Vec<U256> = (1..=wanted.len()).map(|index| word(data, at + 32 * index)).collect();
        let known: Vec<U256> = wanted.iter().filter_map(|chain| chain.endpoint.map(U256::from)).collect();
        if known.iter().any(|endpoint| !given.contains(endpoint)) {
            let show = |list: &[U256]| list.iter().map(U256::to_string).collect::<Vec<_>>().join(", ");
            let finding =
                Finding::new(kind::ENDPOINT_DIFFERS, "The chains that the token may move to cannot be recognised.");
            self.findings.push(finding.asked(&show(&known)).got(&show(&given)).at(step, at + 32));
        }
    }

    fn warn_scale(&mut self, what: &str, step: usize, offset: usize) {
        let finding = Finding::new(kind::SCALE_AMBIGUOUS, "An amount fits at an unusual number of decimals only.");
        self.findings.push(finding.got(&what).at(step, offset));
    }
}
