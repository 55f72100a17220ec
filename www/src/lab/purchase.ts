import { type Address, type Plan, parseCreateTokenByExternalIdResponse } from "tokenwright";
import { type Eip1193Provider, readPurchase } from "tokenwright/wallet";
import answer from "../../../tests/fixtures/apex-create-token-by-external-id.json?raw";

export const listing: Address = "0x73E3Bcd355A64a12a0ab9B1E56f33FC214C9a4e8";
export const currency: Address = "0x32d55702aef0e031f9264f9bbb20b3f89ee57a95";

/** What the visitor knows without the API. */
const expect = { chainId: 17000, contract: listing, currency, token: "0x70f1d2c056bf9f6956d2d2ce045d3db33dee3c05" } as const;

/** The API page's own answer, to be changed. */
export const honestPurchase = answer;

/** The way from an answer's text to a plan: buy 5 for at most 0.0025. */
export function planPurchase(provider: Eip1193Provider, buyer: Address, text: string): Promise<Plan> {
  const token = parseCreateTokenByExternalIdResponse(201, text);
  return readPurchase(provider, token, { buyer, quantity: "5", maxCost: "0.0025", expect });
}
