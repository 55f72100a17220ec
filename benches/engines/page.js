// What runs inside Chromium.
import init from "tokenwright";
import { PEERS } from "../peers/index.js";
import { measure } from "../suite.js";

const load = async (path) => (await fetch(path)).arrayBuffer();

/** How many milliseconds `init()` takes. */
globalThis.start = async () => {
  const bytes = await load("tokenwright.wasm");
  const start = performance.now();
  await init(bytes);
  return performance.now() - start;
};

globalThis.run = async (rounds) => {
  await init(await load("tokenwright.wasm"));
  const answer = new TextDecoder().decode(await load("answer.json"));
  for await (const row of measure(answer, PEERS, rounds)) await globalThis.report(row);
};
