import init, { encodeFunctionData, parseCreateTokenByExternalIdResponse } from "./tokenwright/index.js";
import { answer } from "./answer.js";

/** The calldata of `buy`, from an API's answer. */
export async function buy() {
  await init();
  const { contract, integration } = parseCreateTokenByExternalIdResponse(201, answer);
  return encodeFunctionData(integration.abi, "buy", [5n, contract.address, integration.currency_token_address]);
}

export { sendPlan } from "./tokenwright/wallet/index.js";
