import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { Worker } from "node:worker_threads";

test("8 threads at once, each with an instance of its own", async () => {
  const tokenwright = JSON.stringify(import.meta.resolve("tokenwright"));
  const program = `
    import { parentPort, workerData } from "node:worker_threads";
    import { Abi, TokenwrightError, init, keccak256 } from ${tokenwright};
    await Promise.all([init(), init(), init()]);
    const abi = new Abi([{ type: "function", name: "f", inputs: [{ name: "a", type: "uint256" }] }]);
    let wrong = 0;
    for (let i = 0n; i < 20_000n; i++) {
      const value = i * 1000n + BigInt(workerData);
      if (abi.decodeFunctionData(abi.encodeFunctionData("f", [value])).args[0] !== value) wrong++;
    }
    parentPort.postMessage({ wrong, hash: keccak256("0x") });
  `;
  const url = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
  const workers = Array.from({ length: 8 }, (_, number) => new Worker(url, { workerData: number }));
  const answers = await Promise.all(workers.map(async (worker) => (await once(worker, "message"))[0]));
  const hash = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470";
  assert.deepEqual(answers, answers.map(() => ({ wrong: 0, hash })));
});
