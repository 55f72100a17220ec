// `make bench`: speeds in Node and in Chromium, sizes, and docs/benchmarks.md.
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { measureInChromium } from "./engines/chromium.js";
import { measureInNode } from "./engines/node.js";
import { markdown, printRow, printSizes, printStarts } from "./report.js";
import { measureSizes } from "./size/measure.js";

const FULL = 16;
const rounds = Number(process.env.ROUNDS ?? FULL);
if (!(Number.isInteger(rounds) && rounds > 0)) throw new RangeError("expected ROUNDS to be a whole number above 0");

const { devDependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const versions = Object.entries(devDependencies).map((peer) => peer.join(" ")).join(", ");
const machine = `${availableParallelism()} cores at a load of ${loadavg()[0].toFixed(1)} before`;
const say = (text) => console.log(`\x1b[1m· ${text}\x1b[0m`);

const engines = [];
for (const [name, measure] of [["Node", measureInNode], ["Chromium", measureInChromium]]) {
  say(`${name}: all give the same? Then ${rounds} rounds of each row; above 1 tokenwright is faster`);
  const result = await measure(rounds, printRow);
  printStarts(result);
  engines.push(result);
}
say("sizes");
const sizes = await measureSizes();
printSizes(sizes);

if (rounds < FULL) {
  say("a quick look: docs/benchmarks.md stays as it is");
} else {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(new URL("../docs/benchmarks.md", import.meta.url), markdown({ engines, sizes, versions, machine, rounds, date }));
  say("docs/benchmarks.md is written");
}
