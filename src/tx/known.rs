//! Functions whose meaning is known, whatever an ABI calls them: a selector says what a call does, a name does not.

use super::interface::{bytes_args, size};
use crate::value::parse_hex;

/// What a call does, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Act {
    Delegate,
    Upgrade,
    Control,
    AllowAll,
    Allow,
    Send,
    Permit,
    Fees,
    Calls,
}

impl Act {
    /// In words that follow "would".
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Delegate => "let other code act as your account",
            Self::Upgrade => "replace the code of a contract",
            Self::Control => "hand control over to someone else",
            Self::AllowAll => "give all your tokens away",
            Self::Allow => "change what others may spend for you",
            Self::Send => "send your tokens away",
            Self::Permit => "spend by a signature that you never gave",
            Self::Fees => "let a builder take fees from everything",
            Self::Calls => "make other calls for you",
        }
    }

    pub(super) fn sentence(self) -> String {
        format!("A call of the answer would {}.", self.words())
    }
}

/// Where a call holds other calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nested {
    Nowhere,
    /// In its bytes arguments.
    Args,
    /// The same; and a fourth argument of 1 makes them delegatecalls (Safe).
    Operation,
    /// Packed one behind the other: operation, target, value, length, calldata (Safe's MultiSend).
    Packed,
    /// Target, value and calldata, packed; a first byte of 0xff makes it a delegatecall (ERC-7579).
    Mode,
}

/// A function of known meaning.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Its selector.
    pub selector: [u8; 4],
    /// Its real signature.
    pub signature: &'static str,
    pub(super) act: Act,
    nested: Nested,
}

const fn known(selector: u32, signature: &'static str, act: Act) -> Known {
    nested(selector, signature, act, Nested::Nowhere)
}

const fn nested(selector: u32, signature: &'static str, act: Act, nested: Nested) -> Known {
    Known { selector: selector.to_be_bytes(), signature, act, nested }
}

/// Every function of known meaning.
#[rustfmt::skip]
pub static KNOWN_FUNCTIONS: &[Known] = &[
    known(0x6e0a_acf7, "delegatecall(address,bytes)", Act::Delegate),
    known(0xb68d_f16d, "executeDelegateCall(address,bytes)", Act::Delegate),
    known(0x3659_cfe6, "upgradeTo(address)", Act::Upgrade),
    known(0x4f1e_f286, "upgradeToAndCall(address,bytes)", Act::Upgrade),
    known(0x99a8_8ec4, "upgrade(address,address)", Act::Upgrade),
    known(0x1f93_1c1c, "diamondCut((address,uint8,bytes4[])[],address,bytes)", Act::Upgrade),
    known(0xf2fd_e38b, "transferOwnership(address)", Act::Control),
    known(0x7150_18a6, "renounceOwnership()", Act::Control),
    known(0x8f28_3970, "changeAdmin(address)", Act::Control),
    known(0x7eff_275e, "changeProxyAdmin(address,address)", Act::Control),
    known(0x2f2f_f15d, "grantRole(bytes32,address)", Act::Control),
    known(0xd547_741f, "revokeRole(bytes32,address)", Act::Control),
    known(0x3656_8abe, "renounceRole(bytes32,address)", Act::Control),
    known(0x610b_5925, "enableModule(address)", Act::Control),
    known(0x0d58_2f13, "addOwnerWithThreshold(address,uint256)", Act::Control),
    known(0xe318_b52b, "swapOwner(address,address,address)", Act::Control),
    known(0xa22c_b465, "setApprovalForAll(address,bool)", Act::AllowAll),
    known(0x095e_a7b3, "approve(address,uint256)", Act::Allow),
    known(0x3950_9351, "increaseAllowance(address,uint256)", Act::Allow),
    known(0xa457_c2d7, "decreaseAllowance(address,uint256)", Act::Allow),
    known(0xcae9_ca51, "approveAndCall(address,uint256,bytes)", Act::Allow),
    known(0xd505_accf, "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", Act::Allow),
    known(0x8fcb_af0c, "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)", Act::Allow),
    known(0x8751_7c45, "approve(address,address,uint160,uint48)", Act::Allow),
    known(0x2b67_b570, "permit(address,((address,uint160,uint48,uint48),address,uint256),bytes)", Act::Allow),
    known(0x2a2d_80d1, "permit(address,((address,uint160,uint48,uint48)[],address,uint256),bytes)", Act::Allow),
    known(0xa905_9cbb, "transfer(address,uint256)", Act::Send),
    known(0x23b8_72dd, "transferFrom(address,address,uint256)", Act::Send),
    known(0x423f_6cef, "safeTransfer(address,uint256)", Act::Send),
    known(0x4284_2e0e, "safeTransferFrom(address,address,uint256)", Act::Send),
    known(0xb88d_4fde, "safeTransferFrom(address,address,uint256,bytes)", Act::Send),
    known(0xf242_432a, "safeTransferFrom(address,address,uint256,uint256,bytes)", Act::Send),
    known(0x2eb2_c2d6, "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)", Act::Send),
    known(0x4000_aea0, "transferAndCall(address,uint256,bytes)", Act::Send),
    known(0x36c7_8516, "transferFrom(address,address,uint160,address)", Act::Send),
    known(0x0d58_b1db, "transferFrom((address,address,uint160,address)[])", Act::Send),
    known(0x30f2_8b7a, "permitTransferFrom(((address,uint256),uint256,uint256),(address,uint256),address,bytes)", Act::Send),
    known(0xedd9_444b, "permitTransferFrom(((address,uint256)[],uint256,uint256),(address,uint256)[],address,bytes)", Act::Send),
    known(0x137c_29fe, "permitWitnessTransferFrom(((address,uint256),uint256,uint256),(address,uint256),address,bytes32,string,bytes)", Act::Send),
    known(0xfe8e_c1a7, "permitWitnessTransferFrom(((address,uint256)[],uint256,uint256),(address,uint256)[],address,bytes32,string,bytes)", Act::Send),
    known(0xe3ee_160e, "transferWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)", Act::Send),
    known(0xef55_bec6, "receiveWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)", Act::Send),
    known(0x14ad_9cac, "createTokenWithPaymentPermit((bytes32,bytes32,bytes32,string,string,string,bool,bool),(bool,uint256,uint256,uint256,(bool,bool,bool,bool,bool,bool,uint40,uint40,uint40,uint32),uint256,uint32[]),address,uint256,uint256,uint8,bytes32,bytes32)", Act::Permit),
    known(0x495d_a258, "toggleGlobalBuilderFeeApproval(address,uint256,uint256,bool)", Act::Fees),
    nested(0xac96_50d8, "multicall(bytes[])", Act::Calls, Nested::Args),
    nested(0x5ae4_01dc, "multicall(uint256,bytes[])", Act::Calls, Nested::Args),
    nested(0x252d_ba42, "aggregate((address,bytes)[])", Act::Calls, Nested::Args),
    nested(0xbce3_8bd7, "tryAggregate(bool,(address,bytes)[])", Act::Calls, Nested::Args),
    nested(0x82ad_56cb, "aggregate3((address,bool,bytes)[])", Act::Calls, Nested::Args),
    nested(0x174d_ea71, "aggregate3Value((address,bool,uint256,bytes)[])", Act::Calls, Nested::Args),
    nested(0xb61d_27f6, "execute(address,uint256,bytes)", Act::Calls, Nested::Args),
    nested(0x1cff_79cd, "execute(address,bytes)", Act::Calls, Nested::Args),
    nested(0x3f70_7e6b, "execute((address,uint256,bytes)[])", Act::Calls, Nested::Args),
    nested(0x2485_6bc3, "execute(bytes,bytes[])", Act::Calls, Nested::Args),
    nested(0x3593_564c, "execute(bytes,bytes[],uint256)", Act::Calls, Nested::Args),
    nested(0x18df_b3c7, "executeBatch(address[],bytes[])", Act::Calls, Nested::Args),
    nested(0x47e1_da2a, "executeBatch(address[],uint256[],bytes[])", Act::Calls, Nested::Args),
    nested(0x34fc_d5be, "executeBatch((address,uint256,bytes)[])", Act::Calls, Nested::Args),
    nested(0x1b8b_921d, "call(address,bytes)", Act::Calls, Nested::Args),
    nested(0x6fad_cf72, "forward(address,bytes)", Act::Calls, Nested::Args),
    nested(0x8d80_ff0a, "multiSend(bytes)", Act::Calls, Nested::Packed),
    nested(0xe9ae_5c53, "execute(bytes32,bytes)", Act::Calls, Nested::Mode),
    nested(0x5194_5447, "execute(address,uint256,bytes,uint8)", Act::Calls, Nested::Operation),
    nested(0x6a76_1202, "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)", Act::Calls, Nested::Operation),
    nested(0x4687_21a7, "execTransactionFromModule(address,uint256,bytes,uint8)", Act::Calls, Nested::Operation),
];

