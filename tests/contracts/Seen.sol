// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.37;

struct Pair {
    bool flag;
    bytes text;
}

/// What Solidity sees in its arguments: each function gives back what it was given. The types that fit words.
abstract contract Words {
    function f(uint256 a) external pure returns (uint256) { return a; }
    function f(uint48 a) external pure returns (uint48) { return a; }
    function f(uint8 a) external pure returns (uint8) { return a; }
    function f(int8 a) external pure returns (int8) { return a; }
    function f(int16 a) external pure returns (int16) { return a; }
    function f(int248 a) external pure returns (int248) { return a; }
    function f(address a) external pure returns (address) { return a; }
    function f(address a, uint256 b) external pure returns (address, uint256) { return (a, b); }
    function f(bool a) external pure returns (bool) { return a; }
    function f(bytes4 a) external pure returns (bytes4) { return a; }
    function f(function() external a) external pure returns (function() external) { return a; }
}

/// Arguments that are copied to memory before the function begins.
contract InMemory is Words {
    function f(uint8[2] memory a) external pure returns (uint8[2] memory) { return a; }
    function f(uint8[] memory a) external pure returns (uint8[] memory) { return a; }
    function f(uint256[] memory a) external pure returns (uint256[] memory) { return a; }
    function f(uint256[][] memory a) external pure returns (uint256[][] memory) { return a; }
    function f(uint256[][][][] memory a) external pure returns (uint256[][][][] memory) { return a; }
    function f(bytes memory a) external pure returns (bytes memory) { return a; }
    function f(string memory a) external pure returns (string memory) { return a; }
    function f(bytes memory a, bytes memory b) external pure returns (bytes memory, bytes memory) { return (a, b); }
    function f(bytes[] memory a) external pure returns (bytes[] memory) { return a; }
    function f(Pair memory a) external pure returns (Pair memory) { return a; }
}

/// Arguments that are read where they are, when they are needed.
contract InCalldata is Words {
    function f(uint8[2] calldata a) external pure returns (uint8[2] calldata) { return a; }
    function f(uint8[] calldata a) external pure returns (uint8[] calldata) { return a; }
    function f(uint256[] calldata a) external pure returns (uint256[] calldata) { return a; }
    function f(uint256[][] calldata a) external pure returns (uint256[][] calldata) { return a; }
    function f(uint256[][][][] calldata a) external pure returns (uint256[][][][] calldata) { return a; }
    function f(bytes calldata a) external pure returns (bytes calldata) { return a; }
    function f(string calldata a) external pure returns (string calldata) { return a; }
    function f(bytes calldata a, bytes calldata b) external pure returns (bytes calldata, bytes calldata) { return (a, b); }
    function f(bytes[] calldata a) external pure returns (bytes[] calldata) { return a; }
    function f(Pair calldata a) external pure returns (Pair calldata) { return a; }
}
