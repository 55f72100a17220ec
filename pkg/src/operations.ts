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
  /** 1 pending, 2 listed, 3 rejected: `decodeIntegrationTokenStatus`, not `decodeTokenStatus`. Unknown numbers are kept. */
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
  /** 1 is a standard document: `decodeDocumentType`. Unknown numbers are kept. */
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

/** Apex tokenization v2, Get Token by ID and Get Token By User: which token. */
export type GetToken = {
  /** The token's id: 1 to 256 bytes without control characters, sent as one path segment. */
  token_id: string;
};

/** A token as Apex's tokenization platform v2 describes it (Get Token by ID, Get Token By User). */
export type Token = {
  /** The token's id. */
  id: string;
  /** The category that the token belongs to. */
  category_id: string;
  /** 0 standard, 1 distribution: `decodeTokenType`. Unknown numbers are kept. */
  type: number;
  /** The node that the token belongs to. */
  node_id: string;
  /** The node's name. */
  node_name: string;
  /** The listing contract, as sent. */
  listing_contract_address: string | null;
  /** 0 to 8: `decodeTokenStatus`. Unknown numbers are kept. */
  status: number;
  /** The name that is shown. */
  name: string;
  /** What the token is. */
  description: string;
  /** The contract's name. */
  token_name: string;
  /** The contract's symbol. */
  token_symbol: string;
  /** The node's contracts. */
  node_contract: NodeContract;
  /** Images and documents. */
  meta: TokenMeta;
  /** The token's contract. */
  contract: TokenContract;
  /** Price and supply. */
  value: TokenValue;
  /** Whether the token may be transferred in public. Absent for users. */
  is_public: boolean | null;
  /** Whether it may be traded over the counter. Absent for users. */
  is_open_to_otc: boolean | null;
  /** Whether it may be traded on. Absent for users. */
  is_open_to_secondary_market: boolean | null;
  /** Where its price comes from. Absent for users. */
  oracle: Oracle | null;
  /** How it is bought, where it is distributed. */
  distribution_token: DistributionToken | null;
  /** Limits and rent. */
  metric: TokenMetric;
  /** How the price changed in a day. Absent for administrators. */
  daily_rate_change: RateChange | null;
  /** The same in a week. */
  weekly_rate_change: RateChange | null;
  /** The same in a month. */
  monthly_rate_change: RateChange | null;
  /** RFC 3339. */
  created_at: string;
};

/** The contracts of a node: one diamond (EIP-2535) on newer servers, five contracts on older ones. */
export type NodeContract = {
  /** The diamond that has every function, as sent. */
  diamond_address: string | null;
  /** Where tokens are listed, as sent. */
  listing_contract_address: string | null;
  /** Where rent is paid, as sent. */
  rent_contract_address: string | null;
  /** Where tokens are burned, as sent. */
  burn_contract_address: string | null;
  /** Where tokens are traded on, as sent. */
  secondary_contract_address: string | null;
  /** Where tokens are traded over the counter, as sent. */
  otc_contract_address: string | null;
};

/** Images and documents of a {@link Token}. */
export type TokenMeta = {
  /** Images, in the server's order. */
  images: TokenImage[];
  /** Documents, in the server's order. */
  documents: TokenDocument[];
};

/** An image of a {@link Token}. */
export type TokenImage = {
  /** Where it lies. It is the server's text: judge it before you load it. */
  url: string;
  /** Whether it is shown first. */
  is_default: boolean;
};

/** A document of a {@link Token}. */
export type TokenDocument = {
  /** The document's id. */
  id: string;
  /** Its file name. */
  name: string;
  /** Where it lies. It is the server's text: judge it before you load it. */
  url: string;
  /** 1 is a standard document: `decodeDocumentType`. Unknown numbers are kept. */
  type: number;
};

/** The contract of a {@link Token}. */
export type TokenContract = {
  /** The token's address, as sent. */
  address: string | null;
  /** The transaction that made it, as sent. */
  tx_hash: string | null;
};

