import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, test } from "node:test";
import { sendPlan } from "tokenwright/wallet";
import { BUYER, CHAIN, CONTRACT, STRANGER, TOKEN, fail, listing, purchase, scriptedWallet, send, skipWaits } from "./scripted-wallet.js";
import { REVERTS } from "./provider-errors.js";

const START = ["eth_requestAccounts", "eth_chainId", "wallet_getCapabilities"];
const CHECK = ["eth_chainId", "eth_accounts"];
const SEND = ["eth_sendTransaction", "eth_getTransactionReceipt", "eth_getTransactionByHash"];
const APPROVE = [...CHECK, ...SEND];
const BUY = [...CHECK, "eth_call", ...SEND];

describe("a plan that goes through", () => {
  test("sends each transaction as it is, and makes these requests alone", async () => {
    const { wallet, result, changes } = await send();
    assert.equal(result.status, "done");
    assert.deepEqual(wallet.methods, [...START, ...APPROVE, ...BUY]);
    const sent = wallet.requests.filter(({ method }) => method === "eth_sendTransaction").map(({ params }) => params);
    assert.deepEqual(sent, purchase().steps.map(({ transaction }) => [transaction]));
    const { params: [call, block] } = wallet.requests.find(({ method }) => method === "eth_call");
    assert.deepEqual({ ...call, to: call.to.toLowerCase() }, { to: CONTRACT.toLowerCase(), data: `0x2c3c02bf${TOKEN.slice(2).padStart(64, "0")}` });
    assert.equal(block, "latest");
    assert.deepEqual(changes.map(({ index, kind, state }) => `${index} ${kind} ${state}`), [
      "0 approve confirming", "0 approve pending", "0 approve mined", "1 buy confirming", "1 buy pending", "1 buy mined",
    ]);
    assert.deepEqual(result.steps, [changes[2], changes[5]]);
    assert.equal(changes[1].hash, changes[2].receipt.transactionHash);
  });

  test("takes a wallet that has further accounts, and its chain as a number", async () => {
    const { result } = await send({ eth_accounts: () => [STRANGER, BUYER], eth_chainId: () => CHAIN });
    assert.equal(result.status, "done");
  });

  test("sends what was checked, whatever becomes of the plan meanwhile", async () => {
    const plan = purchase();
    const { to } = plan.steps[1].transaction;
    const { wallet } = await send({}, { onStep: () => (plan.steps[1].transaction.to = STRANGER) }, plan);
    assert.equal(wallet.requests.findLast(({ method }) => method === "eth_sendTransaction").params[0].to, to);
  });

  test("sends what was checked, though a field of the plan reads otherwise the next time", async () => {
    const plan = purchase();
    const { transaction } = plan.steps[1];
    const reads = [transaction.to];
    Object.defineProperty(transaction, "to", { enumerable: true, get: () => reads.shift() ?? STRANGER });
    const { wallet, result } = await send({}, {}, plan);
    assert.equal(result.status, "done");
    assert.equal(wallet.requests.findLast(({ method }) => method === "eth_sendTransaction").params[0].to, purchase().steps[1].transaction.to);
  });

  test("takes a plan and a chain inside the proxies of a framework, and gives the wallet plain data", async () => {
    const reactive = (value) => (Object(value) === value ? new Proxy(value, { get: (target, key) => reactive(target[key]) }) : value);
    const chain = { chainId: "0x4268", rpcUrls: ["https://rpc.example"] };
    const elsewhere = { eth_chainId: (_params, before) => (before === 0 ? "0x1" : undefined), wallet_switchEthereumChain: fail({ code: 4902 }) };
    const { wallet, result } = await send(elsewhere, { chain: reactive(chain) }, reactive(purchase()));
    assert.equal(result.status, "done");
    const asked = structuredClone(wallet.requests);
    assert.deepEqual(asked.find(({ method }) => method === "wallet_addEthereumChain").params, [chain]);
  });

  test("takes null for what is absent", async () => {
    for (const options of [null, { onStep: null, signal: null, chain: null, batch: null, confirmations: null, resume: null }]) {
      assert.equal((await sendPlan(scriptedWallet(), purchase(), options)).status, "done");
    }
  });

  test("waits longer and longer for a receipt, and as long as the step asks before the next", async (t) => {
    const waits = skipWaits(t);
    const plan = purchase();
    plan.steps[0].after = 7;
    plan.steps[1].after = 600;
    await send({ eth_getTransactionReceipt: (_params, before) => (before < 10 ? null : undefined) }, {}, plan);
    assert.deepEqual(waits.slice(0, 3), [250, 375, 562.5]);
    assert.deepEqual(waits.slice(-3), [4000, 4000, 7000]);
  });

  test("outlasts a node that is out of reach for a while", async (t) => {
    skipWaits(t);
    const { result } = await send({ eth_getTransactionReceipt: (_params, before) => { if (before < 11) throw new Error("fetch failed"); } });
    assert.equal(result.status, "done");
  });
});

