//! A token's creation: the transactions that Token Layer made, judged by the user's own request.

use core::slice;

use super::addresses::{Place, check_addresses};
use super::arguments::Arguments;
use super::finding::{self as kind, Finding, FindingKind, Severity};
use super::interface::{Interface, data_offset};
use super::known::Known;
use super::layer::{APPROVE, APPROVE_FEES, CREATE, FUNCTIONS, LAUNCHPAD, MANAGER, REGISTRY, Request, role};
use super::plan::{Kind, Plan, Step};
use crate::api::CREATE_TOKEN_TRANSACTION;
use crate::error::{Code, Result};
use crate::table::{Issues, Origin, walk};
use crate::tree::{Path, Tree, excerpt};
use crate::value::{Address, U256, parse_hex, parse_quantity, quantity, to_hex};

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
    let mut review = Review::new(&request, &answer);
    review.check_metadata();
    review.check_transactions();
    Ok(review.plan())
}

/// One transaction, well formed.
pub(super) struct Sent {
    pub(super) to: Address,
    pub(super) data: Vec<u8>,
    value: U256,
    gas: Option<U256>,
}

impl Sent {
    /// The first field that is malformed, where one is.
    fn read<'t>(item: &'t Tree<'_>) -> Result<Self, &'t str> {
        let text = |name| item.text_at(name);
        Ok(Self {
            to: Address::parse(text("to")).map_err(|_| text("to"))?,
            data: parse_hex(text("data")).map_err(|_| text("data"))?,
            value: parse_quantity(text("value")).ok_or(text("value"))?,
            gas: item.at("gasLimit").text().map(|gas| parse_quantity(gas).ok_or(gas)).transpose()?,
        })
    }
}

pub(super) struct Review<'r, 'a> {
    pub(super) request: &'r Request<'a>,
    pub(super) answer: &'r Tree<'a>,
    pub(super) findings: Vec<Finding>,
    steps: Vec<Step>,
    pub(super) places: Vec<Place>,
    /// What each function of the plan was found to do, once it was.
    pub(super) arguments: Arguments,
}

impl<'r, 'a> Review<'r, 'a> {
    fn new(request: &'r Request<'a>, answer: &'r Tree<'a>) -> Self {
        let places = request.addresses().map(Place::known).collect();
        Self { request, answer, findings: Vec::new(), steps: Vec::new(), places, arguments: Arguments::default() }
    }

    pub(super) fn push(&mut self, kind: FindingKind, message: &str, asked: &dyn ToString, got: &dyn ToString) {
        self.findings.push(Finding::new(kind, message).asked(asked).got(got));
    }

    fn check_metadata(&mut self) {
        let metadata = self.answer.at("metadata");
        let names = [
            ("name", kind::NAME_MISMATCH, "The answer describes a token of another name."),
            ("symbol", kind::SYMBOL_MISMATCH, "The answer describes a token of another symbol."),
        ];
        for (name, kind, message) in names {
            let (asked, got) = (self.request.params.text_at(name), metadata.text_at(name));
            if asked != got && *metadata != Tree::Null {
                self.push(kind, message, &excerpt(asked), &excerpt(got));
            }
        }
    }

    fn check_transactions(&mut self) {
        let (listed, deprecated) = (self.answer.at("transactions").items(), self.answer.at("transaction"));
        let is_alone = listed.is_empty() && *deprecated != Tree::Null;
        let items = if is_alone { slice::from_ref(deprecated) } else { listed };
        if is_alone || *self.answer.at("chainId") != Tree::Null {
            self.check_chain_id(self.answer.at("chainId"));
        }
        if items.len() > MAX_TRANSACTIONS {
            self.push(kind::EXTRA_CALL, "The answer holds more transactions than a creation needs.", &3, &items.len());
        }
        for item in items.iter().take(MAX_TRANSACTIONS) {
            self.check_transaction(item, is_alone);
        }
        if let Some(last) = self.steps.last_mut() {
            last.after = None;
        }
        let fields = ["to", "data", "value", "gasLimit"];
        let is_same = |item: &Tree<'_>| fields.iter().all(|name| item.at(name) == deprecated.at(name));
        if *deprecated != Tree::Null && !items.iter().any(is_same) {
            let message = "Beside its transactions the answer holds another, which is not sent.";
            self.findings.push(Finding::new(kind::OTHER_TRANSACTION, message).got(&excerpt(deprecated.text_at("to"))));
        }
        self.check_together();
        if self.steps.len() == items.len() && !self.is_executed() && self.arguments.next <= CREATE {
            self.findings.push(Finding::new(kind::MISSING_CALL, "Nothing in the answer creates the token."));
        }
        check_addresses(&self.places, &mut self.findings);
    }

