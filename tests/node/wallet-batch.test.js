import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sendPlan } from "tokenwright/wallet";
import { BATCHING, BUYER, STRANGER, capable, fail, listing, purchase, receipt, scriptedWallet, send, skipWaits } from "./scripted-wallet.js";
import { REVERTS } from "./provider-errors.js";

const START = ["eth_requestAccounts", "eth_chainId", "wallet_getCapabilities"];
const CHECK = ["eth_chainId", "eth_accounts", "eth_call"];
const FOLLOW = ["wallet_getCallsStatus", "eth_getTransactionReceipt", "eth_getTransactionByHash"];
const ONE_BY_ONE = ["eth_requestAccounts", "eth_sendTransaction", "eth_sendTransaction"];
const AT_ONCE = ["eth_requestAccounts", "wallet_sendCalls"];
const HASH = `0x${"1".padStart(64, "0")}`;

const sendBatch = (answers = {}, options) => send({ ...BATCHING, ...answers }, options);
const status = (changes) => ([id]) => ({ version: "2.0.0", id, chainId: "0x4268", atomic: true, status: 200, receipts: [receipt(HASH)], ...changes });

describe("a batch", () => {
  test("is one question with all calls, and makes these requests alone", async () => {
    for (const capability of ["supported", "ready"]) {
      const { wallet, result, changes } = await sendBatch({ wallet_getCapabilities: () => capable(capability) });
      assert.equal(result.status, "done");
      assert.deepEqual(wallet.methods, [...START, ...CHECK, "wallet_sendCalls", ...FOLLOW]);
      const { from, steps } = purchase();
      const calls = steps.map(({ transaction: { to, data, value } }) => ({ to, data, value }));
      const paramsOf = (wanted) => wallet.requests.find(({ method }) => method === wanted).params;
      assert.deepEqual(paramsOf("wallet_sendCalls"), [{ version: "2.0.0", from, chainId: "0x4268", atomicRequired: true, calls }]);
      assert.deepEqual(paramsOf("wallet_getCapabilities"), [from, ["0x4268"]]);
      assert.deepEqual(changes.map(({ index, kind, state }) => `${index} ${kind} ${state}`), [
        "0 approve confirming", "1 buy confirming", "0 approve pending", "1 buy pending", "0 approve mined", "1 buy mined",
      ]);
      for (const { bundle, hash, receipt } of result.steps) assert.deepEqual([bundle, hash, receipt.transactionHash], [HASH, HASH, HASH]);
    }
  });

  test("may be offered for all chains, or its chain be written otherwise", async () => {
    for (const capabilities of [{ "0x0": capable()["0x4268"] }, { "0x04268": capable()["0x4268"] }, { "0x1": {}, ...capable() }]) {
      assert.deepEqual((await sendBatch({ wallet_getCapabilities: () => capabilities })).wallet.prompts, AT_ONCE);
    }
  });

  test("is given up before anything was asked, where what the wallet offers is odd", async () => {
    const good = capable()["0x4268"];
    const odd = [
      null, 7, "yes", [], {}, { "0x1": good }, capable("unsupported"), capable(true), { "0x4268": { atomic: "supported" } }, { "0x4268": null },
      { "0x4268": { atomicBatch: { supported: true } } }, { ...capable("unsupported"), "0x0": good },
    ];
    const faults = [{ code: 4200 }, { code: 4100 }, { code: 4001 }, undefined, "no"];
    const answers = [...odd.map((answer) => () => answer), ...faults.map((error) => fail(error))];
    for (const wallet_getCapabilities of answers) {
      const { wallet, result } = await sendBatch({ wallet_getCapabilities });
      assert.deepEqual([result.status, wallet.prompts], ["done", ONE_BY_ONE]);
    }
  });

  test("is given up where the wallet never answers what it offers", { timeout: 10_000 }, async () => {
    const { wallet, result } = await sendBatch({ wallet_getCapabilities: () => new Promise(() => {}) });
    assert.deepEqual([result.status, wallet.prompts], ["done", ONE_BY_ONE]);
  });

  test("is not asked for where the caller says so, for one step, or where a step wants a wait, of no seconds too", async (t) => {
    skipWaits(t);
    const waiting = [0, 1].map((after) => {
      const plan = purchase();
      plan.steps[0].after = after;
      return [{}, plan];
    });
    for (const [options, plan] of [[{ batch: false }], [{}, purchase(2_200)], ...waiting]) {
      const { wallet, result } = await send(BATCHING, options, plan);
      assert.equal(result.status, "done");
      assert.ok(!wallet.methods.some((method) => method.startsWith("wallet_")));
    }
  });

  test("goes on step by step where the wallet refused it before it showed it", async () => {
    const codes = [4200, 5700, 5710, 5740, 5760, "5760"];
    const wrapped = codes.map((code) => ({ code: -32603, data: { originalError: { code } } }));
    for (const error of [...[-32601, ...codes].map((code) => ({ code, message: "x" })), ...wrapped]) {
      const { wallet, result, changes } = await sendBatch({ wallet_sendCalls: fail(error) });
      assert.deepEqual([result.status, wallet.prompts], ["done", [...AT_ONCE, ...ONE_BY_ONE.slice(1)]]);
      assert.ok(changes.every(({ bundle }) => bundle === undefined));
    }
  });

  test("is not given up where the wallet's node lacks some method, which can be after the user confirmed", async () => {
    const data = { code: -32601, message: "the method eth_getUserOperationReceipt does not exist/is not available" };
    const { wallet, last } = await sendBatch({ wallet_sendCalls: fail({ code: -32603, message: "Internal JSON-RPC error.", data }) });
    assert.deepEqual([last.code, last.asked, wallet.prompts], ["wallet_failed", true, AT_ONCE]);
  });

  test("of a wallet of the first version has a name alone", async () => {
    const { result } = await sendBatch({ wallet_sendCalls: () => "mine", wallet_getCallsStatus: status({ status: 400 }) });
    assert.deepEqual(result.steps.map(({ bundle }) => bundle), ["mine", "mine"]);
  });

  test("whose price has risen is not asked for", async () => {
    const { wallet, last, result } = await sendBatch({ eth_call: () => listing(441n) });
    assert.deepEqual([last.code, result.steps.length, wallet.prompts], ["price_changed", 1, ["eth_requestAccounts"]]);
  });

  test("that gets no name stops the plan", async () => {
    for (const answer of [null, "", {}, { id: 7 }, "x".repeat(8_195)]) {
      const { wallet, result } = await sendBatch({ wallet_sendCalls: () => answer });
      assert.deepEqual(result.steps.map(({ code, asked }) => [code, asked]), [["wallet_failed", true], ["wallet_failed", true]]);
      assert.equal(wallet.methods.at(-1), "wallet_sendCalls");
    }
  });
});

