import { decodeEventLog, decodeFunctionData, encodeFunctionData, prepareEncodeFunctionData } from "viem";
import { entry } from "./entry.js";

export const name = "viem";

export function prepare({ listing, airdrop }) {
  const abi = JSON.parse(listing);
  const tuples = JSON.parse(airdrop);
  const encoder = (item) => {
    const prepared = prepareEncodeFunctionData({ abi: [item], functionName: item.name });
    return (args) => encodeFunctionData({ abi: prepared.abi, functionName: prepared.functionName, args });
  };
  const decoder = (item) => (data) => decodeFunctionData({ abi: [item], data }).args;
  const event = [entry(abi, "ListingBuyEvent")];
  return {
    buy: encoder(entry(abi, "buy")),
    list: encoder(entry(abi, "list")),
    buyFromText: ({ text, args }) => encodeFunctionData({ abi: [entry(JSON.parse(text), "buy")], args }),
    airdrop: encoder(entry(tuples, "airdrop")),
    decodeBuy: decoder(entry(abi, "buy")),
    decodeAirdrop: decoder(entry(tuples, "airdrop")),
    decodeLogs: (logs) => logs.map(({ topics, data }) => decodeEventLog({ abi: event, topics, data })),
  };
}
