import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { sendPlan } from "tokenwright/wallet";
import { BATCHING, CURRENCY, STRANGER, capable, fail, purchase, receipt, scriptedWallet, send, skipWaits } from "./scripted-wallet.js";

const hashOf = (number) => `0x${String(number).padStart(64, "0")}`;
const asJson = (value) => JSON.parse(JSON.stringify(value));

/** A wallet whose chain holds the planned steps already, under the hashes 1 and 2; what it is asked to send from here on gets others. */
function sentBefore(answers = {}) {
  const eth_getTransactionByHash = ([hash]) => {
    const { from, to, data, value } = purchase().steps[Number(hash) - 1]?.transaction ?? {};
    return from && { hash, from, to, input: data, value, nonce: `0x${6 + Number(hash)}` };
  };
  return { eth_sendTransaction: () => hashOf(2), eth_getTransactionByHash, ...answers };
}
const begun = (index, change) => ({ index, kind: purchase().steps[index].kind, ...change });
const pending = begun(0, { state: "pending", hash: hashOf(1) });

/** Resumes with plain data, as a page keeps it. */
const resume = (steps, answers, options) => send(sentBefore(answers), { resume: asJson(steps), ...options }, asJson(purchase()));

beforeEach((t) => void skipWaits(t));

describe("a plan that is resumed", () => {
  test("after any change of any step asks for nothing that was asked before", async () => {
    const whole = await send();
    const latest = [];
    for (const change of whole.changes) {
      latest[change.index] = change;
      const { result, wallet } = await resume(latest);
      const sends = wallet.prompts.filter((method) => method === "eth_sendTransaction").length;
      const last = latest.at(-1);
      if (last.state === "confirming") {
        assert.deepEqual([result.status, result.steps.at(-1).code, wallet.requests], ["stopped", "unclear", []]);
      } else {
        assert.deepEqual([result.status, sends], ["done", 2 - latest.length]);
        assert.deepEqual(result.steps.map(({ hash }) => hash), [hashOf(1), hashOf(2)]);
      }
    }
  });

  test("waits for what is pending, and compares it with the plan", async () => {
    const { changes, result } = await resume([pending], { eth_getTransactionReceipt: (_params, before) => (before < 3 ? null : undefined) });
    assert.deepEqual([result.status, changes[0]], ["done", pending]);

    const other = await resume([begun(0, { state: "mined", hash: hashOf(2) })]);
    assert.deepEqual([other.last.code, other.wallet.prompts], ["mined_differs", ["eth_requestAccounts"]]);
  });

  test("checks chain, account and price again before it asks for what is left", async () => {
    const stops = {
      wrong_chain: { eth_chainId: (_params, before) => (before > 0 ? "0x1" : undefined) },
      wrong_account: { eth_accounts: () => [STRANGER] },
      price_unread: { eth_call: () => "0x" },
    };
    for (const [code, answers] of Object.entries(stops)) {
      const { result, wallet } = await resume([pending], answers);
      assert.deepEqual([result.steps.at(-1).code, result.steps[0].state, wallet.prompts], [code, "mined", ["eth_requestAccounts"]]);
    }
  });

  test("stops again where it was stopped for good", async () => {
    const reverted = { eth_getTransactionReceipt: ([hash]) => receipt(hash, { status: "0x0" }) };
    const first = await send(reverted);
    const { result, wallet } = await resume(first.result.steps, reverted);
    assert.deepEqual([result.status, result.steps[0].hash, wallet.prompts], ["reverted", hashOf(1), ["eth_requestAccounts"]]);
  });

  test("asks again for what surely was not sent", async () => {
    for (const eth_sendTransaction of [fail({ code: 4001 }), fail({ code: 3, message: "execution reverted" })]) {
      const first = await send({ eth_sendTransaction });
      assert.equal("asked" in first.last, false);
      const { result, wallet } = await send({}, { resume: asJson(first.result.steps) });
      assert.deepEqual([result.status, wallet.prompts.length], ["done", 3]);
    }
    const early = await send({ eth_requestAccounts: fail(new Error("locked")) });
    assert.equal((await send({}, { resume: asJson(early.result.steps) })).result.status, "done");
  });

  test("stops at once where nobody knows whether a step was sent", async () => {
    const controller = new AbortController();
    const aborting = () => (queueMicrotask(() => controller.abort()), new Promise(() => {}));
    const aborted = await send({ eth_sendTransaction: aborting }, { signal: controller.signal });
    const failed = await send({ eth_sendTransaction: fail(new Error("lost"), 1) });
    // Geth has the same code for a request that took too long, as a wallet for one that it did not look at.
    const late = await send({ eth_sendTransaction: fail({ code: -32603, data: { code: -32002, message: "request timed out" } }) });
    for (const { result: { steps } } of [aborted, failed, late]) {
      assert.equal(steps.at(-1).asked, true);
      const { result, last, wallet } = await resume(steps);
      assert.deepEqual([result.status, last.code, last.asked, wallet.requests], ["stopped", "unclear", true, []]);
      assert.equal((await resume(result.steps)).last.code, "unclear");
    }
  });

  test("loses no hash, whatever stops it", async () => {
    const steps = [begun(0, { state: "mined", hash: hashOf(1), nonce: "0x7" }), begun(1, { state: "pending", hash: hashOf(2), nonce: "0x8" })];
    const traces = (list) => list.map(({ hash, nonce }) => ({ hash, nonce }));
    const rejected = { eth_requestAccounts: fail({ code: 4001 }) };
    const elsewhere = { eth_chainId: () => "0x1", wallet_switchEthereumChain: fail({ code: 4001 }) };
    for (const answers of [rejected, elsewhere, { eth_getTransactionReceipt: fail(new Error("fetch failed")) }]) {
      const { result } = await resume(steps, answers);
      assert.notEqual(result.status, "done");
      assert.deepEqual(traces(result.steps), traces(steps));
      assert.equal((await resume(result.steps)).result.status, "done");
    }
    const { result } = await resume(steps, {}, { signal: AbortSignal.abort() });
    assert.deepEqual(traces(result.steps), traces(steps));
  });

  test("as a batch asks for its status alone", async () => {
    const wallet = scriptedWallet(BATCHING);
    const changes = [];
    await sendPlan(wallet, purchase(), { onStep: (step) => changes.push(step) });
    const sent = changes.filter(({ state }) => state === "pending");
    const before = wallet.prompts.length;
    const result = await sendPlan(wallet, purchase(), { resume: asJson(sent), batch: false });
    assert.equal(result.status, "done");
    assert.deepEqual(wallet.prompts.slice(before), ["eth_requestAccounts"]);
    assert.equal((await sendPlan(wallet, purchase(), { resume: asJson(result.steps) })).status, "done");
  });

  test("is no batch once a step was sent", async () => {
    const { result, wallet } = await resume([pending], { wallet_getCapabilities: () => capable() });
    assert.deepEqual([result.status, wallet.prompts], ["done", ["eth_requestAccounts", "eth_sendTransaction"]]);
  });

  test("with what is none, or of another plan, is refused before anything is asked", async () => {
    const changes = [{ index: 1 }, { kind: "buy" }, { hash: "0x1" }, { hash: CURRENCY }, { nonce: "x" }, { bundle: 7 }, { bundle: "" }, { replaces: null }];
    const atFirst = changes.map((change) => [[{ ...pending, ...change }], "[0]"]);
    const tooMany = [pending, begun(1, { state: "confirming" }), { index: 2, kind: "buy", state: "confirming" }];
    for (const [steps, place] of [...atFirst, [[null], "[0]"], [tooMany, "[2]"], ["steps", ""], [{}, ""], [[1n], ""]]) {
      const wallet = scriptedWallet();
      const isRefusal = ({ code, issues }) => code === "invalid_argument" && issues[0].path === `options.resume${place}`;
      await assert.rejects(sendPlan(wallet, purchase(), { resume: steps }), isRefusal);
      assert.deepEqual(wallet.requests, []);
    }
  });
});
