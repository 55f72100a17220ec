import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { switchChain } from "tokenwright/wallet";
import { DISGUISED_REVERTS, FAILURES, REJECTIONS, REVERTS, UNKNOWN_CHAINS } from "./provider-errors.js";
import { BATCHING, BUYER, CHAIN, CURRENCY, STRANGER, errorData, fail, purchase, receipt, scriptedWallet, send, skipWaits } from "./scripted-wallet.js";

const chain = { chainId: "0x4268", chainName: "Holesky", rpcUrls: ["https://rpc.example"] };
const START = ["eth_requestAccounts", "eth_chainId"];
const SENT_ONCE = ["eth_requestAccounts", "eth_sendTransaction"];
const FIRST_HASH = `0x${"1".padStart(64, "0")}`;

/** Each place where the user is asked: the answers that lead there, the request that fails, which one of it, and the step. */
const elsewhere = { eth_chainId: (_params, before) => (before === 0 ? "0x1" : undefined) };
const unknown = { ...elsewhere, wallet_switchEthereumChain: fail({ code: 4902 }) };
const PROMPTS = {
  connecting: [{}, "eth_requestAccounts", 0, 0],
  switching: [elsewhere, "wallet_switchEthereumChain", 0, 0],
  adding: [unknown, "wallet_addEthereumChain", 0, 0],
  "sending the first": [{}, "eth_sendTransaction", 0, 0],
  "sending the second": [{}, "eth_sendTransaction", 1, 1],
};

for (const [place, [answers, method, nth, index]] of Object.entries(PROMPTS)) {
  describe(`${place}: nothing more is asked, of the user or the node`, () => {
    const sendFailing = async (error) => {
      const { wallet, changes, result, last } = await send({ ...answers, [method]: fail(error, nth) }, { chain });
      assert.equal(wallet.methods.at(-1), method);
      assert.deepEqual([result.status, result.reason], [last.state, last.reason]);
      assert.deepEqual([last, last.index, "hash" in last], [changes.at(-1), index, false]);
      return last;
    };
    for (const [name, error] of Object.entries(REJECTIONS)) {
      test(`the user says no: ${name}`, async () => assert.equal((await sendFailing(error)).state, "rejected"));
    }
    for (const [name, [error, code]] of Object.entries(FAILURES)) {
      test(`the wallet fails: ${name}`, async () => assert.equal((await sendFailing(error)).code, code));
    }
    for (const [name, error] of method === "eth_sendTransaction" ? Object.entries(REVERTS) : []) {
      test(`the wallet foresees a revert: ${name}`, async () => {
        const { state, reason, revertData } = await sendFailing(error);
        assert.deepEqual([state, reason, revertData], ["reverted", "too dear", name === "words alone" ? undefined : errorData("too dear")]);
      });
    }
  });
}

test("a contract cannot speak for the user, nor for the wallet", async () => {
  for (const error of DISGUISED_REVERTS) {
    const { result } = await send({ eth_sendTransaction: fail(error) });
    assert.equal(result.status, "reverted", JSON.stringify(error));
  }
});

describe("accounts", () => {
  test("a wallet without the plan's account is asked nothing else", async () => {
    for (const accounts of [[STRANGER], [], null, "0x", [7]]) {
      const { wallet, last } = await send({ eth_requestAccounts: () => accounts });
      assert.deepEqual([wallet.methods, last.code], [["eth_requestAccounts"], "wrong_account"]);
    }
  });

  test("an answer that throws when it is read is a failure", async () => {
    const accounts = Object.defineProperty([], 0, { enumerable: true, get: fail(new Error("read")) });
    assert.equal((await send({ eth_requestAccounts: () => accounts })).last.code, "wallet_failed");
  });

  test("a wallet that speaks of a revert while it connects has failed", async () => {
    assert.equal((await send({ eth_requestAccounts: fail(REVERTS.geth) })).last.code, "wallet_failed");
  });

  test("an account that goes away between two steps stops the plan", async () => {
    const { wallet, result, last } = await send({ eth_accounts: (_params, before) => (before === 1 ? [STRANGER] : undefined) });
    assert.deepEqual([last.code, last.index, result.steps[0].state], ["wrong_account", 1, "mined"]);
    assert.deepEqual([wallet.prompts, wallet.methods.at(-1)], [SENT_ONCE, "eth_accounts"]);
  });
});

