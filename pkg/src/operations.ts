// Made from the field tables of src/api by tests/bindings.rs: do not edit.

import { buildRequest, parseResponse, sendRequest, type CallOptions, type Config, type HttpRequest } from "./operation.js";

/** A number by its digits, exactly as the server sent them: `"0.00044000000000000007"`, `"1e400"`. */
export type Decimal = string;

/** Apex brokerage integration, Create Token by External ID: which token, and for which markets. */
export type CreateTokenByExternalId = {
  /** The token's id in the other system: 1 to 256 bytes without control characters, sent as one path segment. */
  external_id: string;
  /** Whether the token is for all markets. */
  is_all_market: boolean;
  /** The markets, where `is_all_market` is false: at least one, none empty, none twice. Sent as `[]` when absent. */
  market_ids?: readonly string[] | undefined;
};

/** A token as Apex's brokerage integration describes it (Create Token by External ID). */
export type IntegrationToken = {
  /** The token's id, a UUID. */
  id: string;
  /** The node that the token belongs to, a UUID. */
  node_id: string;
  /** The distributor, a UUID. */
  distributor_id: string;
  /** The currency that the token is sold for, a UUID. */
  currency_token_id: string;
  /** The chain of the token (EIP-155). */
  chain_id: number;
  /** The token's name. */
  name: string;
  /** What the token is. */
  description: string;
  /** The token's symbol. */
  symbol: string;
  /** The price of one token in display units of the currency. The server sends a float with float noise: read the price from the listing on the chain. */
  value: Decimal;
  /** How many tokens there are, in whole tokens. */
  supply: Decimal;
  /** The token's id in the other system. */
  external_id: string;
  /** The token's contract. */
  contract: IntegrationTokenContract;
  /** How many may be bought at once. */
  rules: IntegrationTokenRules;
  /** 1 pending, 2 listed, 3 rejected; not the v2 platform's token status. Unknown numbers are kept. */
  status: number;
  /** The contract call that buys the token. */
  integration: Integration;
  /** Images and documents. */
  meta: IntegrationTokenMeta;
  /** RFC 3339. */
  created_at: string;
  /** RFC 3339. */
  updated_at: string;
};

/** The contract of an {@link IntegrationToken}. */
export type IntegrationTokenContract = {
  /** The token's address, as sent. */
  address: string | null;
  /** The transaction that made it, as sent. */
  hash: string | null;
};

/** How many of an {@link IntegrationToken} may be bought at once. */
export type IntegrationTokenRules = {
  /** The most, in whole tokens. */
  max_purchase_limit: Decimal;
  /** The least, in whole tokens. */
  min_purchase_limit: Decimal;
};

/** The contract call that buys a token. All of it is the server's word: `preparePurchase` checks it. */
export type Integration = {
  /** The chain of the contract (EIP-155). */
  chain_id: number;
  /** The contract's ABI as JSON text. */
  abi: string;
  /** The contract, as sent. */
  contract_address: string | null;
  /** The function to call. */
  function_name: string;
  /** The ERC-20 token that is paid with, as sent. */
  currency_token_address: string | null;
  /** Whether the integration is approved. It says nothing about an allowance. */
  is_approved: boolean;
  /** The arguments, by position. */
  args: IntegrationArg[];
};

/** An argument of an {@link Integration}. */
export type IntegrationArg = {
  /** A Solidity type, or a JavaScript one such as `bigint`. */
  type: string;
  /** Its value in base units; empty where the caller supplies it. */
  value: string;
  /** What it is. */
  description: string;
};

/** Images and documents of an {@link IntegrationToken}. */
export type IntegrationTokenMeta = {
  /** Images, in the server's order. */
  images: IntegrationTokenImage[];
  /** Documents, in the server's order. */
  documents: IntegrationTokenDocument[];
};

/** An image of an {@link IntegrationToken}. */
export type IntegrationTokenImage = {
  /** The image's id, a UUID. */
  id: string;
  /** Where it lies. It is the server's text: judge it before you load it. */
  url: string;
  /** Whether it is shown first. */
  is_default: boolean;
  /** Its SHA-256 in hex, as sent. */
  hash: string | null;
  /** RFC 3339. */
  created_at: string;
};

/** A document of an {@link IntegrationToken}. */
export type IntegrationTokenDocument = {
  /** The document's id, a UUID. */
  id: string;
  /** Its file name. */
  name: string;
  /** Where it lies. It is the server's text: judge it before you load it. */
  url: string;
  /** 1 is a standard document. Unknown numbers are kept. */
  type: number;
  /** Its SHA-256 in hex, as sent. */
  hash: string | null;
  /** RFC 3339. */
  created_at: string;
};

/**
 * The request of `POST /api/v1/integration/tokens/external/{external_id}`.
 *
 * @throws {TokenwrightError} `invalid_argument` with every fault by its path.
 */
export function createTokenByExternalIdRequest(params: CreateTokenByExternalId, config: Config): HttpRequest {
  return buildRequest(0, params, config);
}

/**
 * The answer to `POST /api/v1/integration/tokens/external/{external_id}`, checked and lossless: unknown fields are dropped, absent ones are `null`.
 *
 * @throws {TokenwrightError} `api` where `status` is not 2xx, `invalid_response` with every fault by its path.
 */
export function parseCreateTokenByExternalIdResponse(status: number, body: string | Uint8Array): IntegrationToken {
  return parseResponse(0, status, body) as IntegrationToken;
}

/**
 * Sends `POST /api/v1/integration/tokens/external/{external_id}` and parses the answer.
 *
 * @throws {TokenwrightError} as the two above; `network`, `timeout` or `aborted` where no answer came.
 */
export async function createTokenByExternalId(params: CreateTokenByExternalId, config: Config, options?: CallOptions): Promise<IntegrationToken> {
  return (await sendRequest(0, params, config, options)) as IntegrationToken;
}
