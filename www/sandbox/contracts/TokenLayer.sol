// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// The token that a creation makes, all of it the receiver's.
contract Created is ERC20 {
    constructor(string memory name, string memory symbol, address receiver) ERC20(name, symbol) {
        _mint(receiver, 1_000_000 ether);
    }
}

/// Stands in for Token Layer's contracts: takes the calls that its API makes, and does what they say as plainly as it can.
contract TokenLayer {
    using SafeERC20 for IERC20;

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

    struct FeeLimit {
        uint8 activity;
        uint16 maxFeeBps;
    }

    event TokenCreated(address indexed creator, address indexed receiver, address token, uint256 paid);
    event BuilderFeesApproved(address indexed user, address indexed builder, FeeLimit[] entries);

    IERC20 private constant PAYMENT = IERC20(0xED0E8956D5e7b04560460BE6B3811B0b31cEe8E1);

    function approveBuilderFees(address builder, FeeLimit[] calldata entries) external {
        emit BuilderFeesApproved(msg.sender, builder, entries);
    }

    /// Takes what the first purchase may cost at most: this stand-in has no pool that could know a price.
    function createToken(TokenParams calldata token, TradingParams calldata trading, address receiver) external {
        uint256 paid = trading.tokensOut > 0 ? trading.maxAmountIn : trading.amountIn;
        Created created = new Created(token.name, token.symbol, receiver);
        emit TokenCreated(msg.sender, receiver, address(created), paid);
        if (paid > 0) PAYMENT.safeTransferFrom(msg.sender, address(this), paid);
    }
}
