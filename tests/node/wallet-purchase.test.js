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

  test("refuses an intent that a copy would lose a part of, as preparePurchase does", async () => {
    class Known { get contract() { return intent.expect.contract; } }
    for (const expect of [new Known(), Object.create(intent.expect), new Map(), [], 5, new Date()]) {
      const wallet = scriptedWallet();
      await assert.rejects(readPurchase(wallet, token, { ...intent, expect }), { code: "invalid_argument" });
      assert.deepEqual(wallet.methods, []);
    }
    const throwing = { ...intent, get quantity() { throw new Error("read"); } };
    for (const odd of [new (class { buyer = intent.buyer; quantity = 5n; get maxCost() { return 1n; } })(), throwing, null, undefined]) {
      await assert.rejects(readPurchase(scriptedWallet(), token, odd), { code: "invalid_argument" });
    }
  });

  test("stops an answer that is not the one which is pinned, whatever its contracts say", async () => {
    const stranger = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
    const silent = { eth_call: () => "0x" };
    for (const [expect, code] of [[{ contract: stranger }, "contract_mismatch"], [{ currency: stranger }, "currency_mismatch"], [{ token: stranger }, "token_mismatch"]]) {
      const plan = await readPurchase(scriptedWallet(silent), token, { ...intent, expect });
      assert.deepEqual([plan.steps, plan.findings[0].code, plan.findings[0].severity], [[], code, "block"]);
    }
    const wallet = scriptedWallet();
    const { steps, findings } = await readPurchase(wallet, token, { ...intent, expect: { chainId: 1 } });
    assert.deepEqual([steps, findings[0].code, wallet.methods], [[], "chain_mismatch", []]);
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
