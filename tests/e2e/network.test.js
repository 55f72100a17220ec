// Calls over the network, in headless Chromium: the page is of another origin than the API, as a dapp is.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { NAMES } from "../wire/network.js";
import { startServer } from "../wire/server.js";
import { launchBrowser } from "./browser.js";

const TYPES = { js: "text/javascript", wasm: "application/wasm", html: "text/html" };
const FOLDERS = { pkg: new URL("../../pkg/dist/", import.meta.url), wire: new URL("../wire/", import.meta.url) };

let server;
let files;
let browser;
let page;

before(async () => {
  server = await startServer();
  files = createServer(serveFile).listen(0, "127.0.0.1");
  await once(files, "listening");
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.exposeFunction("seen", server.seen);
  await page.goto(`http://127.0.0.1:${files.address().port}/`);
  const { apiUrl, accessToken, body } = server;
  await page.evaluate(async (server) => {
    const [tw, { scenarios }] = await Promise.all([import("/pkg/index.js"), import("/wire/network.js")]);
    await tw.init();
    globalThis.cases = scenarios(tw, { ...server, seen: globalThis.seen });
  }, { apiUrl, accessToken, body });
});
after(async () => {
  await browser.close();
  files.close();
  await server.stop();
});

for (const name of NAMES) test(name, () => page.evaluate((name) => globalThis.cases[name](), name));

test("an answer that the server does not share with the page is a network error", async () => {
  const told = await page.evaluate(async ([baseUrl, accessToken]) => {
    const tw = await import("/pkg/index.js");
    const call = tw.getTokenById({ token_id: "provoke-cors" }, { baseUrl, accessToken }, { maxRetries: 0 });
    return call.catch((error) => [error.code, error.cause instanceof Error]);
  }, [server.apiUrl, server.accessToken]);
  assert.deepEqual(told, ["network", true]);
});

async function serveFile({ url }, response) {
  const [, folder, name] = /^\/(pkg|wire)\/([\w./-]+)$/.exec(url) ?? [];
  const bytes = folder === undefined ? "<!doctype html><title>wire</title>" : await readFile(new URL(name, FOLDERS[folder]));
  response.writeHead(200, { "content-type": TYPES[name?.split(".").at(-1) ?? "html"] }).end(bytes);
}
