// Many values in one call, as viem reads and writes them: buffers grow, and grow again. ethers takes minutes for them.
import { test } from "node:test";
import fc from "fast-check";
import { Abi } from "tokenwright/inline";
import { decodeAbiParameters, encodeAbiParameters, toFunctionSelector } from "viem";
import { Peers, equal } from "./peers.js";
import { SEED } from "./run.js";
import { valuesOf } from "./shape.js";

const sample = (inputs, numRuns) => fc.sample(valuesOf(inputs), { seed: SEED, numRuns });
const functionOf = (inputs) => ({ type: "function", name: "f", inputs, outputs: inputs });

function checkBothWays(entry, values) {
  const abi = new Abi([entry]);
  const body = encodeAbiParameters(entry.inputs, values);
  equal(decodeAbiParameters(entry.inputs, body), values, "viem's values");
  const data = toFunctionSelector(entry) + body.slice(2);
  equal(abi.encodeFunctionData("f", values), data, "our encoding");
  equal(abi.decodeFunctionData(data).args, values, "our values");
  equal([abi.decodeFunctionResult("f", body)], values, "our result");
}

test("3,000 tuples with texts, bytes and numbers", () => {
  const components = ["address", "uint256", "string", "bytes", "int64[]", "uint8[3]"].map((type, index) => ({ name: `m${index}`, type }));
  const values = sample(components, 3000).map((members) => Object.fromEntries(members.map((value, index) => [`m${index}`, value])));
  checkBothWays(functionOf([{ name: "list", type: "tuple[]", components }]), [values]);
});

test("20,000 words, a text of 1 MiB and as many bytes", () => {
  checkBothWays(functionOf([{ name: "", type: "int256[]" }]), [sample([{ type: "int256" }], 20_000).flat()]);
  checkBothWays(functionOf([{ name: "", type: "string" }]), ["aé€😀".repeat(1 << 17)]);
  checkBothWays(functionOf([{ name: "", type: "bytes" }]), [`0x${"0123456789abcdef".repeat(1 << 17)}`]);
});

test("3,000 logs in one batch", () => {
  const inputs = [["from", "address", true], ["to", "address", true], ["value", "uint256", false], ["note", "string", false]].map(([name, type, indexed]) => ({ name, type, indexed }));
  const entry = { type: "event", name: "Transfer", inputs };
  const peers = new Peers(entry);
  const logs = sample(inputs, 3000).map((values) => peers.log(values));
  const expected = logs.map(({ args }) => ({ eventName: "Transfer", signature: peers.signature, args }));
  equal(new Abi([entry]).decodeLogs(logs.map(({ log }) => log)), expected, "our logs");
});
