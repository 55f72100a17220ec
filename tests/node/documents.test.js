// The examples of the documents are run as they stand, with the sandbox in the place of the API and of the wallet's chain.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { inspect } from "node:util";
import { encodeFunctionData, erc20Abi } from "viem";
import { startSandbox } from "../../www/sandbox/index.js";
import { describe } from "../../www/sandbox/page.js";

const ROOT = new URL("../../", import.meta.url);
const guides = readdirSync(new URL("docs/guides/", ROOT)).map((name) => `docs/guides/${name}`);
const file = new URL("./.example.mjs", import.meta.url);
// The examples are a page's, and wagmi looks whether it is in one.
globalThis.window = new EventTarget();
let sandbox, snapshot;

before(async () => {
  sandbox = await startSandbox();
  snapshot = await sandbox.chain.snapshot();
});
after(async () => {
  await sandbox.stop();
  rmSync(file, { force: true });
});

for (const path of ["README.md", ...guides]) {
  const text = readFileSync(new URL(path, ROOT), "utf8");
  for (const [index, [, example]] of [...text.matchAll(/^```js\n([^]*?)```/gm)].entries()) {
    test(`${path}, example ${index + 1}`, () => run(example));
  }
}

/** What is printed has to be what the comment behind it says, and what is bought has to be the buyer's. */
async function run(example) {
  await sandbox.chain.revert(snapshot);
  snapshot = await sandbox.chain.snapshot();
  const owned = await countTokens();
  const lines = [];
  const print = (...values) => lines.push(values.map((value) => (typeof value === "string" ? value : inspect(value))).join(" "));
  const source = example
    .replaceAll(/^import (.*?) from (.*?);.*$/gm, (_, names, from) => `const ${binding(names)} = await import(${from});`)
    .replaceAll("console.log(", "print(")
    .replaceAll("http://127.0.0.1:5173/sandbox.json", `data:application/json,${encodeURIComponent(describe(sandbox))}`)
    .replaceAll('"./tokenwright/dist/index.js"', '"tokenwright"');
  // A block of its own: an example may declare what the surroundings have, too.
  writeFileSync(file, `export default async ({ ${Object.keys(surroundings()).join(", ")}, print }) => {{\n${source}\n}};\n`);
  const { default: start } = await import(`${file}?${Math.random()}`);
  await start({ ...surroundings(), print });
  const expected = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, words]) => words);
  assert.deepEqual(lines.slice(lines.length - expected.length), expected);
  assert.equal((await countTokens()) - owned, example.includes("readPurchase(") ? 5n : 0n);
}

async function countTokens() {
  const { rpcUrl, contracts, accounts } = sandbox;
  const data = encodeFunctionData({ abi: erc20Abi, functionName: "balanceOf", args: [accounts[0]] });
  return BigInt(await callNode(rpcUrl, "eth_call", [{ to: contracts.token, data }, "latest"]));
}

const binding = (names) => (/^\w+$/.test(names) ? `{ default: ${names} }` : names.replace(/^(\w+), {/, "{ default: $1,").replaceAll(" as ", ": "));

/** What an app would know. Its wallet is on either chain of the sandbox. */
function surroundings() {
  const { apiUrl: baseUrl, rpcUrl, accessToken, accounts, contracts, tokenLayer } = sandbox;
  const known = { chainId: 17000, contract: contracts.listing, currency: contracts.currency, token: contracts.token };
  const nodes = { [known.chainId]: rpcUrl, [tokenLayer.chainId]: tokenLayer.rpcUrl };
  let chainId = known.chainId;
  const provider = {
    async request({ method, params }) {
      if (method === "wallet_switchEthereumChain") return void (chainId = Number(params[0].chainId));
      return callNode(nodes[chainId], method === "eth_requestAccounts" ? "eth_accounts" : method, params);
    },
    on() {},
    removeListener() {},
  };
  return { baseUrl, rpcUrl, tokenLayerUrl: `${baseUrl}/functions/v1`, accessToken, buyer: accounts[0], known, provider };
}

async function callNode(url, method, params = []) {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  const { result, error } = await response.json();
  if (error !== undefined) throw Object.assign(new Error(error.message), error);
  return result;
}
