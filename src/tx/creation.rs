//! A token's creation: the transactions that Token Layer made, judged by the user's own request.

use core::slice;

use super::addresses::{Place, check_addresses};
use super::arguments::Arguments;
use super::finding::{self as kind, Finding, Findings, Severity};
use super::interface::data_offset;
use super::known::Known;
use super::layer::{APPROVAL, CREATION, FEES, LAUNCHPAD, MANAGER, REGISTRY, Request, TOKENS, role};
use super::plan::{Kind, Plan, Step};
use crate::api::CREATE_TOKEN_TRANSACTION;
use crate::error::{Code, Result};
use crate::table::{Issues, Origin, walk};
use crate::tree::{Path, Tree, excerpt};
use crate::value::{Address, U256, parse_hex, parse_quantity, quantity, to_decimal, to_hex};

/// More transactions than this are not looked at.
const MAX_TRANSACTIONS: usize = 16;
/// More gas than this no chain gives to a transaction ...
pub(super) const MAX_GAS: u64 = 100_000_000;
/// ... and more than this is over the cap of EIP-7825.
const GAS_CAP: u64 = 1 << 24;
/// The longest wait after a step, in seconds.
const MAX_DELAY: u64 = 600;

/// The plan of a token's creation: the answer's transactions in their order, and what the check found. The calldata is the
/// server's: it is decoded strictly, and whatever follows from the request is compared with it.
pub fn prepare_token_transactions(params: Tree<'_>, answer: Tree<'_>, intent: Tree<'_>) -> Result<Plan> {
    let request = Request::read(params, intent)?;
    let mut issues = Issues::default();
    let answer = walk(CREATE_TOKEN_TRANSACTION.answer, answer, Path::Root("answer"), Origin::Parsed, &mut issues);
    issues.done(Code::InvalidArgument, ())?;
    let mut review = Review {
        request: &request,
        answer: &answer,
        findings: Findings::default(),
        steps: Vec::new(),
        places: request.places(),
        arguments: Arguments::default(),
    };
    review.check_metadata();
    review.check_transactions();
    review.check_together();
    check_addresses(&review.places, &mut review.findings);
    Ok(review.plan())
}

/// One transaction, well formed.
pub(super) struct Sent {
    /// Its place among the steps.
    pub(super) step: usize,
    pub(super) to: Address,
    pub(super) data: Vec<u8>,
    value: U256,
    gas: Option<U256>,
}

impl Sent {
    /// The first text that is malformed, where one is.
    fn read<'t>(item: &'t Tree<'_>, step: usize) -> Result<Self, &'t str> {
        let [to, data, value] = ["to", "data", "value"].map(|name| item.text_at(name));
        Ok(Self {
            step,
            to: Address::parse(to).map_err(|_| to)?,
            data: parse_hex(data).map_err(|_| data)?,
            value: parse_quantity(value).ok_or(value)?,
            gas: item.at("gasLimit").text().map(|gas| parse_quantity(gas).ok_or(gas)).transpose()?,
        })
    }
}

/// A check under way.
pub(super) struct Review<'r, 'a> {
    pub(super) request: &'r Request<'a>,
    pub(super) answer: &'r Tree<'a>,
    pub(super) findings: Findings,
    steps: Vec<Step>,
    /// Every address that was met.
    pub(super) places: Vec<Place>,
    pub(super) arguments: Arguments,
}

impl Review<'_, '_> {
    fn check_metadata(&mut self) {
        let metadata = self.answer.at("metadata");
        for (name, kind) in [
            ("name", &kind::NAME_MISMATCH),
            ("symbol", &kind::SYMBOL_MISMATCH),
            ("description", &kind::DESCRIPTION_MISMATCH),
        ] {
            let (asked, got) = (self.request.params.text_at(name), metadata.text_at(name));
            if asked != got && *metadata != Tree::Null {
                self.findings.add(kind).asked_text(asked).got_text(got);
            }
        }
    }

