// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.37;

/// An account that makes several calls at once, all or none: what ERC-7821 asks for, as far as a batch needs it.
contract SmartAccount {
    struct Call {
        address to;
        uint256 value;
        bytes data;
    }

    function execute(bytes32, bytes calldata batch) external payable {
        require(msg.sender == address(this), "not the owner");
        Call[] memory calls = abi.decode(batch, (Call[]));
        for (uint256 i = 0; i < calls.length; i++) {
            (bool done, bytes memory returned) = calls[i].to.call{value: calls[i].value}(calls[i].data);
            if (!done) {
                assembly {
                    revert(add(returned, 32), mload(returned))
                }
            }
        }
    }
}
