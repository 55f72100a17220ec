//! The functions that plans call, by their own signatures: never by the ABI that an answer gives.

/// A function: what it is known by, and what it takes and gives.
#[derive(Debug)]
pub(super) struct Function {
    pub(super) selector: [u8; 4],
    pub(super) signature: &'static str,
    /// The types of what it returns, where it is read.
    pub(super) outputs: &'static str,
}

const fn function(selector: u32, signature: &'static str, outputs: &'static str) -> Function {
    Function { selector: selector.to_be_bytes(), signature, outputs }
}

// ERC-20.
pub(super) static DECIMALS: Function = function(0x313c_e567, "decimals()", "uint8");
pub(super) static SYMBOL: Function = function(0x95d8_9b41, "symbol()", "string");
pub(super) static BALANCE_OF: Function = function(0x70a0_8231, "balanceOf(address)", "uint256");
pub(super) static ALLOWANCE: Function = function(0xdd62_ed3e, "allowance(address,address)", "uint256");
pub(super) static APPROVE: Function = function(0x095e_a7b3, "approve(address,uint256)", "");

// Apex's listing contract: what is bought, what it costs, and whether it may be bought.
pub(super) static BUY: Function = function(0xe753_858a, "buy(uint256,address,address)", "");
/// Token, currency, price of one, how many are left, the fewest and the most at once.
pub(super) static VIEW_LISTING: Function =
    function(0x2c3c_02bf, "viewListing(address)", "address,address,uint256,uint256,uint256,uint256");
pub(super) static VIEW_USER_CAN_BUY: Function =
    function(0xcda2_f4cb, "viewUserCanBuy(address,address,uint256)", "bool");

// Token Layer's registry and manager.
pub(super) static APPROVE_BUILDER_FEES: Function =
    function(0x785c_059d, "approveBuilderFees(address,(uint8,uint16)[])", "");
pub(super) static CREATE_TOKEN: Function = function(
    0xdb70_6097,
    "createToken((bytes32,bytes32,bytes32,string,string,string,bool,bool),(bool,uint256,uint256,uint256,\
     (bool,bool,bool,bool,bool,bool,uint40,uint40,uint40,uint32),uint256,uint32[]),address)",
    "",
);

/// All of them, for tests: signatures and selectors.
#[cfg(not(target_family = "wasm"))]
pub fn called_functions() -> Vec<(&'static str, [u8; 4])> {
    let all = [
        &DECIMALS,
        &SYMBOL,
        &BALANCE_OF,
        &ALLOWANCE,
        &APPROVE,
        &BUY,
        &VIEW_LISTING,
        &VIEW_USER_CAN_BUY,
        &APPROVE_BUILDER_FEES,
        &CREATE_TOKEN,
    ];
    all.map(|function| (function.signature, function.selector)).to_vec()
}
