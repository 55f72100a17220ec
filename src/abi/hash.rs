//! Keccak-256 and what is made of it.

use alloy_primitives::Keccak256;

use super::signature::read_signature;
use crate::error::Result;

/// The Keccak-256 hash of `data`.
pub fn keccak256(data: &[u8]) -> [u8; 32] {
    alloy_primitives::keccak256(data).0
}

/// The four bytes that name a function or a custom error: `transfer(address,uint256)`. Canonical types only.
pub fn function_selector(signature: &str) -> Result<[u8; 4]> {
    read_signature(signature)?;
    Ok(selector(&keccak256(signature.as_bytes())))
}

/// The first topic of an event: `Transfer(address,address,uint256)`. Canonical types only.
pub fn event_topic(signature: &str) -> Result<[u8; 32]> {
    read_signature(signature)?;
    Ok(keccak256(signature.as_bytes()))
}

/// The ERC-8213 digest of calldata, to be compared on another screen: the hash of its length as a word, then itself.
pub fn calldata_digest(data: &[u8]) -> [u8; 32] {
    let mut hasher = Keccak256::new();
    hasher.update([0; 24]);
    hasher.update((data.len() as u64).to_be_bytes());
    hasher.update(data);
    hasher.finalize().0
}

pub(super) fn selector(hash: &[u8; 32]) -> [u8; 4] {
    let [a, b, c, d, ..] = *hash;
    [a, b, c, d]
}