/** Price and supply of a {@link Token}. */
export type TokenValue = {
  /** What one token costs. */
  token_price: Price;
  /** What all tokens are worth. */
  total_value: Price;
  /** How much of it is for sale, in percent. */
  salable_percentage: Decimal;
  /** What the part for sale is worth. */
  salable_value: Price;
  /** How many tokens can be sold, in whole tokens. */
  max_supply: Decimal;
  /** How many are listed, in whole tokens. */
  listed_supply: Decimal;
  /** How many are sold, in whole tokens. */
  sold_supply: Decimal;
};

/** An amount of a currency. */
export type Price = {
  /** The amount, in display units of the currency. */
  amount: Decimal;
  /** The currency's number of decimals. */
  decimal: number;
  /** The currency's symbol; may be empty. */
  symbol: string;
  /** The currency's contract, as sent. */
  address: string | null;
};

/** Where the price of a {@link Token} comes from. */
export type Oracle = {
  /** The oracle's id. */
  id: string;
  /** The oracle's code. */
  code: string;
};

/** How a distributed {@link Token} is bought. */
export type DistributionToken = {
  /** Who distributes it: no table of the numbers is published. */
  agent: number;
  /** The contract call that buys it; all empty where there is none. */
  integration: Integration;
};

/** Limits and rent of a {@link Token}. */
export type TokenMetric = {
  /** How long it runs, in months. */
  term_duration_in_months: number | null;
  /** The least to buy at once, in whole tokens. */
  min_purchase_quantity: Decimal;
  /** The most to buy at once, in whole tokens. */
  max_purchase_quantity: Decimal;
  /** The least to hold for rent, in whole tokens. */
  min_tokens_required_for_rental_income: Decimal;
  /** The rent of a period. */
  rental_income: Price;
  /** How often rent is paid, in days. */
  rental_payment_period_in_days: number;
  /** When rent begins, RFC 3339. */
  rental_payment_start_date: string | null;
  /** When it was listed, RFC 3339. */
  listing_date: string | null;
};

/** How the price of a {@link Token} changed. */
export type RateChange = {
  /** RFC 3339. */
  start_date: string;
  /** RFC 3339. */
  end_date: string;
  /** The price then, in display units of the currency. */
  start_value: Decimal;
  /** The price at the end, in display units of the currency. */
  end_value: Decimal;
  /** The change in percent, negative where it fell. */
  rate: Decimal;
  /** 1 increase, -1 decrease: `decodeRateChangeType`. Unknown numbers are kept. */
  change_type: number;
};

/**
 * The request of `GET /v2/admin/tokens/{token_id}`.
 *
 * @throws {TokenwrightError} `invalid_argument` with every fault by its path.
 */
export function getTokenByIdRequest(params: GetToken, config: Config): HttpRequest {
  return buildRequest(1, params, config);
}

/**
 * The answer to `GET /v2/admin/tokens/{token_id}`, checked and lossless: unknown fields are dropped, absent ones are `null`.
 *
 * @throws {TokenwrightError} `api` where `status` is not 2xx, `invalid_response` with every fault by its path.
 */
export function parseGetTokenByIdResponse(status: number, body: string | Uint8Array): Token {
  return parseResponse(1, status, body) as Token;
}

/**
 * Sends `GET /v2/admin/tokens/{token_id}` and parses the answer.
 *
 * @throws {TokenwrightError} as the two above; `network`, `timeout` or `aborted` where no answer came.
 */
export async function getTokenById(params: GetToken, config: Config, options?: CallOptions): Promise<Token> {
  return (await sendRequest(1, params, config, options)) as Token;
}

/** SoftwareOne Marketplace, Create Token: all of it is optional, as on the page. */
export type CreateApiToken = {
  /** The account that the token is for, such as `ACC-1234-5678`. */
  account?: Reference | undefined;
  /** The token's name. */
  name?: string | undefined;
  /** The token's icon. */
  icon?: string | null | undefined;
  /** What the token is for. */
  description?: string | null | undefined;
  /** The modules that the token opens, none twice. */
  modules?: readonly Reference[] | undefined;
};

