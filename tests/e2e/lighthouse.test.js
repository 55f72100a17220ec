import assert from "node:assert/strict";
import { test } from "node:test";
import { rate } from "./lighthouse.js";

test("Lighthouse finds nothing in the page; how fast it is depends on the machine, and is only printed", async () => {
  const { scores, timing, failed } = await rate();
  console.log("Lighthouse, mobile:", scores, timing, failed);
  for (const category of ["accessibility", "best-practices", "seo"]) assert.equal(scores[category], 1, `${category}: ${failed}`);
  assert.ok(timing.cls <= 0.02, `layout shift ${timing.cls}`);
});
