// Packs the package, installs it into each project, runs them and prints what became of each. Arguments name the projects to run.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodeFunctionData } from "viem";
import { startProgram } from "../engines/program.js";
import { env, install, runScript } from "./project.js";
import { projects } from "./rows.js";
import { closeBrowsers, visit } from "./visit.js";

const { contract, integration } = JSON.parse(await readFile(new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url), "utf8"));
const expected = encodeFunctionData({
  abi: JSON.parse(integration.abi),
  functionName: "buy",
  args: [5n, contract.address, integration.currency_token_address],
});

function same(calldata) {
  if (calldata !== expected) throw new Error(`expected ${expected}, got ${calldata}`);
}

/** Runs a project one way, and throws unless it gives the calldata. Answers with the engines that showed it. */
async function run(cwd, way) {
  if (way.before !== undefined) await runScript(cwd, way.before);
  if (way.server) return serve(cwd, way);
  const printed = await runScript(cwd, way.script);
  if (way.page !== undefined) return look(join(cwd, way.from), way);
  if (!way.silent) same(/0x[0-9a-f]{8,}/.exec(printed)?.[0] ?? printed);
  return [];
}

async function serve(cwd, way) {
  const server = startProgram("npm", ["run", "--silent", way.script], { cwd, env });
  try {
    const [url] = await server.said(/http:\/\/(localhost|127\.0\.0\.1):\d+/);
    if (way.route !== undefined) same(await (await fetch(url + way.route, { method: "POST" })).text());
    return way.page === undefined ? [] : await look(new URL(url), way);
  } finally {
    await server.stop();
  }
}

async function look(source, way) {
  const shown = await visit(source, way);
  if (!way.forbidden) for (const calldata of shown.values()) same(calldata);
  return [...shown.keys()];
}

const stopwatch = (started = performance.now()) => () => ((performance.now() - started) / 1000).toFixed(1);

async function versionOf(cwd, tool) {
  if (tool === undefined) return "";
  if (tool === "node") return process.versions.node;
  return JSON.parse(await readFile(join(cwd, "node_modules", tool, "package.json"), "utf8")).version;
}

async function runProject({ name, tool, ways }, folder, tarball) {
  const installing = stopwatch();
  const cwd = await install(name, folder, tarball);
  const version = await versionOf(cwd, tool);
  const rows = [[name, version, "install", "ok", installing()]];
  for (const way of ways) {
    const running = stopwatch();
    const result = await run(cwd, way).then(
      (names) => ["ok", names.join(", "), way.note].filter(Boolean).join("; "),
      (error) => {
        console.error(`${name}, ${way.mode}: ${error.stack}`);
        return "FAILED";
      },
    );
    rows.push([name, version, way.mode, result, running()]);
  }
  await rm(cwd, { recursive: true, force: true, maxRetries: 3 });
  return rows;
}

const total = stopwatch();
const folder = await mkdtemp(join(tmpdir(), "packaging-"));
const table = [["project", "version", "mode", "result", "s"]];
try {
  const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: pkg, encoding: "utf8", stdio: "pipe" });
  const [{ filename }] = JSON.parse(packed);
  const chosen = process.argv.slice(2);
  for (const project of projects) {
    if (chosen.length > 0 && !chosen.includes(project.name)) continue;
    table.push(...(await runProject(project, folder, join(folder, filename))));
  }
} finally {
  await closeBrowsers();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table) console.log(row.map((cell, column) => (column === 4 ? cell.padStart(widths[4]) : cell.padEnd(widths[column]))).join("  "));
const failed = table.filter(([, , , result]) => result === "FAILED").length;
console.log(`\n${total()} s\n${table.length - 1 - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
