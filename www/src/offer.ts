import type { IntegrationToken, Token, TokenTransaction } from "tokenwright";
import type { Answer } from "./operations/operation.ts";

/** What an answer has for a wallet: a token that can be bought through a contract, on that contract's chain, or a server's transactions. */
export type Offer =
  | { kind: "purchase"; token: IntegrationToken | Token; chainId: number }
  | { kind: "creation"; answer: TokenTransaction };

export function findOffer(answer: Answer): Offer | null {
  if ("transactions" in answer) return { kind: "creation", answer };
  if ("integration" in answer) return read(answer, answer.integration);
  return "distribution_token" in answer ? read(answer, answer.distribution_token?.integration) : null;
}

function read(token: IntegrationToken | Token, integration: IntegrationToken["integration"] | undefined): Offer | null {
  return integration?.contract_address ? { kind: "purchase", token, chainId: integration.chain_id } : null;
}
