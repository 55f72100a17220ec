// Made from the tables of src/api/enums.rs and src/value/chain.rs by tests/bindings.rs: do not edit.

import * as glue from "./glue/tokenwright.js";
import { ask } from "./instance.js";

/** A number of an API in words. An unknown one is kept: `name` is `"Unknown"` then, and `known` false. */
export type Decoded<Name extends string, Value = number | bigint> = { value: Value; name: Name | "Unknown"; label: string; known: boolean };

/** The `status` of a {@link Token} (Apex tokenization v2, Get Token By User). */
export type TokenStatus = "None" | "Draft" | "InProgress" | "Error" | "NotListed" | "Delisted" | "Listed" | "Passive" | "Burn";

/**
 * The `status` of a {@link Token} (Apex tokenization v2, Get Token By User).
 *
 * Known: 0 No status, 1 Draft, 2 In progress, 3 Error, 4 Not listed, 5 Delisted, 6 Listed, 7 Passive, 8 Burned.
 */
export function decodeTokenStatus(value: number | bigint): Decoded<TokenStatus> {
  return ask((length) => glue.enum_decode(0, length), value) as Decoded<TokenStatus>;
}

/** The `status` of an {@link IntegrationToken} (Apex brokerage integration, Token model). Not the same as `TokenStatus`. */
export type IntegrationTokenStatus = "Pending" | "Listed" | "Rejected";

/**
 * The `status` of an {@link IntegrationToken} (Apex brokerage integration, Token model). Not the same as `TokenStatus`.
 *
 * Known: 1 Pending, 2 Listed, 3 Rejected.
 */
export function decodeIntegrationTokenStatus(value: number | bigint): Decoded<IntegrationTokenStatus> {
  return ask((length) => glue.enum_decode(1, length), value) as Decoded<IntegrationTokenStatus>;
}

/** The `type` of a {@link Token} (Apex tokenization v2, Get Token By User); the admin page calls 1 "special". */
export type TokenType = "Standard" | "Distribution";

/**
 * The `type` of a {@link Token} (Apex tokenization v2, Get Token By User); the admin page calls 1 "special".
 *
 * Known: 0 Standard token, 1 Distribution token.
 */
export function decodeTokenType(value: number | bigint): Decoded<TokenType> {
  return ask((length) => glue.enum_decode(2, length), value) as Decoded<TokenType>;
}

/** The `type` of a document (Apex tokenization v2, Get Token By User). */
export type DocumentType = "Standard";

/**
 * The `type` of a document (Apex tokenization v2, Get Token By User).
 *
 * Known: 1 Standard document.
 */
export function decodeDocumentType(value: number | bigint): Decoded<DocumentType> {
  return ask((length) => glue.enum_decode(3, length), value) as Decoded<DocumentType>;
}

/** The `change_type` of a {@link RateChange} (Apex tokenization v2, Get token rates). */
export type RateChangeType = "Increase" | "Decrease";

/**
 * The `change_type` of a {@link RateChange} (Apex tokenization v2, Get token rates).
 *
 * Known: 1 Increase, -1 Decrease.
 */
export function decodeRateChangeType(value: number | bigint): Decoded<RateChangeType> {
  return ask((length) => glue.enum_decode(4, length), value) as Decoded<RateChangeType>;
}

/** The pool of a token (Token Layer, Create new token transaction). */
export type PoolType = "meme" | "startup-preseed" | "test";

/** A pool by its name, or by its number on the chain. `poolType` is that number: `test` has none that is published. */
export function decodePoolType(value: string | number | bigint): Decoded<PoolType, string | number | bigint> & { poolType: 7 | 8 | null } {
  return ask(glue.pool_type_decode, value) as ReturnType<typeof decodePoolType>;
}

/** Token Layer's name for a chain. */
export type ChainSlug = "solana" | "solana-devnet" | "arbitrum" | "base" | "base-sepolia" | "avalanche" | "op-bnb" | "bnb" | "bnb-testnet" | "ethereum" | "monad" | "unichain" | "unichain-testnet" | "abstract" | "polygon" | "zksync" | "zksync-testnet";

/** A chain that Token Layer names. Solana has no number. */
export type Chain = { slug: ChainSlug; chainId: number | null; kind: "evm" | "solana"; testnet: boolean; name: string };

/** The chain of this name, or `null`. */
export function chainFromSlug(slug: string): Chain | null {
  return ask(glue.chain_from_slug, slug) as Chain | null;
}

/** The chain of this number (EIP-155), or `null` where Token Layer does not name it. */
export function chainFromId(id: number | bigint): Chain | null {
  return ask(glue.chain_from_id, id) as Chain | null;
}
