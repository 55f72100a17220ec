// ABI texts as they are found: deep, huge, with odd words. What is refused has its code and place, all else is read.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Abi, functionSelector } from "tokenwright/inline";

const entry = (fields) => JSON.stringify([{ type: "function", name: "f", inputs: [], ...fields }]);
const input = (param) => entry({ inputs: [param] });
const inputType = (type) => input({ name: "a", type });
const tuples = (depth) => Array.from({ length: depth }).reduce((inner) => ({ type: "tuple", components: [inner] }), { type: "bool" });

const REFUSED = [
  ["no text", "", "abi", "syntax"],
  ["no array", "{}", "abi", "wrong_type"],
  ["a comma too many", "[,]", "abi", "syntax"],
  ["a comment", "[] // none", "abi", "syntax"],
  ["a byte order mark", "\ufeff[]", "abi", "byte_order_mark"],
  ["half a surrogate pair", '[{"type":"\\ud800"}]', "abi", "lone_surrogate"],
  ["a key twice", '[{"type":"receive","type":"fallback"}]', "abi", "duplicate_key"],
  ["17 MiB", `[${" ".repeat(17 << 20)}]`, "abi", "too_large"],
  ["a million brackets", "[".repeat(1_000_000), "abi", "too_deep"],
  ["an entry that is text", '["function f()"]', "abi[0]", "wrong_type"],
  ["no type", "[{}]", "abi[0].type", "missing"],
  ["a type of its own", '[{"type":"struct"}]', "abi[0].type", "unknown_entry"],
  ["no name", '[{"type":"function","inputs":[]}]', "abi[0].name", "missing"],
  ["a signature as name", entry({ name: "f(uint256)" }), "abi[0].name", "bad_name"],
  ["a long name", entry({ name: "f".repeat(257) }), "abi[0].name", "too_long"],
  ["no inputs", '[{"type":"function","name":"f"}]', "abi[0].inputs", "missing"],
  ["`uint`", inputType("uint"), "abi[0].inputs[0].type", "unknown_type"],
  ["an enum's name", inputType("enum Status"), "abi[0].inputs[0].type", "unknown_type"],
  ["`address payable`", inputType("address payable"), "abi[0].inputs[0].type", "unknown_type"],
  ["a tuple as signature", inputType("(bool,bool)"), "abi[0].inputs[0].type", "unknown_type"],
  ["`fixed128x18`", inputType("fixed128x18"), "abi[0].inputs[0].type", "unsupported_type"],
  ["`uint8[`", inputType("uint8["), "abi[0].inputs[0].type", "bad_signature"],
  ["`uint8[0]`", inputType("uint8[0]"), "abi[0].inputs[0].type", "zero_size"],
  ["`uint8[0][]`", inputType("uint8[0][]"), "abi[0].inputs[0].type", "zero_size"],
  ["a tuple of nothing", input({ type: "tuple", components: [] }), "abi[0].inputs[0].type", "zero_size"],
  ["a tuple without components", input({ type: "tuple" }), "abi[0].inputs[0].components", "missing"],
  ["`bool[4294967295]`", inputType("bool[4294967295]"), "abi[0].inputs[0].type", "too_large"],
  ["`bool[9007199254740992]`", inputType("bool[9007199254740992]"), "abi[0].inputs[0].type", "too_large"],
  ["`bool[4294967296][4294967296]`", inputType("bool[4294967296][4294967296]"), "abi[0].inputs[0].type", "too_large"],
  ["an overflowing product of lengths", inputType("bool[65536][65536]"), "abi[0].inputs[0].type", "too_large"],
  ["33 levels of arrays", inputType(`bool${"[]".repeat(33)}`), "abi[0].inputs[0].type", "too_deep"],
  ["100,000 levels of arrays", inputType(`bool${"[]".repeat(100_000)}`), "abi[0].inputs[0].type", "too_deep"],
  ["40 levels of tuples", input(tuples(40)), "abi", "too_deep"],
  ["four indexed parameters", JSON.stringify([{ type: "event", name: "E", inputs: Array(4).fill({ type: "bool", indexed: true }) }]), "abi[0]", "too_many_indexed"],
  ["two meanings of one signature", JSON.stringify(["bool", "uint8"].map((type) => ({ type: "function", name: "f", inputs: [], outputs: [{ type }] }))), "abi[1]", "conflict"],
  ["two signatures of one selector", JSON.stringify([["transfer", "address", "uint256"], ["many_msg_babbage", "bytes1"]].map(([name, ...types]) => ({ type: "function", name, inputs: types.map((type) => ({ type })) }))), "abi[1]", "selector_collision"],
];

