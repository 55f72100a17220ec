// What the package's types say, checked by the compiler: nothing here runs.
import init, {
  type Address,
  type Config,
  type Decimal,
  type Finding,
  type HttpRequest,
  type IntegrationToken,
  type Plan,
  type PurchaseIntent,
  type PurchaseRead,
  TokenwrightError,
  createTokenByExternalId,
  createTokenByExternalIdRequest,
  decodeFunctionData,
  encodeFunctionData,
  isTokenwrightError,
  parseCreateTokenByExternalIdResponse,
  preparePurchase,
  purchaseReads,
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
