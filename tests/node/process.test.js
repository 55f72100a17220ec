// A program that has nothing else to do waits for its calls all the same.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

test("the wait between attempts keeps Node running", () => {
  const program = `
    import { getTokenById, init } from "tokenwright";
    await init();
    const call = getTokenById({ token_id: "a" }, { baseUrl: "http://127.0.0.1:1", accessToken: "a" });
    console.log(await call.catch(({ code }) => code));
  `;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd: import.meta.dirname, encoding: "utf8" });
  assert.equal(printed, "network\n");
});