/// Calls inside calls are followed this deep.
const MAX_DEPTH: usize = 8;

impl Known {
    /// The function that calldata with this selector calls, if its meaning is known.
    pub(super) fn of(selector: &[u8]) -> Option<&'static Self> {
        KNOWN_FUNCTIONS.iter().find(|known| known.selector == selector)
    }

    /// The worst that calldata does, itself or by a call inside it.
    pub(super) fn worst_of(data: &[u8]) -> Option<(Act, &'static str)> {
        worst(data, 0)
    }
}

fn worst(data: &[u8], depth: usize) -> Option<(Act, &'static str)> {
    let known = Known::of(data.get(..4)?)?;
    let mut found = (known.act, known.signature);
    if known.nested == Nested::Nowhere || depth == MAX_DEPTH {
        return Some(found);
    }
    let delegate = (Act::Delegate, known.signature);
    let mut keep =
        |inner: Option<(Act, &'static str)>| found = inner.filter(|inner| inner.0 < found.0).unwrap_or(found);
    keep(match known.nested {
        Nested::Operation if size(data, 4 + 3 * 32) == 1 => Some(delegate),
        Nested::Mode if data.get(4) == Some(&0xFF) => Some(delegate),
        _ => None,
    });
    // Calldata is canonical, so what lies inside is never more than what it lies in: the work is bounded by the depth.
    for bytes in bytes_args(known.signature, data).iter().filter_map(|text| parse_hex(text).ok()) {
        match known.nested {
            Nested::Packed => {
                let mut rest = bytes.as_slice();
                while let Some((operation, call, after)) = unpack(rest) {
                    keep((operation == 1).then_some(delegate));
                    keep(worst(call, depth + 1));
                    rest = after;
                }
            }
            Nested::Mode => keep(bytes.get(52..).and_then(|call| worst(call, depth + 1))),
            _ => keep(worst(&bytes, depth + 1)),
        }
    }
    Some(found)
}

/// The first call of a packed list: its operation and calldata, and what follows it.
fn unpack(list: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (operation, rest) = list.split_first()?;
    let (call, after) = rest.get(84..)?.split_at_checked(size(rest, 52))?;
    Some((*operation, call, after))
}