describe("the signal", () => {
  const requests = [...START, ...CHECK, "wallet_sendCalls", ...FOLLOW];
  for (const [position, method] of requests.entries()) {
    test(`fired during request ${position + 1} of a batch, ${method}, which never ends`, async () => {
      const controller = new AbortController();
      const honest = scriptedWallet(BATCHING);
      let count = 0;
      const request = (args) => {
        if (count++ < position) return honest.request(args);
        queueMicrotask(() => controller.abort());
        return new Promise(() => {});
      };
      const { steps } = await sendPlan({ request }, purchase(), { signal: controller.signal });
      const isSent = FOLLOW.includes(method);
      assert.deepEqual([count, steps.length], [position + 1, isSent || method === "wallet_sendCalls" ? 2 : 1]);
      for (const { code, bundle, asked } of steps) {
        assert.deepEqual([code, bundle, asked], ["aborted", isSent ? HASH : undefined, method === "wallet_sendCalls" ? true : undefined]);
      }
    });
  }

  test("fired while the wallet asks: a later yes is still reported, for every step", async () => {
    const controller = new AbortController();
    let answer;
    const wallet_sendCalls = () => (queueMicrotask(() => controller.abort()), new Promise((resolve) => (answer = resolve)));
    const { changes } = await sendBatch({ wallet_sendCalls }, { signal: controller.signal });
    const before = changes.length;
    answer({ id: HASH });
    await new Promise(setImmediate);
    assert.deepEqual(changes.slice(before).map(({ index, state, bundle }) => [index, state, bundle]), [[0, "pending", HASH], [1, "pending", HASH]]);
  });
});