describe("the chain", () => {
  test("a change between two steps stops the plan, without a second switch", async () => {
    const { wallet, last } = await send({ eth_chainId: (_params, before) => (before === 2 ? "0x1" : undefined) });
    assert.deepEqual([last.code, last.index, wallet.prompts], ["wrong_chain", 1, SENT_ONCE]);
  });

  test("a change while a transaction is pending stops the plan with the hash", async (t) => {
    skipWaits(t);
    let chainId;
    const eth_getTransactionReceipt = () => ((chainId = "0x1"), null);
    const signal = AbortSignal.timeout(5_000);
    const { wallet, last } = await send({ eth_chainId: () => chainId, eth_getTransactionReceipt }, { signal });
    assert.deepEqual([last.code, last.hash, wallet.prompts], ["wrong_chain", FIRST_HASH, SENT_ONCE]);
  });

  test("a wrong one is switched once", async () => {
    const { wallet, result } = await send(elsewhere);
    assert.equal(result.status, "done");
    assert.deepEqual(wallet.methods.slice(0, 5), [...START, "wallet_switchEthereumChain", "eth_chainId", "wallet_getCapabilities"]);
    assert.deepEqual(wallet.requests[2].params, [{ chainId: "0x4268" }]);
  });

  test("a switch that switches nothing stops the plan, whatever it gives", async () => {
    for (const chainId of ["0x1", "0x", "", null, -1, 1.5, `0x${"f".repeat(64)}`]) {
      const { wallet, last } = await send({ eth_chainId: () => chainId, wallet_switchEthereumChain: () => null }, { chain });
      assert.deepEqual([wallet.methods, last.code], [[...START, "wallet_switchEthereumChain", "eth_chainId"], "wrong_chain"]);
    }
  });

  for (const [name, error] of Object.entries(UNKNOWN_CHAINS)) {
    test(`an unknown one is added once where it is given, else stops the plan: ${name}`, async () => {
      const answers = { ...elsewhere, wallet_switchEthereumChain: fail(error) };
      const added = await send(answers, { chain });
      assert.equal(added.result.status, "done");
      assert.deepEqual(added.wallet.methods.slice(2, 5), ["wallet_switchEthereumChain", "wallet_addEthereumChain", "eth_chainId"]);
      assert.deepEqual(added.wallet.requests[3].params, [chain]);

      const { wallet, last } = await send(answers);
      assert.deepEqual([wallet.methods, last.code], [[...START, "wallet_switchEthereumChain"], "unknown_chain"]);
    });
  }

  test("is switched on its own too", async () => {
    const there = scriptedWallet();
    assert.deepEqual([await switchChain(there, CHAIN), there.methods], [{ status: "done" }, ["eth_chainId"]]);
    assert.equal((await switchChain(scriptedWallet(elsewhere), CHAIN)).status, "done");
    const wallet = (error) => scriptedWallet({ ...elsewhere, wallet_switchEthereumChain: fail(error) });
    assert.equal((await switchChain(wallet({ code: 4001 }), CHAIN, chain)).status, "rejected");
    assert.equal((await switchChain(wallet({ code: 4902 }), CHAIN)).code, "unknown_chain");
    assert.equal((await switchChain(wallet({ code: 4902 }), CHAIN, chain)).status, "done");
    assert.deepEqual(await switchChain(there, CHAIN, null), { status: "done" });
    for (const chainId of [0, -1, 1.5, NaN, 17000n, "0x4268", undefined]) {
      await assert.rejects(switchChain(there, chainId), ({ code, issues }) => code === "invalid_argument" && issues[0].path === "chainId");
    }
    await assert.rejects(switchChain(there, 1, chain), ({ code, issues }) => code === "invalid_argument" && issues[0].path === "chain.chainId");
  });
});

