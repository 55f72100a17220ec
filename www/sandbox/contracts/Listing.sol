// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {LibListing} from "./LibListing.sol";

/// Sells house tokens for a payment token. Its ABI is the one in the API page's answer, down to the parameter names.
/// Prices are base units of the payment token for one base unit of the house token, which has no decimals.
contract Listing {
    using SafeERC20 for IERC20;
    using LibListing for LibListing.Sale;
    using LibListing for LibListing.Listing;

    event ListEvent(address user, address house, address payment, uint256 price, uint256 count, uint256 timestamp);
    event ListingBuyEvent(
        address user, address house, address payment, uint256 price, uint256 count, uint256 timestamp
    );
    event ListingDelistEvent(address user, address house, uint256 timestamp);
    event ListingUpdateEvent(
        address user,
        address house,
        uint256 newPrice,
        uint256 minbuycount,
        uint256 maxbuycount,
        uint256 tokenAmount,
        uint256 timestamp
    );

    mapping(address house => LibListing.Sale) private sales;

    /// Takes `_tokenAmount` house tokens into custody and puts them on sale.
    function list(
        address _tokenAddress,
        address _paymentToken,
        uint256 _price,
        uint256 _tokenAmount,
        uint256 _minbuycount,
        uint256 _maxbuycount
    ) external {
        LibListing.Sale storage sale = sales[_tokenAddress];
        if (sale.listing.token != address(0)) revert LibListing.AlreadyListed(_tokenAddress);
        sale.seller = msg.sender;
        sale.listing.token = _tokenAddress;
        sale.listing.paymentToken = _paymentToken;
        sale.listing.set(_price, _tokenAmount, _minbuycount, _maxbuycount);
        emit ListEvent(msg.sender, _tokenAddress, _paymentToken, _price, _tokenAmount, block.timestamp);
        IERC20(_tokenAddress).safeTransferFrom(msg.sender, address(this), _tokenAmount);
    }

    /// Sets new terms; custody follows `_tokenAmount`, the tokens that are on sale from now on.
    function update(
        address _tokenAddress,
        uint256 _newPrice,
        uint256 _minbuycount,
        uint256 _maxbuycount,
        uint256 _tokenAmount
    ) external {
        LibListing.Sale storage sale = sales[_tokenAddress];
        sale.requireSeller(_tokenAddress);
        uint256 held = sale.listing.tokenAmount;
        sale.listing.set(_newPrice, _tokenAmount, _minbuycount, _maxbuycount);
        emit ListingUpdateEvent(
            msg.sender, _tokenAddress, _newPrice, _minbuycount, _maxbuycount, _tokenAmount, block.timestamp
        );
        IERC20 house = IERC20(_tokenAddress);
        if (_tokenAmount > held) house.safeTransferFrom(msg.sender, address(this), _tokenAmount - held);
        if (_tokenAmount < held) house.safeTransfer(msg.sender, held - _tokenAmount);
    }

    /// Ends the sale and gives what was not sold back to the seller.
    function delist(address _tokenAddress) external {
        LibListing.Sale storage sale = sales[_tokenAddress];
        sale.requireSeller(_tokenAddress);
        uint256 held = sale.listing.tokenAmount;
        delete sale.listing;
        emit ListingDelistEvent(msg.sender, _tokenAddress, block.timestamp);
        IERC20(_tokenAddress).safeTransfer(msg.sender, held);
    }

    /// Buys `amount` house tokens at the listed price: the buyer has to allow `price * amount` of the payment token.
    function buy(uint256 amount, address _houseTokenAddress, address _paymentToken) external {
        LibListing.Sale storage sale = sales[_houseTokenAddress];
        sale.requireListed(_houseTokenAddress);
        LibListing.Listing storage listing = sale.listing;
        if (_paymentToken != listing.paymentToken) {
            revert LibListing.WrongPaymentToken(_paymentToken, listing.paymentToken);
        }
        sale.requireBuyable(msg.sender, amount);
        listing.tokenAmount -= amount;
        sale.bought[msg.sender] += amount;
        emit ListingBuyEvent(
            msg.sender, _houseTokenAddress, _paymentToken, listing.price, amount, block.timestamp
        );
        IERC20(_paymentToken).safeTransferFrom(msg.sender, sale.seller, listing.price * amount);
        IERC20(_houseTokenAddress).safeTransfer(msg.sender, amount);
    }

    function viewListing(address _tokenAddress) external view returns (LibListing.Listing memory) {
        return sales[_tokenAddress].listing;
    }

    /// How many more house tokens the user may buy under the user limit.
    function viewCanHaveMaxAmount(address _houseTokenAddress, address _user) external view returns (uint256) {
        return sales[_houseTokenAddress].remaining(_user);
    }

    /// Whether the listing's rules let the user buy this many now. The user's money is not looked at.
    function viewUserCanBuy(address _houseTokenAddress, address _user, uint256 _amount) external view returns (bool) {
        LibListing.Sale storage sale = sales[_houseTokenAddress];
        LibListing.Listing storage listing = sale.listing;
        return listing.token != address(0) && _amount >= listing.minbuycount && _amount <= listing.tokenAmount
            && _amount <= sale.remaining(_user);
    }
}
