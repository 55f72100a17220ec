const { default: init, encodeFunctionData, parseCreateTokenByExternalIdResponse } = require("tokenwright");
const { sendPlan } = require("tokenwright/wallet");

init().then(async () => {
  const { answer } = await import("./answer.js");
  const { contract, integration } = parseCreateTokenByExternalIdResponse(201, answer);
  console.log(encodeFunctionData(integration.abi, "buy", [5n, contract.address, integration.currency_token_address]), typeof sendPlan);
});
