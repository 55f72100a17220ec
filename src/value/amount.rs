//! Exact conversion between display units and base units: no float is ever involved.

use alloy_primitives::U256;

use super::{Refusal, read_number, to_decimal};

/// More decimals than this cannot be scaled: 10^78 is over 256 bits.
const MAX_DECIMALS: u8 = 77;

/// Reads `1.25` as base units at `decimals` places: a sign, an exponent, spaces or a digit too fine are refused.
pub fn parse_units(text: &str, decimals: u8) -> Result<U256, Refusal> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return Err(("bad_decimal", "expected decimal digits such as 12 or 0.5".to_owned()));
    }
    let fraction = trim_zeros(fraction);
    if decimals > MAX_DECIMALS {
        return Err(("out_of_range", format!("expected at most {MAX_DECIMALS} decimals, got {decimals}")));
    }
    if fraction.len() > usize::from(decimals) {
        return Err((
            "too_precise",
            format!("expected at most {decimals} digits after the point, got {}", fraction.len()),
        ));
    }
    let base = format!("{whole}{fraction:0<width$}", width = usize::from(decimals));
    read_number(&base, 10).ok_or(("out_of_range", "expected at most 2^256 - 1 base units".to_owned()))
}

/// Writes base units as display units: no exponent, no trailing zeros.
pub fn format_units(amount: U256, decimals: u8) -> String {
    let digits = format!("{:0>width$}", to_decimal(&amount), width = usize::from(decimals) + 1);
    let (whole, fraction) = digits.split_at_checked(digits.len() - usize::from(decimals)).unwrap_or((&digits, ""));
    match trim_zeros(fraction) {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    }
}

fn trim_zeros(mut fraction: &str) -> &str {
    while let Some(shorter) = fraction.strip_suffix('0') {
        fraction = shorter;
    }
    fraction
}
