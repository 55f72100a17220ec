// What is run: the job of each row by its name in the peers, what it is called with, and the budget.
import { address, amount, newAbi, newAnswer, note } from "./inputs.js";

/** A call with many tuples that hold texts. */
const AIRDROP = JSON.stringify([{
  type: "function", name: "airdrop", stateMutability: "nonpayable", outputs: [],
  inputs: [{
    name: "entries", type: "tuple[]",
    components: [{ name: "owner", type: "address" }, { name: "amount", type: "uint256" }, { name: "note", type: "string" }],
  }],
}]);
/** keccak256 of ListingBuyEvent(address,address,address,uint256,uint256,uint256). */
const LISTING_BUY_EVENT = "0x3a08128bf72810c28549228e809304785a151871e86e081060b71864e5151dbc";

const many = (count, make) => Array.from({ length: count }, make);
const word = (value) => (typeof value === "bigint" ? value.toString(16) : value.slice(2)).padStart(64, "0");

const buyArgs = () => [amount(), address(), address()];
const listArgs = () => [address(), address(), amount(), amount(), amount(), amount()];
const tuple = () => ({ owner: address(), amount: amount(), note: note() });
const log = () => ({
  topics: [LISTING_BUY_EVENT],
  data: "0x" + [address(), address(), address(), amount(), amount(), amount()].map(word).join(""),
});

/** The ABIs of the rows, as text: that of the answer, and one with tuples. */
export const abisOf = (answer) => ({ listing: JSON.parse(answer).integration.abi, airdrop: AIRDROP });

/**
 * The rows: `make` makes one input, `must` and `aim` are how many times as fast as `against` we want to be.
 *
 * @param answer The answer of Apex, Create Token by External ID, as text.
 * @param ours Our jobs, to make the calldata that is decoded.
 * @param sizes How many tuples and logs are one input.
 */
export function listRows(answer, ours, { tuples, logs } = { tuples: 1000, logs: 10_000 }) {
  const token = JSON.parse(answer);
  const { abi } = token.integration;
  const airdropArgs = () => [many(tuples, tuple)];
  return [
    { job: "buy", title: "`buy`, ABI parsed before", make: buyArgs, must: 2, aim: 3 },
    { job: "list", title: "`list`, six words, ABI parsed before", make: listArgs, must: 2, aim: 3 },
    { job: "buyFromText", title: "`buy`, from a new ABI text", make: () => ({ text: newAbi(abi), args: buyArgs() }), must: 0.8, aim: 1 },
    { job: "buyFromText", title: "`buy`, from an ABI text seen before", make: () => ({ text: abi, args: buyArgs() }), must: 2, aim: 4 },
    { job: "airdrop", title: "1,000 × (address, uint256, string)", make: airdropArgs, must: 1, aim: 2 },
    { job: "decodeBuy", title: "decode `buy`", make: () => ours.buy(buyArgs()), must: 2, aim: 3 },
    { job: "decodeAirdrop", title: "decode 1,000 × (address, uint256, string)", make: () => ours.airdrop(airdropArgs()), must: 1.5, aim: 2.5 },
    { job: "decodeLogs", title: "decode 10,000 logs `ListingBuyEvent`", make: () => many(logs, log), must: 4, aim: 6, against: "viem" },
    {
      job: "buyFromAnswer", title: "answer as text → validated token → `buy`, new ABI text",
      make: () => ({ body: newAnswer(answer, token), quantity: amount() }), must: 0.7, aim: 1,
    },
    {
      job: "buyFromAnswer", title: "the same answer again, another quantity",
      make: () => ({ body: answer, quantity: amount() }), must: 0.7, aim: 1,
    },
  ];
}
