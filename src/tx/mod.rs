//! Plans of wallet transactions, and the checks that they pass before a wallet opens.

mod contracts;
mod facts;
mod intent;
mod offer;
mod plan;
mod price;
mod purchase;

pub use plan::{Finding, Kind, Plan, Severity, Step, WalletTransaction, assert_safe};
pub use price::{check_purchase_price, purchase_recheck};
pub use purchase::{PurchaseRead, prepare_purchase, purchase_reads};
