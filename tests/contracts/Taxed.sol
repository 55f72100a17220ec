// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// A token that takes a tenth of each transfer: who receives gets less than who sends gave.
contract Taxed is ERC20("", "") {
    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, address(0xdead), amount / 10);
        super._update(from, to, amount - amount / 10);
    }
}