describe("a plan that is not sent at all", () => {
  const refused = async (plan, options, code, path) => {
    const wallet = scriptedWallet();
    await assert.rejects(sendPlan(wallet, plan, options), (error) => {
      assert.deepEqual([error.name, error.code], ["TokenwrightError", code]);
      assert.ok(error.issues.some((issue) => issue.path === path), JSON.stringify(error));
      return true;
    });
    assert.deepEqual(wallet.requests, []);
  };

  test("has a finding that blocks, whether its steps were taken away or not", async () => {
    const { steps, findings, ...rest } = purchase();
    const blocked = [...findings, { code: "unknown_function", severity: "block", message: "This function is not known." }];
    const path = `findings[${findings.length}]`;
    await refused({ ...rest, steps: [], rejected: steps, findings: blocked }, {}, "unsafe_transaction", path);
    await refused({ ...rest, steps, findings: blocked }, {}, "unsafe_transaction", path);
  });

  test("is no plain data", async () => {
    const cyclic = purchase();
    cyclic.findings.push(cyclic);
    const throwing = Object.defineProperty(purchase(), "steps", { enumerable: true, get: fail(new Error("read")) });
    for (const plan of [undefined, null, "plan", Promise.resolve(purchase()), cyclic, throwing, { ...purchase(), chainId: 17000n }]) {
      await refused(plan, {}, "invalid_argument", "plan");
    }
  });

  test("is malformed, or has lost its price", async () => {
    await refused({ ...purchase(), steps: undefined }, {}, "invalid_argument", "plan.steps");
    await refused({ ...purchase(), findings: [] }, {}, "invalid_argument", "plan.steps[1]");
  });

  test("is for another chain than options.chain", async () => {
    await refused(purchase(), { chain: { chainId: "0x1" } }, "invalid_argument", "options.chain.chainId");
  });

  test("has options that are none", async () => {
    await refused(purchase(), { onStep: 5 }, "invalid_argument", "options.onStep");
    await refused(purchase(), 5, "invalid_argument", "options");
    await refused(purchase(), { onstep() {} }, "invalid_argument", "options.onstep");
    await refused(purchase(), { batch: "no" }, "invalid_argument", "options.batch");
    for (const confirmations of [0, -1, 1.5, NaN, "1", 2n]) await refused(purchase(), { confirmations }, "invalid_argument", "options.confirmations");
    for (const signal of [5, {}, { aborted: false }, new AbortController()]) {
      await refused(purchase(), { signal }, "invalid_argument", "options.signal");
    }
    await refused(purchase(), { chain: { chainId: "0x4268", rpcUrls: [1n] } }, "invalid_argument", "options.chain");
    await refused(purchase(), { chain: { chainId: { toString: 1 } } }, "invalid_argument", "options.chain.chainId");
  });

  test("waits for longer than a timer can", async () => {
    const plan = purchase();
    plan.steps[0].after = 3_000_000;
    await refused(plan, {}, "invalid_argument", "plan.steps[0].after");
  });

  test("has no provider", async () => {
    for (const provider of [undefined, null, {}, { request: 1 }]) {
      await assert.rejects(sendPlan(provider, purchase()), ({ code, issues }) => code === "invalid_argument" && issues[0].path === "provider");
    }
  });
});

describe("the price", () => {
  test("that has risen stops the plan before the purchase", async () => {
    const { wallet, result, last } = await send({ eth_call: () => listing(441n) });
    assert.deepEqual([last.code, last.index, result.steps.length], ["price_changed", 1, 2]);
    assert.match(result.reason, /price/i);
    assert.deepEqual(wallet.methods, [...START, ...APPROVE, ...CHECK, "eth_call"]);
  });

  test("of something else stops it too", async () => {
    const other = listing(440n).replace(TOKEN.slice(2), STRANGER.slice(2).toLowerCase());
    assert.equal((await send({ eth_call: () => other })).last.code, "listing_changed");
  });

  test("that cannot be read stops it too", async () => {
    for (const eth_call of [fail(new Error("fetch failed")), fail(REVERTS.geth), () => "0x", () => null, () => 7]) {
      const { wallet, last } = await send({ eth_call });
      assert.deepEqual([last.code, wallet.methods.at(-1)], ["price_unread", "eth_call"]);
    }
  });
});

