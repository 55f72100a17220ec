//! What the number in `Panic(uint256)` means.

use super::word::small_number;

/// The selector of `Error(string)`.
pub(super) const ERROR: [u8; 4] = [0x08, 0xC3, 0x79, 0xA0];
/// The selector of `Panic(uint256)`.
pub(super) const PANIC: [u8; 4] = [0x4E, 0x48, 0x7B, 0x71];

/// In words what a contract panicked at, for revert data that is `Panic(uint256)` with a code of Solidity's.
pub fn panic_meaning(data: &[u8]) -> Option<&'static str> {
    let (selector, rest) = data.split_first_chunk()?;
    let code = if *selector == PANIC { small_number(rest.first_chunk()?)? } else { return None };
    Some(match code {
        0x00 => "a panic that the compiler inserted",
        0x01 => "an assertion failed",
        0x11 => "an arithmetic operation overflowed or underflowed",
        0x12 => "a division or modulo by zero",
        0x21 => "a value that is no member of the enum",
        0x22 => "a byte array in storage that is encoded wrongly",
        0x31 => "a pop from an empty array",
        0x32 => "an index out of bounds",
        0x41 => "too much memory, or an array that is too large",
        0x51 => "a call of an uninitialised internal function",
        _ => return None,
    })
}
