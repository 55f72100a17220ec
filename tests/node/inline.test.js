// `tokenwright/inline` alone: ready at import, and the lazy entry is then ready too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { functionSelector } from "tokenwright/inline";

test("ready at import", async () => {
  assert.equal(functionSelector("buy(uint256,address,address)"), "0xe753858a");
  const lazy = await import("tokenwright");
  assert.equal(lazy.functionSelector, functionSelector);
  await lazy.init();
});
