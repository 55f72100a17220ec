// A trap inside the wasm module itself, not one that a test throws.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Abi, functionSelector, init } from "tokenwright";

const inside = (name) => import(new URL(name, import.meta.resolve("tokenwright")).href);
const { call } = await inside("instance.js");
const { reserve_arguments } = await inside("glue/tokenwright.js");
await init();

test("100 traps, each followed by a clear error and a call that works", () => {
  for (let traps = 0; traps < 100; traps++) {
    const abi = new Abi([]);
    assert.throws(() => call(() => reserve_arguments(2 ** 32 - 1)), ({ name, code, message, cause }) => {
      assert.deepEqual([name, code], ["TokenwrightError", "not_initialized"]);
      assert.match(message, /trap/);
      return cause instanceof WebAssembly.RuntimeError;
    });
    assert.throws(() => abi.decodeFunctionData("0x"), { code: "not_initialized" });
    assert.equal(functionSelector("buy(uint256,address,address)"), "0xe753858a");
  }
});
