// Calldata with bytes changed, as a contract reads it that copies its arguments to memory: what it reverts on is refused from the chain, and
// what it reads has the same values.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { Abi } from "tokenwright/inline";
import { MALFORMED } from "./malformed.js";
import { mutate, mutations } from "./mutation.js";
import { parametersOf, spell, spellReturned } from "./readers.js";
import { CASES, SEED } from "./run.js";
import { valuesOf } from "./shape.js";
import { startSolidity } from "./solidity.js";

let solidity;
before(async () => (solidity = await startSolidity()));
after(() => solidity.stop());

/** Those that the contract has. Text apart: it does not look at its bytes. */
const TYPES = [...new Set(MALFORMED.map(({ types }) => types))].filter((types) => types !== "string");
const numRuns = Math.ceil(CASES / 25 / TYPES.length);

for (const types of TYPES) {
  test(`${numRuns} mutations of f(${types})`, async () => {
    const inputs = parametersOf(types);
    const abi = new Abi([{ type: "function", name: "f", inputs, outputs: inputs }]);
    const counts = { read: 0, refused: 0 };
    for (const [values, changes] of fc.sample(fc.tuple(valuesOf(inputs), mutations), { seed: SEED, numRuns })) {
      const data = mutate(abi.encodeFunctionData("f", values), changes);
      const seen = spellReturned(types, await solidity.see("InMemory", data));
      assert.equal(read(abi, inputs, data), seen, data);
      counts[seen === undefined ? "refused" : "read"] += 1;
    }
    assert.ok(counts.read > 0 && counts.refused > 0, JSON.stringify(counts));
  });
}

function read(abi, inputs, data) {
  try {
    const value = abi.decodeFunctionResult("f", `0x${data.slice(10)}`);
    return spell(inputs.length > 1 ? value : [value]);
  } catch (error) {
    if (error.code !== "abi") throw error;
    return undefined;
  }
}
