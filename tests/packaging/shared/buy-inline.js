import { encodeFunctionData, parseCreateTokenByExternalIdResponse } from "tokenwright/inline";
import { answer } from "./answer.js";

/** The calldata of `buy`, from an API's answer. */
export function buyInline() {
  const { contract, integration } = parseCreateTokenByExternalIdResponse(201, answer);
  return encodeFunctionData(integration.abi, "buy", [5n, contract.address, integration.currency_token_address]);
}

export { sendPlan } from "tokenwright/wallet";
