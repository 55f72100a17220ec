import type { IntegrationToken, Token } from "tokenwright";
import type { Answer } from "./operations/operation.ts";

/** A token that can be bought through a contract, and the chain of that contract. */
export type Offer = { token: IntegrationToken | Token; chainId: number };

/** What an answer offers for sale, if anything. */
export function findOffer(answer: Answer): Offer | null {
  if ("integration" in answer) return read(answer, answer.integration);
  return "distribution_token" in answer ? read(answer, answer.distribution_token?.integration) : null;
}

function read(token: Offer["token"], integration: IntegrationToken["integration"] | undefined): Offer | null {
  return integration?.contract_address ? { token, chainId: integration.chain_id } : null;
}
