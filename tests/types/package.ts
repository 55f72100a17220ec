// What the package's types say, checked by the compiler: nothing here runs.
import init, {
  type Address,
  type ApiToken,
  type Chain,
  type ChainSlug,
  type Config,
  type CreateTokenTransaction,
  type Decimal,
  type DistributionToken,
  type Finding,
  type HttpRequest,
  type IntegrationToken,
  type Plan,
  type PoolType,
  type PurchaseIntent,
  type PurchaseRead,
  type Token,
  type TokenIntent,
  type TokenStatus,
  type TokenTransaction,
  TokenwrightError,
  type WalletCalls,
  chainFromId,
  createApiToken,
  createApiTokenRequest,
  createTokenByExternalId,
  createTokenByExternalIdRequest,
  createTokenTransaction,
  createTokenTransactionRequest,
  decodeFunctionData,
  decodePoolType,
  decodeTokenStatus,
  encodeFunctionData,
  getTokenById,
  getTokenByUser,
  isTokenwrightError,
  parseCreateTokenByExternalIdResponse,
  preparePurchase,
  prepareTokenTransactions,
  purchaseReads,
  toWalletCalls,
} from "tokenwright";
import { keccak256 } from "tokenwright/inline";
import { discoverWallets, readPurchase, sendPlan } from "tokenwright/wallet";
import type { EIP1193Provider } from "viem";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Equal<A, B>): void {}

same<ReturnType<typeof init>, Promise<void>>(true);
same<ReturnType<typeof createTokenByExternalId>, Promise<IntegrationToken>>(true);
same<ReturnType<typeof createTokenByExternalIdRequest>, HttpRequest>(true);
same<ReturnType<typeof parseCreateTokenByExternalIdResponse>, IntegrationToken>(true);
same<IntegrationToken["value"], Decimal>(true);
same<IntegrationToken["contract"]["hash"], string | null>(true);
same<ReturnType<typeof preparePurchase>, Plan>(true);
same<ReturnType<typeof prepareTokenTransactions>, Plan>(true);
same<Parameters<typeof prepareTokenTransactions>, [params: CreateTokenTransaction, answer: TokenTransaction, intent: TokenIntent]>(true);
same<ReturnType<typeof toWalletCalls>, WalletCalls>(true);
same<ReturnType<typeof purchaseReads>, readonly PurchaseRead[]>(true);
same<Finding["severity"], "block" | "warn" | "info">(true);
same<ReturnType<typeof decodeFunctionData>["args"], readonly unknown[]>(true);

const config: Config = { accessToken: "a", baseUrl: undefined };
const request = createTokenByExternalIdRequest({ external_id: "a", is_all_market: true, market_ids: ["a"] as const }, config);
void fetch(request.url, request);
void createTokenByExternalId({ external_id: "a", is_all_market: true }, config, { signal: AbortSignal.abort(), timeoutMs: 1 });

// @ts-expect-error is_all_market is required
createTokenByExternalIdRequest({ external_id: "a" }, config);
// @ts-expect-error unknown fields are refused
createTokenByExternalIdRequest({ external_id: "a", is_all_market: true, extra: 1 }, config);
// @ts-expect-error the token is required
createTokenByExternalIdRequest({ external_id: "a", is_all_market: true }, {});
// @ts-expect-error a body is text or bytes
parseCreateTokenByExternalIdResponse(200, {});
// @ts-expect-error an address begins with 0x
const address: Address = "73E3";
// @ts-expect-error a quantity is no number
const intent: PurchaseIntent = { buyer: "0x", quantity: 5 };

same<ReturnType<typeof getTokenById>, Promise<Token>>(true);
same<ReturnType<typeof getTokenByUser>, Promise<Token>>(true);
same<ReturnType<typeof createApiToken>, Promise<ApiToken>>(true);
same<ReturnType<typeof createTokenTransaction>, Promise<TokenTransaction>>(true);
same<Token["node_contract"]["diamond_address"], string | null>(true);
same<Token["distribution_token"], DistributionToken | null>(true);
same<NonNullable<Token["monthly_rate_change"]>["rate"], Decimal>(true);
same<NonNullable<ApiToken["modules"]>[number]["filters"], Record<string, string[]> | null>(true);
same<TokenTransaction["success"], true>(true);
same<NonNullable<TokenTransaction["transactions"]>[number]["transactionDelay"], number | null>(true);
same<CreateTokenTransaction["chainSlug"], ChainSlug>(true);
same<NonNullable<CreateTokenTransaction["poolType"]>, PoolType>(true);
same<ReturnType<typeof decodeTokenStatus>["name"], TokenStatus | "Unknown">(true);
same<ReturnType<typeof decodePoolType>["poolType"], 7 | 8 | null>(true);
same<ReturnType<typeof chainFromId>, Chain | null>(true);

const creation: CreateTokenTransaction = {
  name: "a", symbol: "A", description: "a", image: "https://example.com/a.png", chainSlug: "base-sepolia", amountIn: 1, maxAmountIn: "15.5",
};
createTokenTransactionRequest(creation, config);
createTokenTransactionRequest({ ...creation, links: { website: "https://example.com" }, builder: { code: "0x", fee: 50 } }, config);
createApiTokenRequest({ icon: null, modules: [{ id: "a" }] as const }, config);
// @ts-expect-error 17 names of chains are known
createTokenTransactionRequest({ ...creation, chainSlug: "opbnb" }, config);
// @ts-expect-error a builder is a code and a fee
createTokenTransactionRequest({ ...creation, builder: { code: "0x" } }, config);
// @ts-expect-error a name is text, or absent
createApiTokenRequest({ name: null }, config);
// @ts-expect-error a status is no text
decodeTokenStatus("6");

declare const error: unknown;
if (isTokenwrightError(error)) same<typeof error, TokenwrightError>(true);

declare const token: IntegrationToken;
declare const provider: EIP1193Provider;
const buy: PurchaseIntent = { buyer: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", quantity: 5n, maxCost: "1" };
void readPurchase(provider, token, buy).then((plan) => sendPlan(provider, plan, { onStep: ({ kind, state }) => console.log(kind, state) }));
discoverWallets((wallets) => wallets.map(({ info, provider }) => [info.rdns, provider.request]))();
encodeFunctionData([{ type: "function", name: "f", inputs: [] }], "f", []) satisfies `0x${string}`;
keccak256("0x") satisfies `0x${string}`;
void [address, intent];
