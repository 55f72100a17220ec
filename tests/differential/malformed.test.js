// Malformed bytes as a contract, tokenwright and its peers read them. What is seen here is the table in docs/decoding.md:
// UPDATE=1 node --test tests/differential/malformed.test.js
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Abi, eventTopic, functionSelector } from "tokenwright/inline";
import { CODES, MALFORMED } from "./malformed.js";
import { PEERS, parametersOf, spell, spellReturned } from "./readers.js";
import { startSolidity } from "./solidity.js";

const DOCUMENT = new URL("../../docs/decoding.md", import.meta.url);

let solidity;
before(async () => (solidity = await startSolidity()));
after(() => solidity.stop());

const rows = [];

for (const malformed of MALFORMED) {
  const { name, types, body, code, at } = malformed;
  test(name, async () => {
    const data = functionSelector(`f(${types})`) + body;
    const [memory, calldata] = await Promise.all(["InMemory", "InCalldata"].map(async (contract) => spellReturned(types, await solidity.see(contract, data))));
    checkClass(malformed, memory, calldata);
    checkOurs(malformed, data, memory);
    const peers = Object.values(PEERS).map((read) => (types === "function" ? "–" : cell(read(types, data), memory)));
    rows.push([name, `\`${types}\``, contractCell(memory, calldata), ...peers, `\`${code}\` @ ${at}`, fromChainCell(malformed)]);
  });
}

/** A contract does not look at the bytes of a text. */
const isText = ({ code }) => code === "bad_utf8";

/** Invalid is what a contract reverts on, at least where it copies its arguments to memory; all else it reads, and both ways alike. */
function checkClass(malformed, memory, calldata) {
  if (malformed.isInvalid && !isText(malformed)) return assert.equal(memory, undefined);
  assert.notEqual(memory, undefined);
  assert.equal(calldata, memory);
}

function checkOurs(malformed, data, memory) {
  const { types, body, code, at, isInvalid, fromChain } = malformed;
  const inputs = parametersOf(types);
  const abi = new Abi(["function", "event", "error"].map((type) => ({ type, name: "f", inputs, outputs: inputs })));
  assert.deepEqual(faultOf(() => abi.decodeFunctionData(data)), { path: `data[${at}]`, code });

  const result = () => {
    const value = abi.decodeFunctionResult("f", `0x${body}`);
    return inputs.length > 1 ? value : [value];
  };
  const log = { topics: [eventTopic(`f(${types})`)], data: `0x${body}` };
  const one = () => abi.decodeEventLog(log).args;
  const many = () => {
    const [{ error, args }] = abi.decodeLogs([log]);
    if (error) throw error;
    return args;
  };
  const reverted = () => abi.decodeErrorResult(data).args;
  for (const [read, start] of [[result, 0], [one, 0], [many, 0], [reverted, 4]]) {
    const isRefused = isInvalid && !(isText(malformed) && read === reverted);
    if (fromChain) assert.equal(faultOf(read).code, fromChain);
    else if (isRefused) assert.deepEqual(faultOf(read), { path: `data[${at - 4 + start}]`, code });
    else assert.equal(spell(read()), memory);
  }
}

function faultOf(read) {
  try {
    return assert.fail(`read as ${spell([read()])}`);
  } catch (error) {
    if (error.code !== "abi") throw error;
    const [{ path, code }] = error.issues;
    return { path, code };
  }
}

test("no whole selector, one that is not known, and half a byte", async () => {
  const abi = new Abi([{ type: "function", name: "f", inputs: [] }]);
  for (const [data, code] of [["0x", "truncated"], ["0x26121f", "truncated"], ["0x26121ff1", "unknown_selector"]]) {
    assert.equal(await solidity.see("InMemory", data), undefined);
    for (const read of [() => abi.decodeFunctionData(data), () => abi.decodeErrorResult(data)]) assert.deepEqual(faultOf(read), { path: "data[0]", code });
  }
  assert.throws(() => abi.decodeFunctionData("0x26121ff"), { code: "invalid_argument" });
});

test("every code of bytes occurs", () => {
  const [, codes] = /\| bytes \| codes \|\n\| --- \| --- \|\n([^]*?)\n\n/.exec(readFileSync(DOCUMENT, "utf8"));
  assert.deepEqual(new Set(codes.match(/(?<=`)\w+(?=`)/g)), CODES);
});

test("docs/decoding.md shows what was seen", () => {
  assert.equal(rows.length, MALFORMED.length);
  const heads = ["bytes", "type", "Solidity", ...Object.keys(PEERS), "our calldata", "ours from the chain"];
  const table = [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const text = readFileSync(DOCUMENT, "utf8");
  const updated = text.replace(/(?<=<!-- seen -->\n)[^]*?(?=\n<!-- \/seen -->)/, () => table);
  if (process.env.UPDATE) writeFileSync(DOCUMENT, updated);
  else assert.equal(text, updated, "run it with UPDATE=1");
});

function cell(spelled, memory) {
  if (spelled === undefined) return "refuses";
  return spelled === memory ? "reads" : `\`${shorten(spelled)}\``;
}

function contractCell(memory, calldata) {
  const seen = (spelled) => (spelled === undefined ? "reverts" : `\`${shorten(spelled)}\``);
  return memory === calldata ? seen(memory) : `${seen(memory)}; ${seen(calldata)} in calldata`;
}

function fromChainCell(malformed) {
  if (malformed.fromChain) return `\`${malformed.fromChain}\``;
  if (isText(malformed)) return "refuses; bytes in revert data";
  return malformed.isInvalid ? "refuses" : "reads";
}

const shorten = (text) => (text.length > 24 ? `${text.slice(0, 20)}…` : text);
