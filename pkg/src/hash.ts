import * as glue from "./glue/tokenwright.js";
import { askText } from "./instance.js";
import type { Address, Hex } from "./plan.js";

/** The first four bytes of the hash of a canonical signature, such as `transfer(address,uint256)`. */
export function functionSelector(signature: string): Hex {
  return askText(glue.function_selector, signature) as Hex;
}

/** The hash of a canonical event signature. */
export function eventTopic(signature: string): Hex {
  return askText(glue.event_topic, signature) as Hex;
}

/** Keccak-256 of bytes. */
export function keccak256(data: Hex | Uint8Array): Hex {
  return askText(glue.keccak256, data) as Hex;
}

/** The Calldata Digest (ERC-8213): a hash of length and calldata, to compare with what another device shows. */
export function calldataDigest(data: Hex): Hex {
  return askText(glue.calldata_digest, data) as Hex;
}

/** The address with its EIP-55 checksum. Digits of both cases must be the right checksum already. */
export function checksumAddress(text: string): Address {
  return askText(glue.checksum_address, text) as Address;
}
