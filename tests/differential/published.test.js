// ABIs of contracts that are in use: Seaport, ENS, Nouns, WETH and others, each as JSON and written as signatures.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as published from "abitype/abis";
import fc from "fast-check";
import { Abi, eventTopic, functionSelector } from "tokenwright/inline";
import { decodeFunctionData, decodeFunctionResult, encodeFunctionData, encodeFunctionResult, parseAbi, toEventSelector, toFunctionSelector } from "viem";
import { Peers, equal } from "./peers.js";
import { SEED } from "./run.js";
import { valuesOf } from "./shape.js";

const VALUES = 5;
const sample = (params) => fc.sample(valuesOf(params), { seed: SEED, numRuns: VALUES });

/** Faults of the ABIs themselves: what is said of each, and the text as it was meant. */
const FAULTY = {
  // viem hashes the alias as it stands: that selector no contract has.
  nestedTupleArrayAbi: { path: "abi[0].inputs[1].components[0].type", code: "unknown_type", meant: (text) => text.replaceAll('"uint"', '"uint256"') },
  // A log has room for four topics.
  writingEditionsFactoryHumanReadableAbi: { path: "abi[13]", code: "too_many_indexed", meant: (text) => text.replace(/(?<="(tokenId|newTributary)",)"indexed":true/g, '"indexed":false') },
};

for (const [name, source] of Object.entries(published)) {
  test(name, () => {
    // A bare `fallback()` is no signature that viem reads.
    const items = typeof source[0] === "string" ? parseAbi(source.filter((signature) => signature !== "fallback()")) : source;
    const { meant = (text) => text, ...fault } = FAULTY[name] ?? {};
    const text = JSON.stringify(items);
    if (name in FAULTY) assert.throws(() => new Abi(text), ({ code, issues: [issue] }) => code === "abi" && issue.path === fault.path && issue.code === fault.code);
    const abi = new Abi(meant(text));
    for (const item of JSON.parse(meant(text))) checks[item.type]?.(abi, item);
  });
}

test("all of them were there", () => assert.equal(Object.keys(published).length, 22));

const checks = {
  function(abi, item) {
    const { signature, selector } = new Peers(item);
    equal([functionSelector(signature), selector], Array(2).fill(toFunctionSelector(item)), signature);
    for (const args of sample(item.inputs)) {
      const data = encodeFunctionData({ abi: [item], functionName: item.name, args });
      equal(abi.encodeFunctionData(signature, args), data, signature);
      equal(abi.decodeFunctionData(data), { functionName: item.name, signature, selector, args }, signature);
      equal(decodeFunctionData({ abi: [item], data }).args ?? [], args, signature);
    }
    for (const values of sample(item.outputs)) {
      const result = values.length > 1 ? values : values[0];
      const data = encodeFunctionResult({ abi: [item], functionName: item.name, result });
      equal(abi.decodeFunctionResult(signature, data), decodeFunctionResult({ abi: [item], functionName: item.name, data }), signature);
    }
  },

  event(abi, item) {
    const peers = new Peers(item);
    equal([eventTopic(peers.signature), peers.hash], Array(2).fill(toEventSelector(item)), peers.signature);
    for (const values of sample(item.inputs)) {
      const { log, args } = peers.log(values);
      equal(abi.decodeEventLog(log), { eventName: item.name, signature: peers.signature, args }, peers.signature);
    }
  },

  error(abi, item) {
    const peers = new Peers(item);
    for (const args of sample(item.inputs)) {
      const decoded = abi.decodeErrorResult(peers.selector + peers.encode(args).slice(2));
      equal(decoded, { errorName: item.name, signature: peers.signature, args }, peers.signature);
    }
  },
};
