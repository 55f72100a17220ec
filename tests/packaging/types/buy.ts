import init, { encodeFunctionData, parseCreateTokenByExternalIdResponse, type Hex, type IntegrationToken, type Source } from "tokenwright";
import * as inline from "tokenwright/inline";
import { sendPlan, type Eip1193Provider } from "tokenwright/wallet";

declare const provider: Eip1193Provider;
declare const source: Source | undefined;

await init(source);
const token: IntegrationToken = parseCreateTokenByExternalIdResponse(201, "{}");
export const calldata: Hex = encodeFunctionData(token.integration.abi, "buy", [5n]);
const plan = inline.preparePurchase(token, { buyer: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", quantity: 5n }, {});
export const { status } = await sendPlan(provider, plan);
// @ts-expect-error: the status is one of four words
status === "pending";
// @ts-expect-error: a place is a URL
await init("/tokenwright.wasm");
// @ts-expect-error: hex begins with 0x
export const wrong: Hex = "e753858a";