/** Something by its id. */
export type Reference = {
  /** Its id. */
  id: string;
};

/** An API token as SoftwareOne Marketplace describes it (Create Token). `token` is a secret, shown once: what the server may leave out does not cost it. */
export type ApiToken = {
  /** The token's id, such as `TKN-1234-5678`. */
  id: string;
  /** Who did what when. */
  audit: Audit | null;
  /** What the server left out. */
  "$meta": ApiTokenMeta | null;
  /** `Active`, `Disabled` or `Deleted`. Unknown words are kept. */
  status: string;
  /** The token's name. */
  name: string;
  /** What the token is for. */
  description: string | null;
  /** The token's icon. */
  icon: string | null;
  /** When it was last used, RFC 3339. */
  lastAccessAt: string | null;
  /** The secret, such as `idt:TKN-1234-5678:...`: shown once. Never log or store it in a page. */
  token: string;
  /** The account that the token is for. */
  account: Account;
  /** The modules that the token opens. */
  modules: Module[] | null;
};

/** Who did what when. What did not happen is `null`. */
export type Audit = {
  /** Its making. */
  created: AuditEvent | null;
  /** Its last change. */
  updated: AuditEvent | null;
};

/** Something that was done. */
export type AuditEvent = {
  /** When, RFC 3339. */
  at: string | null;
  /** By whom; `null` where the server does not tell. */
  by: Actor | null;
};

/** A user or a token that did something. */
export type Actor = {
  /** Its id, such as `USR-1234-5678`. */
  id: string | null;
  /** Its name. */
  name: string | null;
  /** Its icon. */
  icon: string | null;
};

/** What the server left out. */
export type ApiTokenMeta = {
  /** The names of fields that were left out for security or speed. */
  omitted: string[] | null;
};

/** An account of the marketplace. */
export type Account = {
  /** Its id, such as `ACC-1234-5678`. */
  id: string;
  /** Its icon. */
  icon: string | null;
  /** `Client`, `Vendor` or `Operations`. Unknown words are kept. */
  type: string;
  /** `Active`, `Enabled` or `Disabled`. Unknown words are kept. */
  status: string;
  /** Its name. */
  name: string;
};

/** A module of the marketplace. */
export type Module = {
  /** Its id, such as `MOD-1234`. */
  id: string;
  /** What it does. */
  description: string | null;
  /** Its name. */
  name: string;
  /** What it is limited to, by names such as `group.buyers`. */
  filters: Record<string, string[]> | null;
  /** How it may be used. */
  settings: ModuleSettings | null;
};

/** How a {@link Module} may be used. */
export type ModuleSettings = {
  /** Whether it can be configured. */
  configurable: boolean | null;
  /** Whether it is on by default. */
  default: boolean | null;
  /** Whether it costs. */
  paid: boolean | null;
  /** The types of account that it is for. */
  type: string[] | null;
  /** Whether accounts share it. Absent on newer servers. */
  sharedAccount: boolean | null;
  /** Whether it is no longer offered. Absent on older servers. */
  obsolete: boolean | null;
  /** Who may use it. Absent on older servers. */
  eligibility: Eligibility | null;
};

/** Who may use a {@link Module}. */
export type Eligibility = {
  /** Accounts with several members. */
  multi: boolean | null;
  /** Accounts with one member. */
  single: boolean | null;
};

/**
 * The request of `POST /public/v1/accounts/api-tokens`.
 *
 * @throws {TokenwrightError} `invalid_argument` with every fault by its path.
 */
export function createApiTokenRequest(params: CreateApiToken, config: Config): HttpRequest {
  return buildRequest(2, params, config);
}

/**
 * The answer to `POST /public/v1/accounts/api-tokens`, checked and lossless: unknown fields are dropped, absent ones are `null`.
 *
 * @throws {TokenwrightError} `api` where `status` is not 2xx, `invalid_response` with every fault by its path.
 */
export function parseCreateApiTokenResponse(status: number, body: string | Uint8Array): ApiToken {
  return parseResponse(2, status, body) as ApiToken;
}

