// Packs the package, installs it into each project, runs them and prints what became of each. Arguments name the projects to run.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodeFunctionData } from "viem";
import { launchChromium } from "../engines/chromium.js";
import { launchFirefox } from "../engines/firefox.js";
import { startProgram } from "../engines/program.js";
import { launchWebKit } from "../engines/webkit.js";
import { env, install, runScript } from "./project.js";
import { projects } from "./rows.js";
import { startSite } from "./site.js";

const launch = { chromium: launchChromium, firefox: launchFirefox, webkit: launchWebKit };
const launched = new Map();
/** The browser, started when it is first wanted. */
const browser = (engine) => launched.get(engine) ?? launched.set(engine, launch[engine]()).get(engine);

const { contract, integration } = JSON.parse(await readFile(new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url), "utf8"));
const expected = encodeFunctionData({
  abi: JSON.parse(integration.abi),
  functionName: "buy",
  args: [5n, contract.address, integration.currency_token_address],
});

/** Runs a project one way, and throws unless it gives the calldata. Answers with the engines that ran it, with a page. */
async function run(cwd, way) {
  if (way.before !== undefined) await runScript(cwd, way.before);
  if (!way.server) {
    const printed = await runScript(cwd, way.script);
    if (way.page === undefined) return same(/0x[0-9a-f]{8,}/.exec(printed)?.[0] ?? printed);
    return visit(join(cwd, way.from), way);
  }
  const server = startProgram("npm", ["run", "--silent", way.script], { cwd, env });
  try {
    const [url] = await server.said(/http:\/\/(localhost|127\.0\.0\.1):\d+/);
    if (way.route !== undefined) same(await (await fetch(url + way.route, { method: "POST" })).text());
    if (way.page !== undefined) return await visit(new URL(url), way);
  } finally {
    await server.stop();
  }
}

async function visit(source, { engines, page, policy }) {
  const names = [];
  for (const engine of engines) {
    const site = await startSite(source, policy);
    try {
      const { name, open } = await browser(engine);
      const tab = await open(site.url + page);
      const shown = await untilShown(tab);
      const complaints = [...site.refused, ...tab.errors];
      if (complaints.length > 0) throw new Error(`${name}: ${complaints.join("\n")}`);
      same(shown);
      await tab.close();
      names.push(name);
    } finally {
      site.close();
    }
  }
  return names;
}

async function untilShown({ evaluate, errors }) {
  for (let attempts = 0; attempts < 150; attempts++) {
    const shown = await evaluate(`document.querySelector("output")?.textContent`);
    if (shown) return shown;
    if (errors.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return "nothing";
}

function same(calldata) {
  if (calldata !== expected) throw new Error(`expected ${expected}, got ${calldata}`);
}

async function versionOf(cwd, tool) {
  if (tool === "node") return process.version.slice(1);
  const text = await readFile(join(cwd, "node_modules", tool, "package.json"), "utf8").catch(() => "{}");
  return JSON.parse(text).version ?? "";
}

const started = performance.now();
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);
const folder = await mkdtemp(join(tmpdir(), "packaging-"));
const table = [["project", "version", "mode", "result", "s"]];
let failures = 0;
try {
  const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: pkg, encoding: "utf8" }));
  const chosen = process.argv.slice(2);
  for (const { name, tool, ways } of projects.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
    const since = performance.now();
    const cwd = await install(name, folder, join(folder, filename));
    table.push([name, await versionOf(cwd, tool), "install", "", seconds(since)]);
    for (const way of ways) {
      const since = performance.now();
      const row = [name, await versionOf(cwd, tool), way.mode];
      try {
        const names = await run(cwd, way);
        row.push(["ok", names?.join(", "), way.note].filter(Boolean).join("; "));
      } catch (error) {
        failures++;
        row.push("FAILED");
        console.error(`${name}, ${way.mode}: ${error.stack}`);
      }
      table.push([...row, seconds(since)]);
    }
    await rm(cwd, { recursive: true, force: true, maxRetries: 3 });
  }
} finally {
  for (const engine of launched.values()) await (await engine).close();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table) console.log(row.map((cell, column) => (column === 4 ? cell.padStart(widths[4]) : cell.padEnd(widths[column]))).join("  "));
console.log(`${table.length - 1} rows, ${failures} failed, ${seconds(started)} s`);
process.exitCode = failures === 0 ? 0 : 1;
