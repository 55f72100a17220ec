//! A JSON number rounded to base units: for comparing, never for paying.

use alloy_primitives::U256;

use super::read_number;

/// Larger exponents, of either sign, are out of reach of 256 bits at any number of decimals.
const MAX_EXPONENT: i32 = 512;

/// The digits of a JSON number at `decimals` places, rounded half up; `None` where it is negative or over 256 bits.
pub(crate) fn round_units(number: &str, decimals: u8) -> Option<U256> {
    if number.starts_with('-') {
        return None;
    }
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.parse::<i32>().ok().filter(|exponent| exponent.abs() <= MAX_EXPONENT)?;
    let digits = format!("{whole}{fraction}");
    let kept = i32::try_from(whole.len()).ok()? + exponent + i32::from(decimals);
    let Ok(kept) = usize::try_from(kept) else { return Some(U256::ZERO) };
    let padded = format!("{digits:0<kept$}");
    let (units, rest) = padded.split_at_checked(kept)?;
    let units = if units.is_empty() { U256::ZERO } else { read_number(units, 10)? };
    let half_or_more = rest.bytes().next().is_some_and(|digit| digit >= b'5');
    units.checked_add(U256::from(u8::from(half_or_more)))
}