    fn is_executed(&self) -> bool {
        *self.answer.at("executed") == Tree::Bool(true)
    }

    fn check_chain_id(&mut self, got: &Tree<'_>) {
        let asked = self.request.chain.id;
        if got.count() != asked {
            let message = "The answer sends you to another chain.";
            let show = |id: Option<u64>| id.map_or_else(|| "none".to_owned(), |id| id.to_string());
            self.push(kind::CHAIN_MISMATCH, message, &show(asked), &show(got.count()));
        }
    }

    fn check_transaction(&mut self, item: &Tree<'_>, is_alone: bool) {
        let is_evm = match item.at("chainType") {
            Tree::Text(text) => text.eq_ignore_ascii_case("evm"),
            _ => true,
        };
        let Some(chain_id) = self.request.chain.id.filter(|_| is_evm) else {
            let raw = ["chainType", "chainSlug", "to", "data", "value"]
                .map(|name| format!("{name}: {}", excerpt(item.text_at(name))))
                .join(", ");
            let message = "The answer is for a chain that this wallet cannot send to.";
            return self.findings.push(Finding::new(kind::UNSUPPORTED_CHAIN, message).got(&raw));
        };
        if !is_alone {
            self.check_chain_id(item.at("chainId"));
            let (asked, got) = (self.request.chain.slug, item.text_at("chainSlug"));
            if asked != got {
                self.push(kind::CHAIN_MISMATCH, "The answer sends you to another chain.", &asked, &excerpt(got));
            }
        }
        let sent = match Sent::read(item) {
            Ok(sent) => sent,
            Err(text) => {
                let message = "A transaction of the answer is malformed.";
                return self.findings.push(Finding::new(kind::MALFORMED_TRANSACTION, message).got(&excerpt(text)));
            }
        };
        let index = self.steps.len();
        self.places.push(Place { address: sent.to, step: Some(index), offset: None });
        self.check_sent(&sent, index);
        let (kind, summary) = self.check_call(&sent, index);
        let mut step = Step::call(kind, summary, chain_id, self.request.from, sent.to, &sent.data);
        step.transaction.value = quantity(sent.value);
        step.transaction.gas = sent.gas.map(quantity);
        step.after = item.at("transactionDelay").count().filter(|delay| *delay > 0).map(|delay| delay.min(MAX_DELAY));
        if item.at("transactionDelay").count().is_some_and(|delay| delay > MAX_DELAY) {
            let finding = Finding::new(kind::LONG_DELAY, "The answer asks to wait longer than ten minutes.");
            self.findings.push(
                finding.asked(&MAX_DELAY).got(&item.at("transactionDelay").count().unwrap_or_default()).step(index),
            );
        }
        self.steps.push(step);
    }

    fn check_sent(&mut self, sent: &Sent, index: usize) {
        if !sent.value.is_zero() {
            let finding = Finding::new(kind::VALUE_SENT, "The answer sends ether along, which you did not ask for.");
            self.findings.push(finding.asked(&0).got(&sent.value).step(index));
        }
        let Some(gas) = sent.gas else { return };
        for (kind, most, message) in [
            (kind::GAS_ABOVE_LIMIT, MAX_GAS, "The answer asks for far more gas than any call needs."),
            (kind::GAS_ABOVE_CAP, GAS_CAP, "The answer asks for more gas than many chains allow."),
        ] {
            if gas > U256::from(most) {
                return self.findings.push(Finding::new(kind, message).asked(&most).got(&gas).step(index));
            }
        }
    }

