// Plans of Token Layer's transactions, sent through a scripted wallet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { parseCreateTokenTransactionResponse, prepareTokenTransactions, toWalletCalls } from "tokenwright/inline";
import { sendPlan } from "tokenwright/wallet";
import { BUYER, fail, scriptedWallet, send, skipWaits } from "./scripted-wallet.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/creations.json", import.meta.url), "utf8"));
const { params, answer } = vectors.find(({ title }) => title === "builder and purchase");

/** An approval, a builder's fee and the creation, on base-sepolia; `delays` are the seconds that the API asks to wait after each. */
function creation(delays, changes = {}) {
  const transactions = answer.transactions.map((transaction, index) => ({ ...transaction, transactionDelay: delays[index] }));
  const body = JSON.stringify({ ...answer, transactions, ...changes });
  return prepareTokenTransactions(params, parseCreateTokenTransactionResponse(200, body), { from: BUYER });
}

const START = ["eth_requestAccounts", "eth_chainId", "wallet_switchEthereumChain", "eth_chainId"];
const STEP = ["eth_chainId", "eth_accounts", "eth_sendTransaction", "eth_getTransactionReceipt", "eth_getTransactionByHash"];
const batching = { wallet_getCapabilities: () => ({ "0x14a34": { atomic: { status: "supported" } } }) };

/** How many of the waits had passed whenever a method was asked for. */
function spyOn(waits, method) {
  const passed = [];
  return [passed, { [method]: () => void passed.push(waits.filter((wait) => [2_000, 3_000].includes(wait)).length) }];
}

describe("a plan that creates a token", () => {
  test("waits after each step as the API asks, reads no price, and is no batch", async (t) => {
    const waits = skipWaits(t);
    const [asked, whenAsked] = spyOn(waits, "eth_sendTransaction");
    const [mined, whenMined] = spyOn(waits, "eth_getTransactionReceipt");
    const plan = creation([2, 3, 5]);
    const { wallet, result, changes } = await send({ ...batching, ...whenAsked, ...whenMined }, {}, plan);
    assert.equal(result.status, "done");
    assert.deepEqual(changes.filter(({ state }) => state === "mined").map(({ kind }) => kind), ["approve", "call", "call"]);
    assert.deepEqual(wallet.methods, [...START, ...STEP, ...STEP, ...STEP]);
    const sent = wallet.requests.filter(({ method }) => method === "eth_sendTransaction").map(({ params }) => params);
    assert.deepEqual(sent, plan.steps.map(({ transaction }) => [transaction]));
    // Nothing is left to wait for after the last.
    assert.deepEqual([asked, mined, waits.filter((wait) => wait >= 1_000)], [[0, 1, 2], [0, 1, 2], [2_000, 3_000]]);
  });

  test("waits before the next step also where it is resumed", async (t) => {
    const waits = skipWaits(t);
    const wallet = scriptedWallet({ eth_sendTransaction: fail({ code: 4001, message: "no" }, 1) });
    const plan = creation([2, 3]);
    const rejected = await sendPlan(wallet, plan);
    assert.deepEqual([rejected.status, rejected.steps.map(({ state }) => state)], ["rejected", ["mined", "rejected"]]);
    const resumed = await sendPlan(wallet, plan, { resume: rejected.steps });
    assert.deepEqual([resumed.status, resumed.steps[0]], ["done", rejected.steps[0]]);
    assert.deepEqual(waits.filter((wait) => wait >= 1_000), [2_000, 2_000, 3_000]);
  });

  test("is a batch where the API asks for no wait", async () => {
    const plan = creation([]);
    const { wallet, result } = await send(batching, {}, plan);
    assert.equal(result.status, "done");
    const asked = wallet.requests.filter(({ method }) => method === "wallet_sendCalls").map(({ params }) => params);
    assert.deepEqual([asked, wallet.methods.includes("eth_call")], [[[toWalletCalls(plan)]], false]);
  });

  test("that the server has sent itself asks for nothing", async () => {
    const plan = creation([], { executed: true });
    const { wallet, result } = await send({}, {}, plan);
    assert.deepEqual([plan.findings.at(-1).code, result, wallet.requests], ["executed", { status: "done", steps: [] }, []]);
  });
});