describe("the status of a batch", () => {
  test("is asked for until it is final, over failures too", async (t) => {
    const waits = skipWaits(t);
    const early = [{ status: 100 }, { status: 199 }, { status: "PENDING" }, { id: "another" }, { chainId: "0x1" }, { status: 300 }, null];
    const wallet_getCallsStatus = ([id], before) => {
      if (before < early.length) return early[before] && status(early[before])([id]);
      if (before === early.length) throw { code: 5730, message: "unknown bundle" };
    };
    assert.equal((await sendBatch({ wallet_getCallsStatus })).result.status, "done");
    assert.deepEqual(waits.slice(0, 3), [3000, 250, 375]);
    assert.equal(waits.length, 1 + early.length + 1);
  });

  test("that cannot be had stops the plan with the bundle", async (t) => {
    skipWaits(t);
    const odd = [{ status: 7 }, { receipts: [] }, { receipts: "no" }, { receipts: [null, { transactionHash: "0x" }] }];
    for (const wallet_getCallsStatus of [fail({ code: 5730 }), fail({ code: 4001 }), () => null, ...odd.map(status)]) {
      const { result, wallet } = await sendBatch({ wallet_getCallsStatus });
      assert.deepEqual(result.steps.map(({ code, bundle }) => [code, bundle]), [["wallet_failed", HASH], ["wallet_failed", HASH]]);
      assert.deepEqual(wallet.prompts, AT_ONCE);
    }
  });

  test("ends the plan where the batch was given up, reverted, or done in part", async () => {
    const end = async (changes, answers) => {
      const { result, wallet } = await sendBatch({ wallet_getCallsStatus: status(changes), ...answers });
      assert.deepEqual([wallet.prompts, result.steps.map(({ state }) => state)], [AT_ONCE, [result.status, result.status]]);
      return [result.status, result.reason];
    };
    assert.deepEqual(await end({ status: 400, receipts: [] }), ["stopped", "The wallet could not send the batch, and does not try again."]);
    assert.deepEqual(await end({ status: 500, receipts: [] }), ["reverted", "no reason was given"]);
    assert.deepEqual(await end({ status: 600 }), ["reverted", "Only a part of the batch was carried out."]);
    const reverted = { eth_getTransactionReceipt: ([hash]) => receipt(hash, { status: "0x0" }), eth_call: fail(REVERTS.geth, 1) };
    for (const code of [200, 500]) assert.deepEqual(await end({ status: code }, reverted), ["reverted", "too dear"]);
  });

  test("that contradicts itself stops the plan: a bundler's transaction succeeds though the batch in it fails", async () => {
    const { result, wallet } = await sendBatch({ wallet_getCallsStatus: status({ receipts: [receipt(HASH, { status: "0x0" })] }) });
    assert.deepEqual(result.steps.map(({ code, bundle }) => [code, bundle]), [["wallet_failed", HASH], ["wallet_failed", HASH]]);
    assert.deepEqual(wallet.prompts, AT_ONCE);
  });
});

describe("what was mined of a batch", () => {
  const minedAs = async (change) => {
    const eth_getTransactionByHash = ([hash]) => {
      const { steps: [approve, buy] } = purchase();
      const pack = ({ transaction: { to, data } }) => to.slice(2).padStart(64, "0") + data.slice(2);
      return { hash, from: BUYER, to: BUYER, value: "0x0", input: `0x${change([approve, buy].map(pack)).join("ff")}` };
    };
    const { result, wallet } = await sendBatch({ eth_getTransactionByHash });
    assert.deepEqual(wallet.prompts, AT_ONCE);
    return result.steps.at(-1).code ?? result.status;
  };

  test("holds the planned calls in their order, however a smart account packs them", async () => {
    assert.equal(await minedAs((calls) => calls), "done");
    assert.equal(await minedAs((calls) => ["00", ...calls.map((call) => call.toUpperCase()), "11"]), "done");
  });

  test("without one of them, with another target, or in another order is reported", async () => {
    assert.equal(await minedAs(([approve]) => [approve]), "mined_differs");
    assert.equal(await minedAs(([, buy]) => [buy]), "mined_differs");
    assert.equal(await minedAs((calls) => calls.toReversed()), "mined_differs");
    assert.equal(await minedAs(([approve, buy]) => [approve, STRANGER.slice(2) + buy.slice(64)]), "mined_differs");
    assert.equal(await minedAs(([approve, buy]) => [approve, buy.slice(0, -2)]), "mined_differs");
  });

  test("is found again in one transaction for each call", async () => {
    const hashes = [1, 2].map((number) => `0x${String(number).padStart(64, "0")}`);
    const eth_getTransactionByHash = ([hash]) => {
      const { from, to, data } = purchase().steps[hashes.indexOf(hash)].transaction;
      return { hash, from, to, input: data };
    };
    const wallet_getCallsStatus = status({ atomic: false, receipts: hashes.map((hash) => receipt(hash)) });
    const { result } = await sendBatch({ eth_getTransactionByHash, wallet_getCallsStatus });
    assert.deepEqual([result.status, result.steps.map(({ hash }) => hash)], ["done", hashes]);
  });

  test("that no node knows stops the plan", async (t) => {
    skipWaits(t);
    const { result, wallet } = await sendBatch({ eth_getTransactionReceipt: () => null });
    assert.deepEqual([result.steps[1].code, result.steps[1].bundle, wallet.prompts], ["wallet_failed", HASH, AT_ONCE]);
  });
});
