//! A plan: what would be sent, and what the check found.

use serde::Serialize;

use super::finding::{self as kind, Finding, Findings, Severity};
use crate::abi::calldata_digest;
use crate::error::{Code, Result};
use crate::table::{COUNT, Issues, Object, Origin, Rule, object, optional, required, walk};
use crate::tree::{Path, Tree};
use crate::value::{Address, U256, quantity, to_hex};

/// What `eth_sendTransaction` takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WalletTransaction {
    /// The account that sends.
    pub from: String,
    /// The contract that is called.
    pub to: String,
    /// The calldata, in lower-case hex.
    pub data: String,
    /// Wei, as a quantity.
    pub value: String,
    /// The chain, as a quantity.
    pub chain_id: String,
    /// The gas limit, as a quantity, where the API gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gas: Option<String>,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Sets an allowance to zero, because some tokens refuse to change it otherwise.
    ApproveReset,
    /// Allows an amount.
    Approve,
    /// Buys.
    Buy,
    /// Anything else.
    Call,
}

/// One transaction of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What it does.
    pub kind: Kind,
    /// One plain sentence for the user.
    pub summary: String,
    /// What the wallet is asked to send.
    pub transaction: WalletTransaction,
    /// The Calldata Digest (ERC-8213).
    pub digest: String,
    /// Seconds to wait after it, at most 600, where the API asks to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<u64>,
}

impl Step {
    /// A call that sends no ether.
    pub(super) fn call(kind: Kind, summary: String, chain_id: u64, from: &Address, to: &Address, data: &[u8]) -> Self {
        let transaction = WalletTransaction {
            from: from.to_string(),
            to: to.to_string(),
            data: to_hex(data),
            value: quantity(U256::ZERO),
            chain_id: quantity(U256::from(chain_id)),
            gas: None,
        };
        Self { kind, summary, transaction, digest: to_hex(&calldata_digest(data)), after: None }
    }
}

/// What would be sent, and what the check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The chain (EIP-155).
    pub chain_id: u64,
    /// The account that sends.
    pub from: String,
    /// What may be sent, in order.
    pub steps: Vec<Step>,
    /// What may not be sent, because a finding blocks.
    pub rejected: Vec<Step>,
    /// What the check found, the heaviest first.
    pub findings: Vec<Finding>,
}

impl Plan {
    /// A blocking finding takes every step out of reach.
    pub(super) fn new(chain_id: u64, from: &Address, steps: Vec<Step>, findings: Findings) -> Self {
        let blocked = findings.blocks();
        let Findings(mut findings) = findings;
        if !steps.is_empty() {
            let called: Vec<_> = steps.iter().map(|step| step.transaction.to.as_str()).collect();
            findings.push_mut(Finding::new(&kind::CALLS)).got(&called.join(", "));
        }
        let mut sorted = Vec::new();
        for severity in [Severity::Block, Severity::Warn, Severity::Info] {
            sorted.extend(findings.extract_if(.., |finding| finding.severity == severity));
        }
        let (steps, rejected) = if blocked { (Vec::new(), steps) } else { (steps, Vec::new()) };
        Self { chain_id, from: from.to_string(), steps, rejected, findings: sorted }
    }
}

static PLAN: Object = object(
    "Plan",
    "What would be sent, and what the check found.",
    &[
        required("chainId", COUNT, ""),
        required("from", Rule::Address, ""),
        required("steps", Rule::List(&Rule::Object(&STEP)), ""),
        required("rejected", Rule::List(&Rule::Object(&STEP)), ""),
        required("findings", Rule::List(&Rule::Object(&FINDING)), ""),
    ],
);

static STEP: Object = object(
    "Step",
    "One transaction of a plan.",
    &[
        required("kind", Rule::Text, ""),
        required("summary", Rule::Text, ""),
        required("transaction", Rule::Object(&TRANSACTION), ""),
        required("digest", Rule::Text, ""),
        optional("after", Rule::Integer { min: 0, max: 600 }, ""),
    ],
);

static TRANSACTION: Object = object(
    "WalletTransaction",
    "What `eth_sendTransaction` takes.",
    &[
        required("from", Rule::Address, ""),
        required("to", Rule::Address, ""),
        required("data", Rule::Text, ""),
        required("value", Rule::Text, ""),
        required("chainId", Rule::Text, ""),
        optional("gas", Rule::Text, ""),
    ],
);

static FINDING: Object = object(
    "Finding",
    "Something that the check found out.",
    &[
        required("code", Rule::Text, ""),
        required("severity", Rule::Text, ""),
        required("message", Rule::Text, ""),
        optional("step", COUNT, ""),
        optional("offset", COUNT, ""),
        optional("asked", Rule::Text, ""),
        optional("got", Rule::Text, ""),
    ],
);

/// Reads a plan that the caller hands back.
pub(super) fn read_plan(plan: Tree<'_>) -> Result<Tree<'_>> {
    let mut issues = Issues::default();
    let plan = walk(&PLAN, plan, Path::Root("plan"), Origin::Caller, &mut issues);
    issues.done(Code::InvalidArgument, plan)
}
