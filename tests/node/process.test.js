// A program that has nothing else to do waits for its calls, and for nothing else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

/** What a program prints that calls an unreachable server with these options. */
function callsWith(options) {
  const program = `
    import { getTokenById, init } from "tokenwright";
    await init();
    const call = getTokenById({ token_id: "a" }, { baseUrl: "http://127.0.0.1:1", accessToken: "a" }, ${JSON.stringify(options)});
    console.log(await call.catch(({ code }) => code));
  `;
  return execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd: import.meta.dirname, encoding: "utf8", timeout: 60_000 });
}

test("the wait between attempts keeps Node running", () => {
  assert.equal(callsWith({}), "network\n");
});

test("no timer outlives its call", () => {
  assert.equal(callsWith({ timeoutMs: 2_147_483_647 }), "network\n");
});