/**
 * Sends `POST /public/v1/accounts/api-tokens` and parses the answer.
 *
 * @throws {TokenwrightError} as the two above; `network`, `timeout` or `aborted` where no answer came.
 */
export async function createApiToken(params: CreateApiToken, config: Config, options?: CallOptions): Promise<ApiToken> {
  return (await sendRequest(2, params, config, options)) as ApiToken;
}

/**
 * The request of `GET /v2/users/tokens/{token_id}`.
 *
 * @throws {TokenwrightError} `invalid_argument` with every fault by its path.
 */
export function getTokenByUserRequest(params: GetToken, config: Config): HttpRequest {
  return buildRequest(3, params, config);
}

/**
 * The answer to `GET /v2/users/tokens/{token_id}`, checked and lossless: unknown fields are dropped, absent ones are `null`.
 *
 * @throws {TokenwrightError} `api` where `status` is not 2xx, `invalid_response` with every fault by its path.
 */
export function parseGetTokenByUserResponse(status: number, body: string | Uint8Array): Token {
  return parseResponse(3, status, body) as Token;
}

/**
 * Sends `GET /v2/users/tokens/{token_id}` and parses the answer.
 *
 * @throws {TokenwrightError} as the two above; `network`, `timeout` or `aborted` where no answer came.
 */
export async function getTokenByUser(params: GetToken, config: Config, options?: CallOptions): Promise<Token> {
  return (await sendRequest(3, params, config, options)) as Token;
}

/** Token Layer, Create new token transaction: the token to create, and how much of it to buy at once. */
export type CreateTokenTransaction = {
  /** The token's name. */
  name: string;
  /** The token's symbol: 1 to 10 characters (code points). */
  symbol: string;
  /** What the token is. */
  description: string;
  /** The logo: an http(s) URL (RFC 3986), or a `data:` URI of an image in base64. */
  image: string;
  /** The chain to create it on: `chainFromSlug` tells its number. */
  chainSlug: "solana" | "solana-devnet" | "arbitrum" | "base" | "base-sepolia" | "avalanche" | "op-bnb" | "bnb" | "bnb-testnet" | "ethereum" | "monad" | "unichain" | "unichain-testnet" | "abstract" | "polygon" | "zksync" | "zksync-testnet";
  /** A banner, as `image`. */
  banner?: string | undefined;
  /** A video: an http(s) URL, or a `data:` URI of a video in base64. */
  video?: string | undefined;
  /** Where to read more. */
  links?: TokenLinks | undefined;
  /** The chains that the token may move to, none twice. Absent, the server takes three test networks, whatever `chainSlug` is. */
  destinationChains?: readonly ("solana" | "solana-devnet" | "arbitrum" | "base" | "base-sepolia" | "avalanche" | "op-bnb" | "bnb" | "bnb-testnet" | "ethereum" | "monad" | "unichain" | "unichain-testnet" | "abstract" | "polygon" | "zksync" | "zksync-testnet")[] | undefined;
  /** The kind of pool; `meme` if absent. */
  poolType?: "meme" | "startup-preseed" | "test" | undefined;
  /** Who receives the token; the account of the access token if absent. A mixed-case one needs its EIP-55 checksum. */
  userAddress?: string | undefined;
  /** Who earns a fee for having brought the user. */
  builder?: Builder | undefined;
  /** Who is credited for the token. */
  token_referral?: string | undefined;
  /** Words to find it by, none empty. */
  tags?: readonly string[] | undefined;
  /** The kind of token. */
  type?: "coin" | undefined;
  /** How much to spend on the token at once, in US dollars, from 0 on. Sent digit by digit. */
  amountIn?: number | string | undefined;
  /** How many tokens to buy at once, in whole tokens, from 0 on; goes before `amountIn`. */
  tokensOut?: number | string | undefined;
  /** The most to spend, in US dollars; required where `tokensOut` is above 0. */
  maxAmountIn?: number | string | undefined;
};

