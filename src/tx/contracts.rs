//! The functions that plans call, by the contracts' own interfaces: never by the ABI that an answer gives.

use alloy_sol_types::{SolCall, SolType, sol};

sol! {
    interface Erc20 {
        function decimals() external view returns (uint8);
        function symbol() external view returns (string);
        function balanceOf(address owner) external view returns (uint256);
        function allowance(address owner, address spender) external view returns (uint256);
        function approve(address spender, uint256 amount) external;
    }

    /// Apex's listing contract.
    interface Listing {
        function buy(uint256 amount, address houseToken, address paymentToken) external;
        function viewListing(address token) external view returns (
            address token, address paymentToken, uint256 price, uint256 tokenAmount, uint256 minbuycount, uint256 maxbuycount
        );
        function viewUserCanBuy(address houseToken, address user, uint256 amount) external view returns (bool);
    }

    /// Token Layer's registry and manager.
    interface TokenLayer {
        struct FeeLimit {
            uint8 activity;
            uint16 maxFeeBps;
        }

        struct TokenParams {
            bytes32 templateId;
            bytes32 saltEvm;
            bytes32 saltSolana;
            string name;
            string symbol;
            string tokenUri;
            bool isTransferable;
            bool createTBA;
        }

        struct SaleParams {
            bool phase1RoleRequired;
            bool phase2RoleRequired;
            bool phase3RoleRequired;
            bool phase1ParentRoleRequired;
            bool phase2ParentRoleRequired;
            bool phase3ParentRoleRequired;
            uint40 phase1TokenLimitPerUser;
            uint40 phase2TokenLimitPerUser;
            uint40 phase3TokenLimitPerUser;
            uint32 startBlock;
        }

        struct TradingParams {
            bool isTradeable;
            uint256 amountIn;
            uint256 maxAmountIn;
            uint256 tokensOut;
            SaleParams saleParams;
            uint256 poolType;
            uint32[] migrationEndpoints;
        }

        function approveBuilderFees(address builder, FeeLimit[] entries) external;
        function createToken(TokenParams tokenParams, TradingParams tradingParams, address receiver) external;
    }
}

/// A function: what it is known by, and what it takes and gives.
#[derive(Debug)]
pub(super) struct Function {
    pub(super) selector: [u8; 4],
    pub(super) signature: &'static str,
    /// The types of what it returns, in parentheses.
    pub(super) outputs: &'static str,
}

const fn function<Call: SolCall>() -> Function {
    Function { selector: Call::SELECTOR, signature: Call::SIGNATURE, outputs: Call::ReturnTuple::SOL_NAME }
}

pub(super) static DECIMALS: Function = function::<Erc20::decimalsCall>();
pub(super) static SYMBOL: Function = function::<Erc20::symbolCall>();
pub(super) static BALANCE_OF: Function = function::<Erc20::balanceOfCall>();
pub(super) static ALLOWANCE: Function = function::<Erc20::allowanceCall>();
pub(super) static APPROVE: Function = function::<Erc20::approveCall>();
pub(super) static BUY: Function = function::<Listing::buyCall>();
pub(super) static VIEW_LISTING: Function = function::<Listing::viewListingCall>();
pub(super) static VIEW_USER_CAN_BUY: Function = function::<Listing::viewUserCanBuyCall>();
pub(super) static APPROVE_BUILDER_FEES: Function = function::<TokenLayer::approveBuilderFeesCall>();
pub(super) static CREATE_TOKEN: Function = function::<TokenLayer::createTokenCall>();
