// Calldata with bytes changed: what is accepted is exactly what encoding gives, and reads alike everywhere. What is refused has its place, and
// from the chain the same bytes are refused at the same place, or else they are merely non-canonical.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { Abi } from "tokenwright/inline";
import { CODES, NON_CANONICAL } from "./malformed.js";
import { Peers, equal } from "./peers.js";
import { mutate, mutations } from "./mutation.js";
import { CASES, SEED, run } from "./run.js";
import { parameters, valuesOf } from "./shape.js";

const MUTATIONS = 40;
const cases = parameters.filter((inputs) => inputs.length > 0).chain((inputs) => {
  const changes = fc.array(fc.tuple(valuesOf(inputs), mutations), { minLength: MUTATIONS, maxLength: MUTATIONS });
  return fc.tuple(fc.constant(inputs), changes);
});

const counts = { accepted: 0, refused: 0 };
after(() => console.log(`seed ${SEED}: ${counts.refused} refused, ${counts.accepted} accepted`));

test(`${CASES} mutations`, () => {
  const property = fc.property(cases, ([inputs, changes]) => {
    const entry = { type: "function", name: "f", inputs, outputs: inputs };
    const abi = new Abi([entry]);
    const peers = new Peers(entry);
    for (const [values, steps] of changes) check(abi, peers, values, steps);
    abi[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  });
  run(property, Math.ceil(CASES / MUTATIONS));
  assert.ok(counts.accepted > CASES / 100 && counts.refused > CASES / 10, "both happen");
});

function check(abi, peers, values, steps) {
  const data = mutate(abi.encodeFunctionData(peers.signature, values), steps);
  const body = `0x${data.slice(10)}`;
  const call = attempt(() => abi.decodeFunctionData(data));
  const result = attempt(() => abi.decodeFunctionResult(peers.signature, body));
  if (call.fault) {
    counts.refused += 1;
    return checkRefused(call.fault, result.fault, data);
  }
  counts.accepted += 1;
  const { args } = call.value;
  equal(abi.encodeFunctionData(peers.signature, args), data, `what we accepted for ${peers.signature}`);
  equal(result.value, args.length > 1 ? args : args[0], `our result of ${peers.signature}`);
  equal(peers.encode(args), body, `the peers' encoding of ${peers.signature}`);
  peers.decode(body, args);
}

function checkRefused(fault, fromChain, data) {
  assert.ok(CODES.has(fault.code) && fault.at <= data.length / 2 - 1, `${fault.code} at ${fault.at} of ${data}`);
  if (NON_CANONICAL.has(fault.code)) assert.ok(fromChain === undefined || CODES.has(fromChain.code), `${fromChain?.code} of ${data}`);
  else assert.deepEqual(fromChain, { code: fault.code, at: fault.at - 4 }, data);
}

function attempt(decode) {
  try {
    return { value: decode() };
  } catch ({ code, issues: [issue, ...more] }) {
    assert.deepEqual([code, more], ["abi", []]);
    return { fault: { code: issue.code, at: Number(/^data\[(\d+)\]$/.exec(issue.path)?.[1]) } };
  }
}
