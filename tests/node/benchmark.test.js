// The benchmark's peers do the same job. Nothing is timed here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init from "tokenwright";
import { quartiles } from "../../benches/measure.js";
import { PEERS } from "../../benches/peers/index.js";
import { judge } from "../../benches/report.js";
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

test("a row is judged by the fastest peer, or by the one that the budget names", () => {
  const row = { must: 2, aim: 3, ratios: { a: [1, 3, 5], b: [2, 2.5, 3] } };
  assert.deepEqual(judge(row), { rival: "b", ratio: 2.5, verdict: "must" });
  assert.deepEqual(judge({ ...row, against: "a" }), { rival: "a", ratio: 3, verdict: "aim" });
  assert.equal(judge({ ...row, must: 2.6 }).verdict, "missed");
  assert.deepEqual(quartiles([5, 1, 4, 2, 3]), [2, 3, 4]);
  assert.deepEqual(quartiles([1, 2]), [1.25, 1.5, 1.75]);
});
