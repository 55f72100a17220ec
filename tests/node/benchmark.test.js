// The benchmark's peers do the same job. Nothing is timed here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init from "tokenwright";
import { PEERS } from "../../benches/peers/index.js";
import { assertSame, setUp } from "../../benches/suite.js";

const answer = readFileSync(new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url), "utf8");

await init();
for (const row of setUp(answer, PEERS, { tuples: 20, logs: 20 })) {
  test(`the same from ${row.runs.length} libraries: ${row.title}`, () => {
    for (let i = 0; i < 10; i++) assertSame(row);
  });
}

test("another result is noticed", () => {
  const row = { title: "t", make: () => 1, runs: [{ name: "a", run: () => ["0x01", 2n] }, { name: "b", run: () => ({ x: "0x01", y: 3n }) }] };
  assert.throws(() => assertSame(row), /t: b gives another result than a/);
});
