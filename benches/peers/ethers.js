import { Interface } from "ethers";
import { entry } from "./entry.js";

export const name = "ethers";

export function prepare({ listing, airdrop }) {
  const abi = new Interface(listing);
  const tuples = new Interface(airdrop);
  const [buy, list, drop] = [abi.getFunction("buy"), abi.getFunction("list"), tuples.getFunction("airdrop")];
  const event = abi.getEvent("ListingBuyEvent");
  return {
    buy: (args) => abi.encodeFunctionData(buy, args),
    list: (args) => abi.encodeFunctionData(list, args),
    buyFromText: ({ text, args }) => new Interface([entry(JSON.parse(text), "buy")]).encodeFunctionData("buy", args),
    airdrop: (args) => tuples.encodeFunctionData(drop, args),
    decodeBuy: (data) => abi.decodeFunctionData(buy, data),
    decodeAirdrop: (data) => tuples.decodeFunctionData(drop, data),
    decodeLogs: (logs) => logs.map(({ topics, data }) => abi.decodeEventLog(event, data, topics)),
  };
}
