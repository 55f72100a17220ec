// Generated ABIs and values: what tokenwright, viem and ethers make of them is the same, both ways.
//
// CASES=1000000 SEED=7 node --test tests/differential/generated.test.js
//
// A case is the values of one entry: for a function, calldata that is encoded and decoded, and the same bytes as its result; for an event
// a log, by itself and in a batch; for a custom error its revert data. Where the peers differ from what is asked here:
//
// | where | viem | ethers | tokenwright | compared by |
// |---|---|---|---|---|
// | integers of up to 48 bits | number | bigint | number | ethers' expected as bigints |
// | tuples, all members named | object | array with names | object | ethers' as arrays |
// | tuples, members named twice or `__proto__` | an object that loses one | array | array | viem's without names |
// | an event without parameters | `undefined` | `[]` | `[]` | viem's `undefined` as `[]` |
// | type `function` | unknown | unknown | 24 bytes | theirs as `bytes24`, the selector by hashing the signature |
// | a text that begins with U+FEFF | without it | kept | kept | viem's expected without |
// | a member name that is no identifier (`größe`, `0`) | kept | refused | kept | ethers' without names |
// | indexed texts, bytes, arrays and tuples | the hash | `Indexed` | the hash | ethers' `.hash` |
// | names with overloads | the first that fits the arguments | an error | an error | ours alone |
import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { Abi, decodeFunctionData, encodeFunctionData } from "tokenwright/inline";
import { Peers, equal, signatureOf } from "./peers.js";
import { CASES, SEED, run } from "./run.js";
import { mapLeaves, parameters, valuesOf } from "./shape.js";

const ENTRIES = 12;
const VALUES = 40;

const entry = fc.oneof(
  { weight: 3, arbitrary: parameters.map((inputs) => ({ type: "function", stateMutability: "view", inputs, outputs: inputs })) },
  { weight: 1, arbitrary: parameters.map((inputs) => ({ type: "error", inputs })) },
  {
    weight: 1,
    arbitrary: fc.tuple(parameters, fc.tuple(fc.boolean(), fc.boolean(), fc.boolean())).map(([inputs, indexed]) => {
      return { type: "event", inputs: inputs.map((input, index) => ({ ...input, indexed: indexed[index] ?? false })) };
    }),
  },
);
const named = fc.tuple(entry, fc.constantFrom("f", "transfer", "$_", "toString")).map(([entry, name]) => ({ name, ...entry }));
const entries = fc.uniqueArray(named, { minLength: ENTRIES, maxLength: ENTRIES, selector: signatureOf });
const batches = entries.chain((entries) => {
  const values = entries.map(({ inputs }) => fc.array(valuesOf(inputs), { minLength: VALUES, maxLength: VALUES }));
  return fc.tuple(fc.constant(entries), fc.tuple(...values));
});

const counts = { function: 0, event: 0, error: 0 };
after(() => console.log(`seed ${SEED}: ${counts.function} calls, ${counts.event} logs, ${counts.error} errors`));

test(`${CASES} cases`, () => {
  const property = fc.property(batches, ([entries, batches]) => {
    const abi = new Abi(JSON.stringify(entries));
    for (const [index, entry] of entries.entries()) {
      checks[entry.type](abi, entry, batches[index], entries);
      counts[entry.type] += batches[index].length;
    }
    abi[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  });
  run(property, Math.ceil(CASES / (ENTRIES * VALUES)));
});

const checks = {
  function(abi, entry, batch, entries) {
    const peers = new Peers(entry);
    const { signature, selector } = peers;
    for (const values of batch) {
      const body = peers.encode(values);
      const data = selector + body.slice(2);
      equal(abi.encodeFunctionData(signature, values), data, `our encoding of ${signature}`);
      equal(abi.encodeFunctionData(selector, inOtherWords(entry.inputs, values)), data, `our encoding of ${signature} from other words`);
      const decoded = abi.decodeFunctionData(data);
      equal(decoded, { functionName: entry.name, signature, selector, args: values }, `our values of ${signature}`);
      equal(abi.decodeFunctionResult(signature, body), values.length > 1 ? values : values[0], `our result of ${signature}`);
      peers.decode(body, values);
    }
    checkForms(abi, entry, peers, batch[0], entries);
  },

  event(abi, entry, batch) {
    const peers = new Peers(entry);
    const logs = batch.map((values) => peers.log(values));
    const expected = logs.map(({ args }) => ({ eventName: entry.name, signature: peers.signature, args }));
    // A log in the midst that cannot be read changes nothing for the others.
    const foreign = { topics: [`0x${"ab".repeat(32)}`], data: "0x" };
    const half = batch.length >> 1;
    const read = abi.decodeLogs(logs.map(({ log }) => log).toSpliced(half, 0, foreign));
    const [{ error }] = read.splice(half, 1);
    equal([error.issues[0].path, error.issues[0].code], ["topics[0]", "unknown_event"], "our error for a foreign log");
    equal(read, expected, `our logs of ${peers.signature}`);
    for (const [index, { log }] of logs.entries()) equal(abi.decodeEventLog(log), expected[index], `our log of ${peers.signature}`);
  },

  error(abi, entry, batch) {
    const peers = new Peers(entry);
    for (const values of batch) {
      const body = peers.encode(values);
      peers.decode(body, values);
      const decoded = abi.decodeErrorResult(peers.selector + body.slice(2));
      equal(decoded, { errorName: entry.name, signature: peers.signature, args: values }, `our values of ${peers.signature}`);
    }
  },
};

/** However the ABI, the function and the bytes are given, the outcome is the same. */
function checkForms(abi, { name }, { signature, selector }, values, entries) {
  const data = abi.encodeFunctionData(signature, values);
  const call = abi.decodeFunctionData(data);
  for (const source of [entries, JSON.stringify(entries)]) {
    equal(encodeFunctionData(source, selector, values), data, `our encoding of ${signature} with a new ABI`);
    for (const bytes of [data, `0x${data.slice(2).toUpperCase()}`, Uint8Array.from(Buffer.from(data.slice(2), "hex"))]) {
      equal(decodeFunctionData(source, bytes), call, `our values of ${signature} with a new ABI`);
    }
  }
  const namesakes = entries.filter((entry) => entry.type === "function" && entry.name === name);
  const byName = () => abi.encodeFunctionData(name, values);
  if (namesakes.length === 1) equal(byName(), data, `our encoding of ${name}`);
  else assert.throws(byName, ({ issues: [issue] }) => issue.code === "overloaded_function" && namesakes.every((entry) => issue.message.includes(signatureOf(entry))));
}

/** The same values as they may be given as well: integers as text, bytes as `Uint8Array`, addresses in lower case, tuples as arrays. */
function inOtherWords(params, values) {
  return params.map((param, index) =>
    mapLeaves(param, values[index], (value, type) => {
      if (type.startsWith("bytes") || type === "function") return Uint8Array.from(Buffer.from(value.slice(2), "hex"));
      if (type === "address") return value.toLowerCase();
      if (typeof value === "bigint" && value > 0n) return `0x${value.toString(16)}`;
      return typeof value === "number" || typeof value === "bigint" ? String(value) : value;
    }),
  );
}