    fn check_transactions(&mut self) {
        let (listed, deprecated) = (self.answer.at("transactions").items(), self.answer.at("transaction"));
        let is_alone = listed.is_empty() && *deprecated != Tree::Null;
        let items = if is_alone { slice::from_ref(deprecated) } else { listed };
        if is_alone || *self.answer.at("chainId") != Tree::Null {
            self.check_chain_id(self.answer);
        }
        if items.len() > MAX_TRANSACTIONS {
            self.findings.add(&kind::EXTRA_CALL).got(&items.len());
        }
        for item in items.iter().take(MAX_TRANSACTIONS) {
            if self.check_chain(item, is_alone) {
                self.check_transaction(item);
            }
        }
        if let Some(last) = self.steps.last_mut() {
            last.after = None;
        }
        let is_same = |item: &Tree<'_>| {
            ["to", "data", "value", "gasLimit"].iter().all(|name| item.at(name) == deprecated.at(name))
        };
        if *deprecated != Tree::Null && !items.iter().any(is_same) {
            self.findings.add(&kind::OTHER_TRANSACTION).got_text(deprecated.text_at("to"));
        }
        if self.steps.len() == items.len() && !self.is_executed() && self.arguments.next <= CREATION {
            self.findings.add(&kind::MISSING_CALL);
        }
    }

    fn is_executed(&self) -> bool {
        *self.answer.at("executed") == Tree::Bool(true)
    }

    fn check_chain_id(&mut self, named: &Tree<'_>) {
        let (asked, got) = (self.request.chain.id.unwrap_or_default(), named.at("chainId").count().unwrap_or_default());
        if asked != got {
            self.findings.add(&kind::CHAIN_MISMATCH).asked(&asked).got(&got);
        }
    }

    /// Whether a transaction can be one of a plan at all.
    fn check_chain(&mut self, item: &Tree<'_>, is_alone: bool) -> bool {
        let is_evm = match item.at("chainType") {
            Tree::Text(text) => text.eq_ignore_ascii_case("evm"),
            _ => true,
        };
        if !is_evm || self.request.chain.id.is_none() {
            let mut raw = String::new();
            for name in ["chainType", "chainSlug", "to", "data", "value"] {
                for part in [if raw.is_empty() { "" } else { ", " }, name, ": ", &excerpt(item.text_at(name))] {
                    raw += part;
                }
            }
            self.findings.add(&kind::UNSUPPORTED_CHAIN).got(&raw);
            return false;
        }
        if !is_alone {
            self.check_chain_id(item);
            let (asked, got) = (self.request.chain.slug, item.text_at("chainSlug"));
            if asked != got {
                self.findings.add(&kind::CHAIN_MISMATCH).asked(&asked).got_text(got);
            }
        }
        true
    }

    fn check_transaction(&mut self, item: &Tree<'_>) {
        let index = self.steps.len();
        let sent = match Sent::read(item, index) {
            Ok(sent) => sent,
            Err(text) => {
                self.findings.add(&kind::MALFORMED_TRANSACTION).got_text(text);
                return;
            }
        };
        self.places.push(Place::called(sent.to, index));
        if !sent.value.is_zero() {
            self.findings.add(&kind::VALUE_SENT).asked(&0u64).got(&to_decimal(&sent.value)).step(index);
        }
        for (kind, most) in [(&kind::GAS_ABOVE_LIMIT, MAX_GAS), (&kind::GAS_ABOVE_CAP, GAS_CAP)] {
            if let Some(gas) = sent.gas.as_ref().filter(|gas| **gas > U256::from(most)) {
                self.findings.add(kind).asked(&most).got(&to_decimal(gas)).step(index);
                break;
            }
        }
        let delay = item.at("transactionDelay").count().unwrap_or_default();
        if delay > MAX_DELAY {
            self.findings.add(&kind::LONG_DELAY).asked(&MAX_DELAY).got(&delay).step(index);
        }
        let (kind, summary) = self.check_call(&sent);
        let chain_id = self.request.chain.id.unwrap_or_default();
        let mut step = Step::call(kind, summary, chain_id, &self.request.from, &sent.to, &sent.data);
        step.transaction.value = quantity(sent.value);
        step.transaction.gas = sent.gas.map(quantity);
        step.after = Some(delay.min(MAX_DELAY)).filter(|delay| *delay > 0);
        self.steps.push(step);
    }

    /// What a call is, by its selector alone, and whether it stands where it may; then its arguments.
    fn check_call(&mut self, sent: &Sent) -> (Kind, String) {
        let unknown = (Kind::Call, "Call a contract".to_owned());
        let Some((role, function)) = role(&sent.data) else {
            let finding = match Known::worst_of(&sent.data) {
                Some((act, signature)) => {
                    self.findings.add(&kind::DANGEROUS_CALL).message(act.sentence()).got(&signature)
                }
                None => {
                    let selector = to_hex(sent.data.get(..4).unwrap_or_default());
                    self.findings.add(&kind::UNKNOWN_FUNCTION).got(&selector)
                }
            };
            finding.at(sent.step, 0);
            return unknown;
        };
        let is_wanted = match role {
            APPROVAL => self.request.amount(self.request.limit(), TOKENS) != [0; 32],
            FEES => self.request.builder.is_some(),
            _ => true,
        };
        let next = self.arguments.next;
        if role < next || !is_wanted {
            let is_extra = role + 1 == next || !is_wanted;
            let kind = if is_extra { &kind::EXTRA_CALL } else { &kind::WRONG_ORDER };
            self.findings.add(kind).got_text(function.signature).at(sent.step, 0);
        }
        self.arguments.next = next.max(role + 1);
        if let Err(error) = function.check(&sent.data) {
            let offset = data_offset(&error);
            self.findings.add(&kind::MALFORMED_CALLDATA).got_text(&error.to_string()).at(sent.step, offset);
            return unknown;
        }
        match role {
            APPROVAL => (Kind::Approve, self.check_approval(sent)),
            FEES => (Kind::Call, self.check_builder_fees(sent)),
            _ => (Kind::Call, self.check_creation(sent)),
        }
    }

    /// Reports a contract that is none of these. Where the app vouches for it, that is told; where nobody does, it blocks.
    pub(super) fn check_contract(&mut self, place: Place, pinned: &[&Address]) -> Option<&mut Finding> {
        if pinned.contains(&&place.address) {
            return None;
        }
        if self.request.contracts.contains(&place.address) {
            place.report(&kind::APP_CONTRACT, &mut self.findings);
            return None;
        }
        Some(place.report(&kind::UNKNOWN_CONTRACT, &mut self.findings))
    }

    /// What only shows when all calls are known.
    fn check_together(&mut self) {
        let Some((spender, amount)) = self.arguments.approved else { return };
        let created = self.arguments.created;
        let pinned = created.as_ref().map_or([&REGISTRY, &MANAGER, &LAUNCHPAD], |(to, _)| [to, to, &LAUNCHPAD]);
        if let Some(stranger) = self.check_contract(spender, &pinned) {
            stranger.message("The answer would let a stranger spend your money.".to_owned()).asked(pinned[0]);
        }
        if let Some((_, spent)) = created.filter(|(_, spent)| amount > *spent)
            && !self.findings.has(&kind::APPROVAL_ABOVE_LIMIT)
        {
            let step = spender.step.unwrap_or_default();
            let [asked, got] = [spent, amount].map(|word| to_decimal(&U256::from_be_bytes(word)));
            self.findings.add(&kind::APPROVAL_ABOVE_LIMIT).asked(&asked).got(&got).at(step, 36);
        }
    }

    fn plan(mut self) -> Plan {
        let is_blocked = self.findings.0.iter().any(|finding| finding.severity == Severity::Block);
        if self.is_executed() && !is_blocked {
            self.steps.clear();
            for finding in &mut self.findings.0 {
                (finding.step, finding.offset) = (None, None);
            }
            self.findings.add(&kind::EXECUTED).got_text(self.answer.text_at("transactionHash"));
        }
        Plan::new(self.request.chain.id.unwrap_or_default(), &self.request.from, self.steps, self.findings)
    }
}