    /// What a call is, by its selector alone; its arguments are checked where it belongs into the plan.
    fn check_call(&mut self, sent: &Sent, index: usize) -> (Kind, String) {
        let selector = sent.data.get(..4).unwrap_or_default();
        let Some(role) = role(&sent.data) else {
            let finding = match Known::worst_of(&sent.data) {
                Some((act, signature)) => {
                    let message = format!("A call of the answer would {}.", act.words());
                    Finding::new(kind::DANGEROUS_CALL, message).got(&signature)
                }
                None => Finding::new(kind::UNKNOWN_FUNCTION, "The answer adds a call that nobody knows.")
                    .got(&to_hex(selector)),
            };
            self.findings.push(finding.at(index, 0));
            return (Kind::Call, "Call a contract".to_owned());
        };
        let kind = if role == APPROVE { Kind::Approve } else { Kind::Call };
        let is_wanted = match role {
            APPROVE => !self.request.amount(self.request.limit(), 18).is_zero(),
            APPROVE_FEES => self.request.builder.is_some(),
            _ => true,
        };
        let next = self.arguments.next;
        self.arguments.next = next.max(role + 1);
        if role < next || !is_wanted {
            let (kind, message) = if role + 1 == next || !is_wanted {
                (kind::EXTRA_CALL, "The answer adds a call that you did not ask for.")
            } else {
                (kind::WRONG_ORDER, "The answer's calls stand in the wrong order.")
            };
            let got = FUNCTIONS.get(role).map_or("", |function| function.signature);
            self.findings.push(Finding::new(kind, message).got(&excerpt(got)).at(index, 0));
        }
        let signature = FUNCTIONS.get(role).map_or("", |function| function.signature);
        if let Err(error) = Interface::new(signature, "").and_then(|interface| interface.check(&sent.data)) {
            let finding = Finding::new(kind::MALFORMED_CALLDATA, "The bytes of a call are not what they should be.");
            self.findings.push(finding.got(&excerpt(&error.to_string())).at(index, data_offset(&error)));
            return (kind, "Call a contract".to_owned());
        }
        let summary = match role {
            APPROVE => self.check_approval(sent, index),
            APPROVE_FEES => self.check_builder_fees(sent, index),
            _ => self.check_creation(sent, index),
        };
        (kind, summary)
    }

    /// Whether a contract is one of these, or one that the app vouches for.
    pub(super) fn is_vouched(&mut self, place: Place, pinned: &[Address]) -> bool {
        let is_pinned = pinned.contains(&place.address);
        let is_own = self.request.contracts.contains(&place.address);
        if !is_pinned && is_own {
            self.findings.push(place.finding(kind::APP_CONTRACT, "The app alone vouches for this contract."));
        }
        is_pinned || is_own
    }

    pub(super) fn check_contract(&mut self, place: Place, pinned: &[Address], message: &str) {
        if !self.is_vouched(place, pinned) {
            self.findings.push(place.finding(kind::UNKNOWN_CONTRACT, message));
        }
    }

    /// What only shows when all calls are known.
    fn check_together(&mut self) {
        if let Some((place, amount)) = self.arguments.approved {
            let creator = self.arguments.created.map(|(to, ..)| to);
            let pinned = creator.map_or([REGISTRY, MANAGER, LAUNCHPAD], |to| [to, to, LAUNCHPAD]);
            self.check_contract(place, &pinned, "The answer would let a stranger spend your money.");
            let is_told = self.findings.iter().any(|finding| finding.code == kind::APPROVAL_ABOVE_LIMIT.code);
            if let Some((_, spent)) = self.arguments.created.filter(|(_, spent)| amount > *spent && !is_told) {
                let finding = Finding::new(kind::APPROVAL_ABOVE_LIMIT, "More may be spent than the creation costs.");
                let step = place.step.unwrap_or_default();
                self.findings.push(finding.asked(&spent).got(&amount).at(step, 36));
            }
        }
    }

    fn plan(mut self) -> Plan {
        let chain_id = self.request.chain.id.unwrap_or_default();
        let is_blocked = self.findings.iter().any(|finding| finding.severity == Severity::Block);
        if self.is_executed() && !is_blocked {
            self.steps.clear();
            for finding in &mut self.findings {
                (finding.step, finding.offset) = (None, None);
            }
            let finding = Finding::new(kind::EXECUTED, "The server says that it has already sent everything.");
            let hash = self.answer.at("transactionHash").text().map(excerpt).unwrap_or_default();
            self.findings.push(finding.got(&hash));
        }
        Plan::new(chain_id, self.request.from, self.steps, self.findings)
    }
}
