//! Plans of wallet transactions, and the checks that they pass before a wallet opens.

mod addresses;
mod arguments;
mod checks;
mod contracts;
mod creation;
mod facts;
mod finding;
mod intent;
mod interface;
mod known;
mod layer;
mod offer;
mod order;
mod plan;
mod purchase;
mod recheck;

#[cfg(not(target_family = "wasm"))]
pub use contracts::called_functions;
pub use creation::prepare_token_transactions;
#[cfg(not(target_family = "wasm"))]
pub use finding::FINDING_KINDS;
pub use finding::{Finding, FindingKind, Severity};
pub use known::{KNOWN_FUNCTIONS, Known};
pub use plan::{Kind, Plan, Step, WalletTransaction};
pub use purchase::{PurchaseRead, prepare_purchase, purchase_reads};
pub use recheck::{assert_safe, check_purchase_price, purchase_recheck};
