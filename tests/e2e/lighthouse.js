// `node tests/e2e/lighthouse.js` asserts speed, too: for a quiet machine.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import lighthouse from "lighthouse";
import { openSite } from "../../www/sandbox/site.js";
import { FLAGS } from "./browser.js";

/** What Lighthouse says of the built page on a simulated phone: categories of 0 to 1, and times in ms. */
export async function rate() {
  const [site, browser] = await Promise.all([openSite(), startBrowser()]);
  try {
    const { lhr } = await lighthouse(site.url, { port: browser.port, logLevel: "error" });
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, score]));
    const value = (audit) => Math.round(lhr.audits[audit].numericValue * 1000) / 1000;
    const timing = { lcp: value("largest-contentful-paint"), tbt: value("total-blocking-time"), cls: value("cumulative-layout-shift") };
    const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative");
    return { scores, timing, failed: failed.map(({ id, displayValue }) => `${id} ${displayValue ?? ""}`) };
  } finally {
    await browser.stop();
    await site.stop();
  }
}

/** Lighthouse takes a browser by its debugging port. */
async function startBrowser() {
  const profile = await mkdtemp(join(tmpdir(), "lighthouse-"));
  const child = spawn("chromium", ["--headless", ...FLAGS, "--remote-debugging-port=0", `--user-data-dir=${profile}`], { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const port = async () => Number((await readFile(join(profile, "DevToolsActivePort"), "utf8").catch(() => "")).split("\n")[0]);
  for (let attempts = 0; !(await port()) && attempts < 300; attempts++) await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    port: await port(),
    stop: async () => {
      child.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { scores, timing, failed } = await rate();
  console.log(scores, timing, failed);
  for (const [name, score] of Object.entries(scores)) assert.ok(score >= 0.95, name);
  assert.ok(timing.lcp <= 1500 && timing.tbt <= 100 && timing.cls <= 0.02);
}
