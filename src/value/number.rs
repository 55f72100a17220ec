//! Numbers of 256 bits as digits. alloy's own reading and writing, for any base and width, costs three kilobytes of wasm.

use alloy_primitives::U256;

/// As many decimal digits as stay in 32 bits.
const GROUP: usize = 9;
const GROUP_BASE: u64 = 10_u64.pow(GROUP as u32);
/// A number of 256 bits has 78 decimal digits at most.
const MAX_DIGITS: usize = 81;

/// The number that digits of this base, at most 16, stand for; `None` where there are none, others or too many.
pub(crate) fn read_number(digits: &str, base: u32) -> Option<U256> {
    let mut limbs = [0; 8];
    for digit in digits.chars() {
        let mut carry = u64::from(digit.to_digit(base)?);
        for limb in &mut limbs {
            carry += u64::from(*limb) * u64::from(base);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry != 0 {
            return None;
        }
    }
    let mut bytes = [0; 32];
    for (slot, limb) in bytes.as_chunks_mut().0.iter_mut().zip(limbs) {
        *slot = limb.to_le_bytes();
    }
    (!digits.is_empty()).then_some(U256::from_le_bytes(bytes))
}

/// The decimal digits of a number.
pub(crate) fn to_decimal(number: &U256) -> String {
    let bytes = number.to_be_bytes::<32>();
    let mut limbs = [0; 8];
    for (limb, chunk) in limbs.iter_mut().zip(bytes.as_chunks().0) {
        *limb = u64::from(u32::from_be_bytes(*chunk));
    }
    let mut digits = [b'0'; MAX_DIGITS];
    let mut groups = digits.rchunks_mut(GROUP);
    // Divisions are dear: leading zeros are left out.
    while let (Some(first), Some(group)) = (limbs.iter().position(|limb| *limb != 0), groups.next()) {
        let mut rest = 0;
        for limb in limbs.iter_mut().skip(first) {
            let part = rest << 32 | *limb;
            *limb = part / GROUP_BASE;
            rest = part % GROUP_BASE;
        }
        for digit in group.iter_mut().rev() {
            *digit += (rest % 10) as u8;
            rest /= 10;
        }
    }
    let first = digits.iter().position(|digit| *digit != b'0').unwrap_or(MAX_DIGITS - 1);
    digits.iter().skip(first).map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use alloy_primitives::U256;

    use super::{read_number, to_decimal};

    #[test]
    fn as_alloy_does_it() {
        let powers = (0..256).map(|bit| U256::ONE << bit);
        for number in powers.flat_map(|power: U256| [power - U256::ONE, power, power + U256::ONE, U256::MAX / power]) {
            let decimal = number.to_string();
            assert_eq!(to_decimal(&number), decimal);
            for (digits, base) in [(&decimal, 10), (&format!("{number:x}"), 16), (&format!("00{number:X}"), 16)] {
                assert_eq!(read_number(digits, base), Some(number), "{digits}");
            }
        }
        let more = format!("{}0", U256::MAX);
        for (digits, base) in
            [("", 10), ("-1", 10), ("1_0", 10), ("a", 10), ("0x1", 16), ("g", 16), (&more, 10), (&more, 16)]
        {
            assert_eq!(read_number(digits, base), None, "{digits}");
        }
        let over = "115792089237316195423570985008687907853269984665640564039457584007913129639936";
        assert_eq!(read_number(over, 10), None);
    }
}
