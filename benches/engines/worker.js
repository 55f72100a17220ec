// What runs inside a worker of the demo page: is told `{ answer, rounds }` once, `{ paused }` now and then.
import init from "tokenwright";
import { compare } from "../measure.js";
import * as tokenwright from "../peers/tokenwright.js";
import * as viem from "../peers/viem.js";
import { assertSame, setUp } from "../suite.js";

let paused = false;

onmessage = ({ data }) => {
  if ("paused" in data) paused = data.paused;
  else run(data).catch(({ message }) => postMessage({ failure: message }));
};

async function run({ answer, rounds }) {
  await init();
  const rows = setUp(answer, [tokenwright, viem]);
  rows.forEach(assertSame);
  postMessage({ same: rows.map(({ title }) => title) });
  for (const { title, make, runs } of rows) {
    const { ratios, calls } = await compare(runs.map(({ run }) => run), make, rounds, pause);
    postMessage({ row: { title, ratio: ratios[1], calls: calls.map(([, ms]) => ms) } });
  }
}

/** Lets messages arrive, and waits while it is told to. */
async function pause() {
  do await new Promise((resolve) => setTimeout(resolve, paused ? 200 : 0));
  while (paused);
}
