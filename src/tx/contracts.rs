//! The contracts that plans call, by their own interfaces: never by the ABI that an answer gives.

use alloy_sol_types::sol;

sol! {
    /// ERC-20, as far as a purchase needs it.
    interface Erc20 {
        function decimals() external view returns (uint8);
        function symbol() external view returns (string);
        function balanceOf(address owner) external view returns (uint256);
        function allowance(address owner, address spender) external view returns (uint256);
        function approve(address spender, uint256 amount) external returns (bool);
    }

    /// Apex's listing contract, as far as a purchase needs it.
    interface Listing {
        #[derive(Debug)]
        struct Offer {
            address token;
            address paymentToken;
            uint256 price;
            uint256 tokenAmount;
            uint256 minbuycount;
            uint256 maxbuycount;
        }

        function buy(uint256 amount, address houseToken, address paymentToken) external;
        function viewListing(address token) external view returns (Offer memory);
        function viewUserCanBuy(address houseToken, address user, uint256 amount) external view returns (bool);
    }
}
