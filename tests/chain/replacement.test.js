// What becomes of a pending transaction on a real chain: another fee, a cancellation, something else, a reorganisation, a reload.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { sendPlan, switchChain } from "tokenwright/wallet";
import { BUYER, STRANGER, TOKEN } from "../node/scripted-wallet.js";
import { KEY, WALLETS, makeHeadless, openStage, purchase } from "./stage.js";

let stage;
let snapshot;

before(async () => (stage = await openStage()));
after(() => stage.chain.stop());
beforeEach(async () => {
  snapshot = await stage.chain.snapshot();
  await stage.chain.pauseMining();
});
afterEach(async () => {
  await stage.rpc("evm_setAutomine", [true]);
  await stage.rpc("anvil_dropAllTransactions");
  await stage.chain.revert(snapshot);
});

/** Calls `onPending` for the first step, once its nonce is known; from then on every transaction is mined at once. */
function whenPending(onPending) {
  let done = false;
  return {
    onStep: (step) => {
      if (done || step.state !== "pending" || step.nonce === undefined) return;
      done = true;
      void onPending(step).then(() => stage.chain.resumeMining());
    },
  };
}

/** Sends with the nonce of a step and a higher fee. */
const send = ({ nonce }, transaction) =>
  stage.rpc("eth_sendTransaction", [{ from: BUYER, nonce, gasPrice: "0x174876e800", gas: "0xf4240", value: "0x0", ...transaction }]);

for (const [name, makeWallet] of Object.entries(WALLETS)) {
  describe(`with ${name}, a pending transaction`, () => {
    test("that gets another fee is followed", async () => {
      let repriced;
      const { result, last, changes } = await purchase(makeWallet(stage), whenPending(async (step) => {
        const { to, input: data } = await stage.rpc("eth_getTransactionByHash", [step.hash]);
        repriced = await send(step, { to, data });
      }));
      assert.equal(result.status, "done", result.reason);
      const [approve] = result.steps;
      assert.deepEqual([approve.hash, approve.replaces, last.kind], [repriced, changes[1].hash, "buy"]);
      assert.equal(await stage.readBalance(BUYER, TOKEN), 5n);
    });

    test("that is cancelled stops the plan", async () => {
      let cancelling;
      const { result, last } = await purchase(makeWallet(stage), whenPending(async (step) => (cancelling = await send(step, { to: BUYER }))));
      assert.deepEqual([result.steps.length, last.code, last.replacedBy], [1, "cancelled", cancelling], result.reason);
    });

    test("that something else replaces stops the plan", async () => {
      for (const other of [{ to: STRANGER }, { to: BUYER, value: "0x1" }]) {
        let replacing;
        await stage.chain.pauseMining();
        const { result, last } = await purchase(makeWallet(stage), whenPending(async (step) => (replacing = await send(step, other))));
        assert.deepEqual([result.steps.length, last.code, last.replacedBy], [1, "replaced", replacing], result.reason);
      }
    });

    test("is found again after a reload, replaced or not", async () => {
      const controller = new AbortController();
      const first = await purchase(makeWallet(stage), { signal: controller.signal, onStep: ({ nonce }) => nonce && controller.abort() });
      assert.deepEqual([first.last.code, first.result.steps.length], ["aborted", 1]);
      const kept = JSON.parse(JSON.stringify({ plan: first.plan, resume: first.result.steps }));
      const { to, input: data } = await stage.rpc("eth_getTransactionByHash", [first.last.hash]);
      const repriced = await send(first.last, { to, data });
      await stage.chain.resumeMining();
      const result = await sendPlan(makeWallet(stage), kept.plan, { resume: kept.resume });
      assert.equal(result.status, "done", result.reason);
      assert.equal(result.steps[0].hash, repriced);
      assert.equal(await stage.readBalance(BUYER, TOKEN), 5n);

      const again = await sendPlan(makeWallet(stage), kept.plan, { resume: JSON.parse(JSON.stringify(result.steps)) });
      assert.deepEqual(again.steps.map(({ hash }) => hash), result.steps.map(({ hash }) => hash));
      assert.equal(await stage.readBalance(BUYER, TOKEN), 5n, "nothing was bought a second time");
    });
  });
}

