import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "./browser.js";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
const BASE = "/some/where/";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

let folder, server, browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "page-"));
  execFileSync("npx", ["--no-install", "vite", "build", "--logLevel", "error", "--emptyOutDir", "--outDir", folder], { cwd: WWW });
  server = createServer(serve).listen(0, "127.0.0.1");
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true });
});

/** Any static host: files under a path, and 404 for the rest. */
async function serve({ url }, response) {
  const path = url === BASE ? "index.html" : url.slice(BASE.length);
  const body = await readFile(join(folder, path)).catch(() => null);
  response.writeHead(body === null ? 404 : 200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(body ?? "");
}

test("the built page runs from any path of any static host, and asks nobody else", async () => {
  const page = await browser.newPage();
  const [requests, complaints] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => /security|policy|trusted/i.test(message.text()) && complaints.push(message.text()));
  const origin = `http://127.0.0.1:${server.address().port}`;
  await page.goto(origin + BASE);

  await page.getByText("Real API: real money. Keys stay in this tab's memory.").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Access token" }).inputValue(), "");
  await page.getByRole("button", { name: "Ask the API" }).click();
  await page.getByRole("group", { name: "4 things to fix" }).waitFor();
  await page.getByRole("button", { name: "Wallet: none" }).click();
  await page.getByText(/^No wallet found/).waitFor();
  await page.getByText("Its SHA-256:").waitFor({ state: "attached" });

  assert.ok(requests.some((url) => url.endsWith(".wasm")));
  assert.deepEqual(requests.filter((url) => !url.startsWith(origin + BASE)), []);
  assert.deepEqual(complaints, []);
});
