// Speeds beside viem, in Node: one run, turns taken, medians of many rounds, as ratios. Equal bytes first, or no number.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import init, { encodeFunctionData, parseCreateTokenByExternalIdResponse } from "tokenwright";
import { encodeFunctionData as viemEncode, prepareEncodeFunctionData } from "viem";

const ROUNDS = 31;
const CALLS = 2000;

await init();
const body = readFileSync(new URL("../tests/fixtures/apex-create-token-by-external-id.json", import.meta.url), "utf8");
const { contract, integration } = parseCreateTokenByExternalIdResponse(201, body);
const abi = JSON.parse(integration.abi);
const prepared = prepareEncodeFunctionData({ abi, functionName: "buy" });
const args = (quantity) => [BigInt(quantity), contract.address, integration.currency_token_address];

const rows = {
  "answer as text -> token -> buy calldata": [
    (i) => {
      const token = parseCreateTokenByExternalIdResponse(201, body);
      return encodeFunctionData(token.integration.abi, "buy", [BigInt(i), token.contract.address, token.integration.currency_token_address]);
    },
    (i) => {
      const token = JSON.parse(body);
      return viemEncode({ abi: JSON.parse(token.integration.abi), functionName: "buy", args: [BigInt(i), token.contract.address, token.integration.currency_token_address] });
    },
  ],
  "buy calldata from an ABI text": [
    (i) => encodeFunctionData(integration.abi, "buy", args(i)),
    (i) => viemEncode({ abi: JSON.parse(integration.abi), functionName: "buy", args: args(i) }),
  ],
  "buy calldata, viem prepared": [
    (i) => encodeFunctionData(integration.abi, "buy", args(i)),
    (i) => viemEncode({ ...prepared, args: args(i) }),
  ],
};

const time = (call) => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < CALLS; i++) call(i);
  return Number(process.hrtime.bigint() - start);
};
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

console.log("tokenwright beside viem (JSON.parse where text comes in): above 1 is faster");
for (const [name, [ours, theirs]] of Object.entries(rows)) {
  for (const i of [0, 1, 255, CALLS]) assert.equal(ours(i), theirs(i));
  const rounds = Array.from({ length: ROUNDS }, () => [time(ours), time(theirs)]);
  const ratio = median(rounds.map(([, their]) => their)) / median(rounds.map(([our]) => our));
  console.log(`${name.padEnd(42)} ${ratio.toFixed(2)}x`);
}