describe("what was mined", () => {
  const reverted = { eth_getTransactionReceipt: ([hash]) => receipt(hash, { status: "0x0" }) };

  for (const [name, error] of Object.entries(REVERTS)) {
    test(`a revert is explained by the same call in the same block: ${name}`, async () => {
      const { wallet, result, last } = await send({ ...reverted, eth_call: fail(error) });
      assert.deepEqual([result.status, result.reason, last.receipt.status, result.steps.length], ["reverted", "too dear", "0x0", 1]);
      assert.deepEqual(wallet.prompts, SENT_ONCE);
      const { from, to, data, value } = purchase().steps[0].transaction;
      assert.deepEqual(wallet.requests.at(-1), { method: "eth_call", params: [{ from, to, data, value }, "0x11"] });
    });
  }

  test("a panic, a custom error and silence are named", async () => {
    const reason = async (eth_call) => (await send({ ...reverted, eth_call })).result.reason;
    const reverting = (data) => fail({ code: 3, message: "execution reverted", data });
    assert.equal(await reason(reverting(`0x4e487b71${"11".padStart(64, "0")}`)), "panic 0x11");
    assert.equal(await reason(reverting("0x5E0A829B")), "custom error 0x5e0a829b");
    assert.equal(await reason(reverting(`0xFB8F41B2${"00".repeat(96)}`)), "the allowance is too small");
    for (const silent of [reverting("0x"), fail(new Error("fetch failed")), () => "0x"]) {
      assert.equal(await reason(silent), "no reason was given");
    }
    assert.equal(await reason(reverting(`0x${"00".repeat(2e7)}`)), "custom error 0x00000000", "of many megabytes too");
  });

  const changes = { from: { from: STRANGER }, to: { to: STRANGER }, data: { input: "0x" }, value: { value: "0x1" }, chainId: { chainId: "0x1" } };
  for (const [field, change] of Object.entries(changes)) {
    test(`another ${field} than planned is reported`, async () => {
      const { transaction } = purchase().steps[0];
      const { wallet, last } = await send({ eth_getTransactionByHash: () => ({ ...transaction, input: transaction.data, ...change }) });
      assert.deepEqual([last.code, last.hash, last.receipt.transactionHash], ["mined_differs", FIRST_HASH, FIRST_HASH]);
      assert.match(last.reason, new RegExp(`"${field}"`));
      assert.deepEqual(wallet.prompts, SENT_ONCE);
    });
  }

  test("a wallet that changes what it was given is found out", async () => {
    const eth_sendTransaction = ([transaction]) => void (transaction.to = STRANGER);
    const { last, wallet } = await send({ eth_sendTransaction });
    assert.deepEqual([last.code, last.hash, wallet.prompts], ["mined_differs", FIRST_HASH, SENT_ONCE]);
  });

  test("a transaction may name no chain", async () => {
    const eth_getTransactionByHash = async ([hash]) => ({ ...purchase().steps[Number(hash) - 1].transaction, chainId: null });
    assert.equal((await send({ eth_getTransactionByHash })).result.status, "done");
  });

  test("fields that are no text differ from what was planned", async () => {
    const odd = { toString: 1, valueOf: 1 };
    for (const batching of [{}, BATCHING]) {
      for (const change of [{ to: odd }, { input: odd }]) {
        const eth_getTransactionByHash = ([hash]) => ({ hash, from: STRANGER, to: BUYER, input: "0x", ...change });
        assert.equal((await send({ ...batching, eth_getTransactionByHash })).last.code, "mined_differs");
      }
    }
  });

  test("another transaction's receipt is reported", async () => {
    const { last } = await send({ eth_getTransactionReceipt: () => receipt(`0x${"22".repeat(32)}`) });
    assert.deepEqual([last.code, last.hash], ["mined_differs", FIRST_HASH]);
  });

  test("a receipt that cannot be read, and a node that stays away, stop the plan with the hash", async (t) => {
    skipWaits(t);
    const unreadable = [{ logs: [{}] }, { logs: null }, { status: null }, { blockHash: 7 }].map((change) => ([hash]) => receipt(hash, change));
    const throwing = ([hash]) => Object.defineProperty(receipt(hash), "status", { enumerable: true, get: fail(new Error("read")) });
    const failing = [new Error("fetch failed"), { code: 4001 }, { get code() { throw new Error("read"); } }].map((error) => fail(error));
    for (const eth_getTransactionReceipt of [...unreadable, throwing, () => 7, ...failing]) {
      const { last, wallet } = await send({ eth_getTransactionReceipt });
      assert.deepEqual([last.code, last.hash, wallet.prompts], ["wallet_failed", FIRST_HASH, SENT_ONCE]);
    }
  });

  test("an answer that is no hash stops the plan", async () => {
    for (const answer of [null, "0x", {}, CURRENCY]) {
      const { last, wallet } = await send({ eth_sendTransaction: () => answer });
      assert.deepEqual([last.code, wallet.methods.at(-1)], ["wallet_failed", "eth_sendTransaction"]);
    }
  });
});