for (const [name, text, path, code] of REFUSED) {
  test(`refused: ${name}`, () => {
    assert.throws(() => new Abi(text), (error) => {
      const [issue] = error.issues;
      assert.deepEqual([error.code, issue.path, issue.code], ["abi", path, code]);
      return true;
    });
  });
}

const deep = (value, levels) => (levels === 0 ? value : [deep(value, levels - 1)]);

const READ = [
  ["a malformed internalType", input({ type: "bool", internalType: { struct: ["no", "text"] } }), "f(bool)", [true]],
  ["an internalType that says otherwise", input({ type: "uint8", internalType: "struct House.Listing[7" }), "f(uint8)", [7]],
  [
    "a struct that seems to hold itself",
    input({ type: "tuple[]", internalType: "struct Node[]", components: [{ type: "tuple[]", internalType: "struct Node[]", components: [{ type: "bytes1" }] }] }),
    "f(((bytes1)[])[])",
    [[[[["0x07"]]]]],
  ],
  ["constant and payable of old compilers", entry({ constant: true, payable: "yes", stateMutability: 7 }), "f()", []],
  [
    "constructor, fallback and receive",
    JSON.stringify([{ type: "constructor", inputs: "none" }, { type: "fallback", payable: true }, { type: "receive" }, ...JSON.parse(entry())]),
    "f()",
    [],
  ],
  ["components of what is no tuple", input({ type: "bool", components: [{ type: "nonsense" }] }), "f(bool)", [false]],
  ["32 levels of arrays", inputType(`bool${"[]".repeat(32)}`), `f(bool${"[]".repeat(32)})`, [deep(true, 32)]],
  ["unknown fields and white space", '\r\n[ { "type" : "function", "name" : "f", "inputs" : [ ], "devdoc" : { "@": null } } ]\t', "f()", []],
  ["a name of JavaScript's own", entry({ name: "__proto__" }), "__proto__()", []],
  ["20,000 functions", JSON.stringify(Array.from({ length: 20_000 }, (_, index) => ({ type: "function", name: `f${index}`, inputs: [] }))), "f19999()", []],
];

for (const [name, text, signature, args] of READ) {
  test(`read: ${name}`, () => {
    const abi = new Abi(text);
    const call = abi.decodeFunctionData(abi.encodeFunctionData(signature, args));
    assert.deepEqual([call.signature, call.selector, call.args], [signature, functionSelector(signature), args]);
  });
}

test("the logs of an anonymous event are read where it alone has as many topics", () => {
  const inputs = Array(4).fill({ type: "bool", indexed: true });
  const event = (name) => ({ type: "event", name, anonymous: true, inputs });
  const log = { topics: Array(4).fill(`0x${"0".repeat(64)}`), data: "0x" };
  assert.deepEqual(new Abi([event("E")]).decodeEventLog(log).args, [false, false, false, false]);
  assert.throws(() => new Abi([event("E"), event("F")]).decodeEventLog(log), ({ issues: [issue] }) => issue.code === "ambiguous_event");
});

test("docs/decoding.md lists every code", () => {
  const document = readFileSync(new URL("../../docs/decoding.md", import.meta.url), "utf8");
  const [, codes] = /\| an ABI's \| codes \|\n\| --- \| --- \|\n([^]*?)\n(?!\|)/.exec(document);
  const listed = codes.split("\n").flatMap((row) => row.split("|")[2].match(/(?<=`)\w+(?=`)/g));
  assert.deepEqual(listed.toSorted(), [...new Set(REFUSED.map(([, , , code]) => code))].sort());
});
