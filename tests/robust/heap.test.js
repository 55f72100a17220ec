// However often a function is called, it keeps nothing. `CALLS=1000000 node --expose-gc --test tests/robust/heap.test.js` is the long run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import * as tokenwright from "tokenwright";
import { callsOf } from "./calls.js";

const CALLS = Number(process.env.CALLS ?? 10_000);
const MEBIBYTE = 1 << 20;
const { linear_memory } = await import(new URL("glue/tokenwright.js", import.meta.resolve("tokenwright")).href);

await tokenwright.init();
const calls = callsOf(tokenwright);

test("each function has its call", () => {
  assert.deepEqual(Object.keys(calls).filter((name) => !name.includes(".")).sort(), Object.keys(tokenwright).sort());
});

for (const [name, call] of Object.entries(calls)) {
  test(`${CALLS} calls of ${name}`, async () => {
    await repeat(call, 500);
    await collect();
    const before = held();
    await repeat(call, CALLS);
    // Node lets requests and answers go in its own time.
    for (let rounds = 0; rounds < 20; rounds++) {
      await collect();
      if (grown(before).js < MEBIBYTE) break;
    }
    const { wasm, js } = grown(before);
    if (process.env.CALLS !== undefined) console.log(`${name}: wasm ${wasm} B, JavaScript ${js} B`);
    assert.ok(wasm < MEBIBYTE && js < MEBIBYTE, `wasm grew by ${wasm} B, JavaScript by ${js} B`);
  });
}

async function repeat(call, times) {
  for (let i = 0; i < times; i++) {
    const result = call();
    if (!(result instanceof Promise)) continue;
    await result;
    // An answer that comes over the network lets the event loop turn. Without, the engine never gets to what a request leaves behind.
    if (i % 1000 === 0) await setTimeout(0);
  }
}

async function collect() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await setTimeout(10);
  }
}

function held() {
  const { heapUsed, external } = process.memoryUsage();
  const wasm = linear_memory().buffer.byteLength;
  return { wasm, js: heapUsed + external - wasm };
}

function grown(before) {
  const { wasm, js } = held();
  return { wasm: wasm - before.wasm, js: js - before.js };
}
