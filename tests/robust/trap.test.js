// A trap inside the wasm module itself, not one that a test throws.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Abi, functionSelector, getTokenById, init } from "tokenwright";

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

test("a trap in the middle of a call over the network ends all that are under way, and the next works", async (t) => {
  const faults = [];
  const listen = (fault) => faults.push(fault);
  process.on("uncaughtException", listen).on("unhandledRejection", listen);
  t.after(() => process.off("uncaughtException", listen).off("unhandledRejection", listen));
  const config = { baseUrl: "https://api.example", accessToken: "0123456789abcdef" };
  const ask = () => getTokenById({ token_id: "68a2d5e39fb2bc0af05d0f0a" }, config, { maxRetries: 0 });
  // A chunk that says it is shorter than it is: what copies it throws inside the module.
  class Liar extends Uint8Array { get length() { return 1; } }
  const body = new ReadableStream({ start: (controller) => controller.enqueue(new Liar(8)) });
  const answers = [new Promise(() => {}), Promise.resolve(new Response(body))];
  t.mock.method(globalThis, "fetch", () => answers.shift() ?? Promise.reject(new TypeError("offline")));
  for (const { reason } of await Promise.allSettled([ask(), ask()])) {
    assert.equal(reason.code, "not_initialized");
    assert.match(reason.message, /whether the server carried this call out is unknown/);
  }
  await assert.rejects(ask(), { code: "network" });
  assert.equal(functionSelector("buy(uint256,address,address)"), "0xe753858a");
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(faults, []);
});
