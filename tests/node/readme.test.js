// The README's example is run as it stands, with the sandbox in the place of the API and of the wallet's chain.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { startSandbox } from "../../www/sandbox/index.js";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const file = new URL("./.readme-example.mjs", import.meta.url);
let sandbox;

before(async () => (sandbox = await startSandbox()));
after(async () => {
  await sandbox.stop();
  rmSync(file, { force: true });
});

test("the example buys five tokens", async () => {
  const [, example] = /```js\n([^]*?)```/.exec(readme);
  assert.ok(example.trim().split("\n").length <= 15, "the example is short");
  const { apiUrl, rpcUrl, accessToken, accounts, contracts } = sandbox;
  writeFileSync(file, `export default async ({ baseUrl, accessToken, buyer, known, provider }) => {\n${example
    .replaceAll(/^import (.*?) from (.*);$/gm, (_, names, from) => `const ${names.replace(/^(\w+), {/, "{ default: $1,")} = await import(${from});`)}\nreturn result;\n};\n`);
  const run = (await import(pathToFileURL(file.pathname).href)).default;
  const provider = { request: ({ method, params }) => sandbox.chain.rpc(method === "eth_requestAccounts" ? "eth_accounts" : method, params) };
  const known = { chainId: 17000, contract: contracts.listing, currency: contracts.currency, token: contracts.token };
  const result = await run({ baseUrl: apiUrl, accessToken, buyer: accounts[0], known, provider });
  assert.equal(result.status, "done", JSON.stringify(result));
  assert.deepEqual(result.steps.map(({ kind, state }) => `${kind} ${state}`), ["approve mined", "buy mined"]);
  assert.ok(rpcUrl.startsWith("http://127.0.0.1:"));
});
