import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { purchaseReads } from "tokenwright/inline";
import { readPurchase } from "tokenwright/wallet";
import { REVERTS } from "./provider-errors.js";
import { fail, intent, purchase, scriptedWallet, token } from "./scripted-wallet.js";

const read = (answers) => readPurchase(scriptedWallet(answers), token, intent);

describe("readPurchase", () => {
  test("makes the plan out of all reads at one block, and asks the user nothing", async () => {
    const wallet = scriptedWallet();
    assert.deepEqual(await readPurchase(wallet, token, intent), purchase());
    assert.deepEqual(wallet.methods.slice(0, 2), ["eth_chainId", "eth_blockNumber"]);
    const calls = purchaseReads(token, intent).map(({ to, data }) => ({ method: "eth_call", params: [{ to, data }, "0x11"] }));
    assert.deepEqual(wallet.requests.slice(2, -1), calls);
    assert.equal(wallet.methods.at(-1), "eth_chainId");
  });

  test("takes a block number that is one", async () => {
    const wallet = scriptedWallet({ eth_blockNumber: () => 17 });
    await readPurchase(wallet, token, intent);
    assert.equal(wallet.requests[2].params[1], "0x11");
  });

  for (const [name, error] of Object.entries(REVERTS)) {
    test(`leaves out a read that reverts: ${name}`, async () => {
      const symbol = ([{ data }]) => { if (data === "0x95d89b41") throw error; };
      const { findings } = await read({ eth_call: symbol });
      assert.deepEqual(findings.filter(({ code }) => code === "unread").map(({ got }) => got), ["symbol"]);
    });
  }

  test("needs the price", async () => {
    const listing = ([{ data }]) => { if (data.startsWith("0x2c3c02bf")) throw REVERTS.geth; };
    await assert.rejects(read({ eth_call: listing }), ({ code, issues }) => code === "invalid_argument" && issues[0].path === "results.listing");
  });

  test("throws network, with the cause, where the wallet does not answer", async () => {
    const cause = { code: -32000, message: "header not found" };
    for (const method of ["eth_chainId", "eth_blockNumber", "eth_call"]) {
      await assert.rejects(read({ [method]: fail(cause) }), (error) => error.code === "network" && error.cause === cause);
    }
    await assert.rejects(read({ eth_call: () => null }), { code: "network" });
    for (const block of [{}, null, "latest", "0x", -1]) await assert.rejects(read({ eth_blockNumber: () => block }), { code: "network" });
  });

  test("throws at provider where that is none, or on another chain", async () => {
    const atProvider = ({ code, issues }) => code === "invalid_argument" && issues[0].path === "provider";
    await assert.rejects(readPurchase({}, token, intent), atProvider);
    const wallet = scriptedWallet({ eth_chainId: () => "0x1" });
    await assert.rejects(readPurchase(wallet, token, intent), (error) => atProvider(error) && /17000.*chain 1: switchChain/.test(error.message));
    assert.deepEqual(wallet.methods, ["eth_chainId"]);
    const switching = (_params, before) => (before === 1 ? "0x1" : undefined);
    await assert.rejects(read({ eth_chainId: switching }), atProvider);
  });
});