describe("a reorganisation of the chain", () => {
  /** A purchase that waits for three blocks, one for each look at the height; before the first look `reorganise` changes the chain. */
  async function buyThrough(reorganise) {
    let first = true;
    let hash;
    const wallet = WALLETS["the node's keys"](stage);
    const mining = {
      async request(args) {
        if (args.method === "eth_blockNumber" && hash !== undefined) {
          if (first) await reorganise(await stage.rpc("eth_getTransactionByHash", [hash]));
          first = false;
          await stage.chain.mine();
        }
        const answer = await wallet.request(args);
        if (args.method === "eth_sendTransaction") {
          hash = answer;
          await stage.chain.mine();
        }
        return answer;
      },
    };
    return purchase(mining, { confirmations: 3, signal: AbortSignal.timeout(30_000) });
  }

  test("takes a receipt back, and the same transaction is mined again", async () => {
    let dropped;
    const { result } = await buyThrough(async ({ hash, from, to, input: data, nonce, gas, maxFeePerGas, maxPriorityFeePerGas }) => {
      await stage.rpc("anvil_reorg", [1, []]);
      dropped = await stage.rpc("eth_getTransactionReceipt", [hash]);
      await stage.rpc("eth_sendTransaction", [{ from, to, data, nonce, gas, maxFeePerGas, maxPriorityFeePerGas }]);
    });
    assert.equal(dropped, null);
    assert.equal(result.status, "done", result.reason);
    const receipts = await Promise.all(result.steps.map(({ hash }) => stage.rpc("eth_getTransactionReceipt", [hash])));
    assert.deepEqual(result.steps.map(({ receipt }) => receipt.blockHash), receipts.map(({ blockHash }) => blockHash));
  });

  test("lets something else be mined in its place, which stops the plan", async () => {
    let other;
    const { result, last } = await buyThrough(async (transaction) => {
      await stage.rpc("anvil_reorg", [1, []]);
      other = await send(transaction, { to: STRANGER });
    });
    assert.deepEqual([result.steps.length, last.code, last.replacedBy], [1, "replaced", other], result.reason);
  });
});

describe("the chain of a third party's wallet", () => {
  const onEthereum = () => makeHeadless(stage, { chainId: 1 });
  const nativeCurrency = { name: "Ether", symbol: "ETH", decimals: 18 };
  const chain = () => ({ chainId: "0x4268", chainName: "Sandbox", rpcUrls: [stage.chain.rpcUrl], nativeCurrency });

  test("is switched to the plan's, or stops the plan where it does not know it", async () => {
    const unknown = onEthereum();
    assert.equal((await switchChain(unknown, 17000)).code, "unknown_chain");
    unknown.addNetwork(17000, stage.chain.rpcUrl);
    assert.deepEqual(await switchChain(unknown, 17000), { status: "done" });
  });

  test("is added where it is given; a wallet that then stays where it is stops the plan", async () => {
    const wallet = onEthereum();
    assert.equal((await switchChain(wallet, 17000, chain())).code, "wrong_chain");
    assert.deepEqual(await switchChain(wallet, 17000, chain()), { status: "done" });
  });

  test("that changes between two steps stops the plan", async () => {
    await stage.chain.resumeMining();
    const wallet = makeHeadless(stage);
    wallet.addNetwork(1, stage.chain.rpcUrl);
    const { last, result } = await purchase(wallet, { onStep: ({ state }) => state === "mined" && wallet.switchNetwork(1) });
    assert.deepEqual([last.code, last.index, result.steps[0].state], ["wrong_chain", 1, "mined"]);
  });

  test("and its account, which the user may change too", async () => {
    await stage.chain.resumeMining();
    const wallet = makeHeadless(stage);
    const { last } = await purchase(wallet, { onStep: ({ state }) => state === "mined" && void wallet.changeAccounts([KEY.replace("59", "58")]) });
    assert.deepEqual([last.code, last.index], ["wrong_account", 1]);
  });
});
