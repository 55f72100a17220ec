// Every width of every type at its edges: what the edge is, what lies one beyond it, and lengths around the word.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AbiCoder } from "ethers";
import { Abi } from "tokenwright/inline";
import { encodeAbiParameters } from "viem";
import { Peers, equal } from "./peers.js";
import { rangeOf } from "./shape.js";

const coder = AbiCoder.defaultAbiCoder();

function functionOf(type) {
  const entry = { type: "function", name: "f", inputs: [{ name: "", type }], outputs: [{ name: "", type }] };
  return { abi: new Abi([entry]), peers: new Peers(entry) };
}

function checkBothWays({ abi, peers }, value) {
  const body = peers.encode([value]);
  peers.decode(body, [value]);
  equal(abi.encodeFunctionData("f", [value]), peers.selector + body.slice(2), `our encoding of ${peers.signature}`);
  equal(abi.decodeFunctionData(peers.selector + body.slice(2)).args, [value], `our values of ${peers.signature}`);
  equal(abi.decodeFunctionResult("f", body), value, `our result of ${peers.signature}`);
}

function checkRefused({ abi, peers }, type, value, code) {
  assert.throws(() => abi.encodeFunctionData("f", [value]), (error) => error.issues.length === 1 && error.issues[0].code === code, `${peers.signature} ${value}`);
  assert.throws(() => encodeAbiParameters([{ type }], [value]));
  assert.throws(() => coder.encode([type], [value]));
}

const widths = Array.from({ length: 32 }, (_, index) => index + 1);

for (const sign of ["u", ""]) {
  test(`${sign}int8 to ${sign}int256`, () => {
    for (const width of widths) {
      const type = `${sign}int${8 * width}`;
      const own = functionOf(type);
      const { bits, min, max } = rangeOf(type);
      const inside = new Set([0n, 1n, 2n, 127n, max, max - 1n, max / 2n, min, min + 1n, min / 2n, sign ? 0n : -1n]);
      for (const value of inside) checkBothWays(own, bits <= 48 ? Number(value) : value);
      for (const value of [max + 1n, min - 1n, 2n ** 256n, -(2n ** 256n)]) checkRefused(own, type, value, "out_of_range");
    }
  });
}

test("bytes1 to bytes32", () => {
  for (const width of widths) {
    const type = `bytes${width}`;
    const own = functionOf(type);
    for (const byte of ["00", "01", "80", "ff"]) checkBothWays(own, `0x${byte.repeat(width)}`);
    for (const length of [width - 1, width + 1]) checkRefused(own, type, `0x${"ab".repeat(length)}`, "wrong_length");
  }
});

test("bytes, text and arrays around the word", () => {
  for (const length of [0, 1, 2, 30, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1000]) {
    checkBothWays(functionOf("bytes"), `0x${"fe".repeat(length)}`);
    for (const text of ["x", "é", "€", "😀", "\0", "\u{10ffff}", "\ufeff"]) {
      // Whole letters up to the length, and filled up.
      const letters = text.repeat(Math.floor(length / Buffer.byteLength(text)));
      checkBothWays(functionOf("string"), letters + "x".repeat(length - Buffer.byteLength(letters)));
    }
    checkBothWays(functionOf("uint8[]"), Array.from({ length }, (_, index) => index % 256));
    checkBothWays(functionOf("string[]"), Array.from({ length }, (_, index) => "é".repeat(index % 40)));
    if (length > 0) checkBothWays(functionOf(`bool[${length}]`), Array.from({ length }, (_, index) => index % 3 === 0));
  }
});

test("function, address and bool", () => {
  for (const byte of ["00", "01", "80", "ff"]) checkBothWays(functionOf("function"), `0x${byte.repeat(24)}`);
  for (const address of ["0x0000000000000000000000000000000000000000", "0xFFfFfFffFFfffFFfFFfFFFFFffFFFffffFfFFFfF", "0x0000000000000000000000000000000000000001"]) {
    checkBothWays(functionOf("address"), address);
  }
  for (const flag of [true, false]) checkBothWays(functionOf("bool"), flag);
});
