import * as glue from "./glue/tokenwright.js";
import { ask } from "./instance.js";
import type { Address, Hex } from "./plan.js";

/** An entry of a JSON ABI, as compilers print it. */
export type AbiItem = { readonly type: string; readonly [field: string]: unknown };

/** A JSON ABI: its text, or the array that the text holds. */
export type AbiSource = string | readonly AbiItem[];

/** A call, read out of calldata. */
export type DecodedCall = { functionName: string; signature: string; selector: Hex; args: readonly unknown[] };

/** An event, read out of a log. `args` is an object where all parameters have names of their own, else an array. */
export type DecodedEvent = { eventName: string; signature: string; args: unknown };

/** A custom error, `Error(string)` or `Panic(uint256)`, read out of revert data. */
export type DecodedError = { errorName: string; signature: string; args: readonly unknown[] };

/**
 * The calldata of a call.
 *
 * Integers may be bigint, safe number, decimal or hex text; bytes hex or `Uint8Array`; tuples objects or arrays.
 *
 * @param functionName A name without overloads, a full signature such as `buy(uint256,address,address)`, or a selector.
 * @throws {TokenwrightError} `invalid_argument` with every fault of `args` by its path, `abi` where the ABI is malformed.
 */
export function encodeFunctionData(abi: AbiSource, functionName: string, args: readonly unknown[]): Hex {
  return ask(glue.encode_function_data, abi, functionName, args) as Hex;
}

/** Reads calldata strictly: bytes that no encoder would write are an `abi` error with their offset. */
export function decodeFunctionData(abi: AbiSource, data: Hex | Uint8Array): DecodedCall {
  return ask(glue.decode_function_data, abi, data) as DecodedCall;
}

/** Reads what a call returned: nothing gives `undefined`, one value itself, several an array. */
export function decodeFunctionResult(abi: AbiSource, functionName: string, data: Hex | Uint8Array): unknown {
  return ask(glue.decode_function_result, abi, functionName, data) ?? undefined;
}

/** Reads a log. Indexed texts, bytes, arrays and tuples are only there as their hash. */
export function decodeEventLog(abi: AbiSource, log: { topics: readonly Hex[]; data: Hex | Uint8Array }): DecodedEvent {
  return ask(glue.decode_event_log, abi, log.topics, log.data) as DecodedEvent;
}

/** Reads revert data. `Error(string)` and `Panic(uint256)` are always known. */
export function decodeErrorResult(abi: AbiSource, data: Hex | Uint8Array): DecodedError {
  return ask(glue.decode_error_result, abi, data) as DecodedError;
}

/** The first four bytes of the hash of a canonical signature, such as `transfer(address,uint256)`. */
export function functionSelector(signature: string): Hex {
  return ask(glue.function_selector, signature) as Hex;
}

/** The hash of a canonical event signature. */
export function eventTopic(signature: string): Hex {
  return ask(glue.event_topic, signature) as Hex;
}

/** Keccak-256 of bytes. */
export function keccak256(data: Hex | Uint8Array): Hex {
  return ask(glue.keccak256, data) as Hex;
}

/** The Calldata Digest (ERC-8213): a hash of length and calldata, to compare with what another device shows. */
export function calldataDigest(data: Hex): Hex {
  return ask(glue.calldata_digest, data) as Hex;
}

/** The address with its EIP-55 checksum. Digits of both cases must be the right checksum already. */
export function checksumAddress(text: string): Address {
  return ask(glue.checksum_address, text) as Address;
}
