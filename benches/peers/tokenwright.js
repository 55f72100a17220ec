import { Abi, encodeFunctionData, parseCreateTokenByExternalIdResponse } from "tokenwright";

export const name = "tokenwright";

export function prepare({ listing, airdrop }) {
  const abi = new Abi(listing);
  const tuples = new Abi(airdrop);
  return {
    buy: (args) => abi.encodeFunctionData("buy", args),
    list: (args) => abi.encodeFunctionData("list", args),
    buyFromText: ({ text, args }) => encodeFunctionData(text, "buy", args),
    airdrop: (args) => tuples.encodeFunctionData("airdrop", args),
    decodeBuy: (data) => abi.decodeFunctionData(data).args,
    decodeAirdrop: (data) => tuples.decodeFunctionData(data).args,
    decodeLogs: (logs) => abi.decodeLogs(logs),
    buyFromAnswer: ({ body, quantity }) => {
      const { contract, integration } = parseCreateTokenByExternalIdResponse(201, body);
      return encodeFunctionData(integration.abi, "buy", [quantity, contract.address, integration.currency_token_address]);
    },
  };
}
