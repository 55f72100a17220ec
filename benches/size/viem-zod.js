// What a page that does our job uses of viem and zod. No check of what it signs.
export {
  checksumAddress, createPublicClient, createWalletClient, custom, decodeErrorResult, decodeEventLog, decodeFunctionData, decodeFunctionResult,
  encodeFunctionData, formatUnits, http, keccak256, parseEventLogs, parseUnits, toEventSelector, toFunctionSelector,
} from "viem";
export { token } from "../peers/token-schema.js";
