// Calldata with bytes changed: what is accepted is exactly what encoding gives, and reads alike everywhere. What is refused has its place, and
// from the chain the same bytes are refused at the same place, or else they are merely non-canonical.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { Abi } from "tokenwright/inline";
import { CODES, NON_CANONICAL } from "./malformed.js";
import { Peers, equal } from "./peers.js";
import { CASES, SEED, run } from "./run.js";
import { parameters, valuesOf } from "./shape.js";

const MUTATIONS = 40;
const word = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, 31n, 32n, 33n, 64n, 96n, 128n, 160n, 2n ** 31n, 2n ** 32n, 2n ** 64n, 2n ** 255n, 2n ** 256n - 32n, 2n ** 256n - 1n),
  fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
).map((number) => Buffer.from(number.toString(16).padStart(64, "0"), "hex"));
const place = fc.nat({ max: 1 << 16 });

/** What is done to the bytes after the selector; places are taken modulo what there is. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant("byte"), at: place, byte: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant("bit"), at: place, bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: fc.constant("word"), at: place, word }),
  fc.record({ kind: fc.constant("copy"), at: place, from: place }),
  fc.record({ kind: fc.constant("swap"), at: place, from: place }),
  fc.record({ kind: fc.constant("insert"), at: place, word }),
  fc.record({ kind: fc.constant("remove"), at: place }),
  fc.record({ kind: fc.constant("cut"), at: place }),
  fc.record({ kind: fc.constant("append"), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
);

function mutate(bytes, { kind, at, from, byte, bit, word, bytes: more }) {
  if (bytes.length < 32) return Buffer.concat([bytes, Uint8Array.of(1)]);
  const copy = Uint8Array.from(bytes);
  const words = bytes.length >> 5;
  const start = 32 * (at % words);
  const other = 32 * (from % words);
  switch (kind) {
    case "byte": copy[at % bytes.length] = byte; return copy;
    case "bit": copy[at % bytes.length] ^= 1 << bit; return copy;
    case "word": copy.set(word, start); return copy;
    case "copy": copy.set(bytes.subarray(other, other + 32), start); return copy;
    case "swap": copy.set(bytes.subarray(other, other + 32), start); copy.set(bytes.subarray(start, start + 32), other); return copy;
    case "insert": return Buffer.concat([bytes.subarray(0, start), word, bytes.subarray(start)]);
    case "remove": return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 32)]);
    case "cut": return bytes.subarray(0, at % (bytes.length + 1));
    case "append": return Buffer.concat([bytes, more]);
  }
}

const cases = parameters.filter((inputs) => inputs.length > 0).chain((inputs) => {
  const mutations = fc.array(fc.tuple(valuesOf(inputs), fc.array(mutation, { minLength: 1, maxLength: 2 })), { minLength: MUTATIONS, maxLength: MUTATIONS });
  return fc.tuple(fc.constant(inputs), mutations);
});

const counts = { accepted: 0, refused: 0 };
after(() => console.log(`seed ${SEED}: ${counts.refused} refused, ${counts.accepted} accepted`));

test(`${CASES} mutations`, () => {
  const property = fc.property(cases, ([inputs, mutations]) => {
    const entry = { type: "function", name: "f", inputs, outputs: inputs };
    const abi = new Abi([entry]);
    const peers = new Peers(entry);
    for (const [values, steps] of mutations) check(abi, peers, values, steps);
    abi[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  });
  run(property, Math.ceil(CASES / MUTATIONS));
  assert.ok(counts.accepted > CASES / 100 && counts.refused > CASES / 10, "both happen");
});

function check(abi, peers, values, steps) {
  const valid = Buffer.from(abi.encodeFunctionData(peers.signature, values).slice(10), "hex");
  const body = `0x${Buffer.from(steps.reduce(mutate, valid)).toString("hex")}`;
  const data = peers.selector + body.slice(2);
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