describe("the signal", () => {
  test("fired before: nothing is asked", async () => {
    const { wallet, result, last } = await send({}, { signal: AbortSignal.abort() });
    assert.deepEqual([wallet.requests, result.status, last.code], [[], "stopped", "aborted"]);
  });

  for (const [position, method] of [...START, ...APPROVE, ...BUY].entries()) {
    test(`fired during request ${position + 1}, ${method}, which never ends`, async () => {
      const controller = new AbortController();
      const honest = scriptedWallet();
      let count = 0;
      const request = (args) => {
        if (count++ < position) return honest.request(args);
        queueMicrotask(() => controller.abort());
        return new Promise(() => {});
      };
      const result = await sendPlan({ request }, purchase(), { signal: controller.signal });
      const last = result.steps.at(-1);
      assert.deepEqual([result.status, last.code, count], ["stopped", "aborted", position + 1]);
      assert.equal("hash" in last, /ByHash|Receipt/.test(method), "the hash is there as soon as it is known");
    });
  }

  test("fired while waiting for a receipt, or before the next step: the wait ends", { timeout: 5_000 }, async () => {
    const pending = new AbortController();
    setTimeout(() => pending.abort(), 20);
    const unmined = await send({ eth_getTransactionReceipt: () => null }, { signal: pending.signal });
    assert.deepEqual([unmined.last.code, unmined.last.index, unmined.last.hash], ["aborted", 0, unmined.changes[1].hash]);

    const between = new AbortController();
    const plan = purchase();
    plan.steps[0].after = 600;
    const onStep = ({ state }) => state === "mined" && setTimeout(() => between.abort(), 20);
    const { result, last } = await send({}, { signal: between.signal, onStep }, plan);
    assert.deepEqual([result.steps[0].state, last.code, last.index], ["mined", "aborted", 1]);
  });

  const firedBy = { confirming: "eth_accounts", pending: "eth_sendTransaction", mined: "eth_getTransactionByHash" };
  for (const [state, last] of Object.entries(firedBy)) {
    test(`fired by the page when a step is ${state}: no further request`, { timeout: 5_000 }, async () => {
      const controller = new AbortController();
      const plan = purchase();
      plan.steps[0].after = 600;
      const onStep = (step) => step.state === state && controller.abort();
      const { wallet, result } = await send({}, { signal: controller.signal, onStep }, plan);
      assert.deepEqual([result.steps.at(-1).code, wallet.methods.at(-1)], ["aborted", last]);
    });
  }

  test("fired while the wallet asks: what the user answers then is still reported, if it is a yes", async () => {
    const hash = `0x${"33".repeat(32)}`;
    const settle = { yes: (resolve) => resolve(hash), no: (_resolve, reject) => reject({ code: 4001 }) };
    for (const [answer, answering] of Object.entries(settle)) {
      const controller = new AbortController();
      const asked = {};
      const promise = new Promise((...settlers) => (asked.answer = () => answering(...settlers)));
      const eth_sendTransaction = () => (queueMicrotask(() => controller.abort()), promise);
      const { result, changes, wallet } = await send({ eth_sendTransaction }, { signal: controller.signal });
      const before = changes.length;
      asked.answer();
      await new Promise(setImmediate);
      assert.deepEqual(changes.slice(before), answer === "yes" ? [{ index: 0, kind: "approve", state: "pending", hash }] : []);
      assert.equal(result.steps[0].code, "aborted");
      assert.equal(wallet.methods.at(-1), "eth_sendTransaction");
    }
  });

  test("keeps no listener, however the plan ends", async () => {
    const controller = new AbortController();
    const aborting = () => (queueMicrotask(() => controller.abort()), new Promise(() => {}));
    for (const eth_sendTransaction of [undefined, fail({ code: 4001 }), aborting]) {
      await send({ eth_sendTransaction }, { signal: controller.signal });
      assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
    }
  });
});

test("what onStep throws ends the plan", async () => {
  const wallet = scriptedWallet();
  const broken = new Error("the page is broken");
  await assert.rejects(sendPlan(wallet, purchase(), { onStep: fail(broken) }), broken);
  assert.deepEqual(wallet.prompts, ["eth_requestAccounts"]);
});
