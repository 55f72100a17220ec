// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

/// A token that is paused: allowances can be given, but nothing moves.
contract Paused is ERC20("", ""), Pausable {
    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function paused() public pure override returns (bool) {
        return true;
    }

    function _update(address from, address to, uint256 amount) internal override whenNotPaused {
        super._update(from, to, amount);
    }
}
