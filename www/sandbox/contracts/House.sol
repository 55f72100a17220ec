// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// The token that is sold, in whole pieces only. Name, symbol and supply are those of the API page's answer.
contract House is ERC20 {
    constructor() ERC20("Estimates test", "ES") {
        _mint(msg.sender, 1_000_000);
    }

    function decimals() public pure override returns (uint8) {
        return 0;
    }
}
