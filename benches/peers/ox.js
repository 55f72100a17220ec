import { AbiEvent, AbiFunction } from "ox";
import { entry } from "./entry.js";

export const name = "ox";

/** ox leaves addresses in lower case unless it is asked: everybody gives the same values here. */
const checksummed = { checksumAddress: true };

export function prepare({ listing, airdrop }) {
  const abi = JSON.parse(listing);
  const [buy, list] = ["buy", "list"].map((own) => AbiFunction.fromAbi(abi, own));
  const tuples = AbiFunction.fromAbi(JSON.parse(airdrop), "airdrop");
  const event = AbiEvent.fromAbi(abi, "ListingBuyEvent");
  return {
    buy: (args) => AbiFunction.encodeData(buy, args),
    list: (args) => AbiFunction.encodeData(list, args),
    buyFromText: ({ text, args }) => AbiFunction.encodeData(entry(JSON.parse(text), "buy"), args),
    airdrop: (args) => AbiFunction.encodeData(tuples, args),
    decodeBuy: (data) => AbiFunction.decodeData(buy, data, checksummed),
    decodeAirdrop: (data) => AbiFunction.decodeData(tuples, data, checksummed),
    decodeLogs: (logs) => logs.map((log) => AbiEvent.decode(event, log, checksummed)),
  };
}
