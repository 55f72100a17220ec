import type { CreateTokenTransaction, PurchaseIntent } from "tokenwright";

/** What was asked, and what the answer was held against. */
export type Terms = { asked: string; basis: string };

const pinNames: Record<string, string> = { chainId: "chain", contract: "listing contract", currency: "currency", token: "token" };

export function purchaseTerms({ quantity, maxCost, expect = {} }: PurchaseIntent): Terms {
  const pins = Object.keys(expect).map((pin) => pinNames[pin]);
  return {
    asked: `Buy ${quantity}${maxCost === undefined ? ", without a limit" : ` for at most ${maxCost}`}`,
    basis: pins.length === 0 ? "You pin nothing: all of it is the answer's word." : `Equal to what you pin: ${pins.join(", ")}.`,
  };
}

export function creationTerms({ name, symbol, chainSlug, amountIn, tokensOut, maxAmountIn }: CreateTokenTransaction): Terms {
  const buysTokens = tokensOut !== undefined && Number(tokensOut) > 0;
  const spends = buysTokens ? `, buy ${tokensOut} for at most ${maxAmountIn} US dollars` : amountIn === undefined ? "" : `, spend ${amountIn} US dollars`;
  return {
    asked: `Create ${name.slice(0, 100)} (${symbol}) on ${chainSlug}${spends}`,
    basis: "Names, amounts, builder and receiver are those of your request; the contracts are Token Layer's.",
  };
}
