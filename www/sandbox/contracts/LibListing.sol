// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.37;

/// One house token on sale, and the rules for buying it.
library LibListing {
    /// The members and their order are those that the API page's ABI gives to `viewListing`.
    struct Listing {
        address token;
        address paymentToken;
        uint256 price;
        uint256 tokenAmount;
        uint256 minbuycount;
        uint256 maxbuycount;
    }

    /// What the contract knows of a house token beyond its listing. It outlives a delisting, so that limits do too.
    struct Sale {
        Listing listing;
        address seller;
        mapping(address user => uint256 count) bought;
    }

    error NotListed(address house);
    error AlreadyListed(address house);
    error NotSeller(address user, address seller);
    error InvalidListing(uint256 price, uint256 minbuycount, uint256 maxbuycount);
    error WrongPaymentToken(address asked, address listed);
    error BelowMinimum(uint256 amount, uint256 minimum);
    error NotEnoughTokens(uint256 amount, uint256 available);
    error AboveUserLimit(uint256 amount, uint256 remaining);

    function requireListed(Sale storage sale, address house) internal view {
        if (sale.listing.token == address(0)) revert NotListed(house);
    }

    function requireSeller(Sale storage sale, address house) internal view {
        requireListed(sale, house);
        if (msg.sender != sale.seller) revert NotSeller(msg.sender, sale.seller);
    }

    function requireBuyable(Sale storage sale, address user, uint256 amount) internal view {
        Listing storage listing = sale.listing;
        if (amount < listing.minbuycount) revert BelowMinimum(amount, listing.minbuycount);
        if (amount > listing.tokenAmount) revert NotEnoughTokens(amount, listing.tokenAmount);
        if (amount > remaining(sale, user)) revert AboveUserLimit(amount, remaining(sale, user));
    }

    /// How many more `user` may buy: `maxbuycount` limits all of a user's purchases together.
    function remaining(Sale storage sale, address user) internal view returns (uint256) {
        uint256 limit = sale.listing.maxbuycount;
        uint256 bought = sale.bought[user];
        return bought < limit ? limit - bought : 0;
    }

    function set(Listing storage listing, uint256 price, uint256 tokenAmount, uint256 minbuycount, uint256 maxbuycount)
        internal
    {
        if (price == 0 || minbuycount == 0 || minbuycount > maxbuycount) {
            revert InvalidListing(price, minbuycount, maxbuycount);
        }
        listing.price = price;
        listing.tokenAmount = tokenAmount;
        listing.minbuycount = minbuycount;
        listing.maxbuycount = maxbuycount;
    }
}
