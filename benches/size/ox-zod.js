// What a page that does our job uses of ox and zod: calls by the wallet's own `request`, as ox has no clients.
import { AbiError, AbiEvent, AbiFunction, Address, Hash, Provider, TransactionReceipt, Value } from "ox";
export { token } from "../peers/token-schema.js";

export const { checksum } = Address;
export const { decode: decodeErrorResult } = AbiError;
export const { decode: decodeEventLog, getSelector: eventTopic } = AbiEvent;
export const { decodeData, decodeResult, encodeData, fromAbi, getSelector } = AbiFunction;
export const { keccak256 } = Hash;
export const { from: provider } = Provider;
export const { fromRpc: receipt } = TransactionReceipt;
export const { format: formatUnits, from: parseUnits } = Value;
