//! Values that cannot hold bad data.

mod address;
mod amount;
mod chain;
mod hex;
mod number;
mod repeats;
mod replace;
mod rounded;
mod segment;
mod timestamp;
mod url;

pub use address::Address;
pub use alloy_primitives::U256;
pub use amount::{format_units, parse_units};
pub(crate) use chain::CHAIN_SLUGS;
pub use chain::{CHAINS, Chain};
pub(crate) use hex::{decode_hex, hex_digits, parse_hex, parse_quantity, quantity, to_hex, write_hex};
pub(crate) use number::{read_number, to_decimal};
pub(crate) use repeats::repeats;
pub(crate) use replace::replace;
pub(crate) use rounded::round_units;
pub(crate) use segment::path_segment;
pub(crate) use timestamp::check_timestamp;
pub(crate) use url::{check_base_url, check_http_url, check_media};

/// Why a text is not the value it should be: a code, and what was expected.
pub(crate) type Refusal = (&'static str, String);
