// What a page that does our job uses of ethers and zod. No check of what it signs.
export { BrowserProvider, Contract, Interface, JsonRpcProvider, formatUnits, getAddress, id, keccak256, parseUnits } from "ethers";
export { token } from "../peers/token-schema.js";
