// viem, and zod for what viem does not do: the answer.
import * as zod from "./token-schema.js";
import * as viem from "./viem.js";

export const name = viem.name;

export function prepare(abis) {
  const jobs = viem.prepare(abis);
  return {
    ...jobs,
    buyFromAnswer: ({ body, quantity }) => {
      const { contract, integration } = zod.token.parse(JSON.parse(body));
      return jobs.buyFromText({ text: integration.abi, args: [quantity, contract.address, integration.currency_token_address] });
    },
  };
}
