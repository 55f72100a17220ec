//! Solidity's ABI.