/** Where to read more about a token: http(s) URLs (RFC 3986). */
export type TokenLinks = {
  /** Its own page. */
  website?: string | undefined;
  /** Its page on X. */
  twitter?: string | undefined;
  /** Its channel. */
  youtube?: string | undefined;
  /** Its server. */
  discord?: string | undefined;
  /** Its group. */
  telegram?: string | undefined;
};

/** Who earns a fee for having brought the user. */
export type Builder = {
  /** The builder's address. */
  code: string;
  /** The fee in basis points, 0 to 10,000. */
  fee: number;
};

/** What Token Layer answers. All of it is the server's word: none of it is judged here. */
export type TokenTransaction = {
  /** `true`: a `false` is thrown as an `api` error. */
  success: true;
  /** Whether the server has sent the transactions itself: then none is to be sent. */
  executed: boolean | null;
  /** What it sent, as sent. */
  transactionHash: string | null;
  /** The chain (EIP-155) of the deprecated `transaction`. */
  chainId: number | null;
  /** Deprecated: one transaction, without its chain. */
  transaction: DeprecatedTransaction | null;
  /** What is to be sent, in order. */
  transactions: RawTransaction[] | null;
  /** The token that will be. */
  metadata: TokenMetadata | null;
};

/** A transaction without its chain. */
export type DeprecatedTransaction = {
  /** The contract, as sent. */
  to: string;
  /** The calldata, as sent. */
  data: string;
  /** Wei, decimal or `0x`, as sent. */
  value: string;
  /** The gas limit, decimal or `0x`, as sent. */
  gasLimit: string;
};

/** A transaction as the server wrote it. */
export type RawTransaction = {
  /** The contract, as sent. */
  to: string;
  /** The calldata, as sent. */
  data: string;
  /** Wei, decimal or `0x`, as sent. */
  value: string;
  /** The gas limit, decimal or `0x`, as sent. */
  gasLimit: string | null;
  /** What the server says that it does. */
  description: string | null;
  /** The chain (EIP-155). */
  chainId: number | null;
  /** `evm`, or a word for another kind of chain. */
  chainType: string | null;
  /** The chain's name. */
  chainSlug: string | null;
  /** How long to wait after it, most likely in seconds: the API does not tell the unit. */
  transactionDelay: number | null;
};

/** The token that will be. */
export type TokenMetadata = {
  /** Where its metadata lies. */
  tokenUri: string;
  /** Its id. */
  tokenId: string;
  /** Its name. */
  name: string;
  /** Its symbol. */
  symbol: string;
  /** Its name in URLs. */
  slug: string;
  /** What it is. */
  description: string;
  /** Its page. */
  hubUrl: string;
  /** Where it will live. */
  addresses: TokenAddresses;
  /** Its id on every chain, 32 bytes in hex, as sent. */
  token_layer_id: string | null;
};

/** Where a token will live. */
export type TokenAddresses = {
  /** Its address on EVM chains, as sent. */
  evm: string | null;
  /** Its address on Solana, as sent. */
  solana: string | null;
};

/**
 * The request of `POST /create-token-transaction`.
 *
 * @throws {TokenwrightError} `invalid_argument` with every fault by its path.
 */
export function createTokenTransactionRequest(params: CreateTokenTransaction, config: Config): HttpRequest {
  return buildRequest(4, params, config);
}

/**
 * The answer to `POST /create-token-transaction`, checked and lossless: unknown fields are dropped, absent ones are `null`.
 *
 * @throws {TokenwrightError} `api` where `status` is not 2xx, `invalid_response` with every fault by its path.
 */
export function parseCreateTokenTransactionResponse(status: number, body: string | Uint8Array): TokenTransaction {
  return parseResponse(4, status, body) as TokenTransaction;
}

/**
 * Sends `POST /create-token-transaction` and parses the answer.
 *
 * @throws {TokenwrightError} as the two above; `network`, `timeout` or `aborted` where no answer came.
 */
export async function createTokenTransaction(params: CreateTokenTransaction, config: Config, options?: CallOptions): Promise<TokenTransaction> {
  return (await sendRequest(4, params, config, options)) as TokenTransaction;
}
