import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { BATCHING, BUYER, STRANGER, fail, purchase, receipt, send, skipWaits } from "./scripted-wallet.js";

const hashOf = (number) => `0x${String(number).padStart(64, "0")}`;
const [FIRST, OTHER] = [hashOf(1), hashOf(22)];
const NONCE = 7n;
const SENT_ONCE = ["eth_requestAccounts", "eth_sendTransaction"];
const quantity = (number) => `0x${number.toString(16)}`;

/** The first planned transaction, as a node gives it. */
const planned = (changes) => {
  const { from, to, data, value } = purchase().steps[0].transaction;
  return { hash: FIRST, from, to, input: data, value, nonce: quantity(NONCE), ...changes };
};

/**
 * A chain of `height` blocks where the first transaction is pending, and known, until the node is asked for the receipt a third time. Then
 * `mined` is in block `at`, and the first is gone.
 */
function replacing(mined, { at = 90, height = 100 } = {}) {
  let polls = 0;
  const gone = () => polls > 2;
  const reads = [];
  return {
    reads,
    eth_blockNumber: () => quantity(height),
    eth_getTransactionReceipt: ([hash]) => {
      if (hash === FIRST) return polls++, null;
      if (hash === OTHER) return receipt(OTHER, { blockNumber: quantity(at) });
    },
    eth_getTransactionByHash: ([hash]) => {
      if (hash === FIRST) return gone() ? null : planned();
      if (hash === OTHER) return mined;
    },
    eth_getTransactionCount: ([from, block]) => {
      assert.equal(from, BUYER);
      reads.push(block);
      const isPast = block === "latest" ? gone() : BigInt(block) >= at;
      return quantity(isPast ? NONCE + 1n : NONCE);
    },
    eth_getBlockByNumber: ([block, full]) => {
      assert.deepEqual([block, full], [quantity(at), true]);
      const others = [planned({ hash: hashOf(5), from: STRANGER }), planned({ hash: hashOf(6), nonce: "0x6" })];
      return { transactions: [...others, ...(mined ? [mined] : [])] };
    },
  };
}

beforeEach((t) => void skipWaits(t));

describe("a transaction that is not mined as it was sent", () => {
  test("but with another fee is followed by its new hash", async () => {
    for (const place of [{ at: 90 }, { at: 100 }, { at: 1 }, { at: 0, height: 1 }, { at: 0, height: 0 }, { at: 3, height: 100_000_000 }]) {
      const answers = replacing(planned({ hash: OTHER, gasPrice: "0x2" }), place);
      const { result, changes, wallet } = await send(answers);
      assert.equal(result.status, "done");
      const [pending, known, repriced, mined] = changes.slice(1);
      assert.deepEqual([pending.hash, pending.nonce], [FIRST, undefined]);
      assert.deepEqual(known, { ...pending, nonce: quantity(NONCE) });
      assert.deepEqual(repriced, { ...known, hash: OTHER, replaces: FIRST });
      assert.deepEqual([mined.state, mined.hash, mined.replaces, mined.receipt.transactionHash], ["mined", OTHER, FIRST, OTHER]);
      assert.deepEqual(wallet.prompts, [...SENT_ONCE, "eth_sendTransaction"]);
      assert.ok(answers.reads.length < 64, `${answers.reads.length} reads`);
    }
  });

  test("but cancelled stops the plan", async () => {
    const { last, wallet } = await send(replacing(planned({ hash: OTHER, to: BUYER.toLowerCase(), input: "0x" })));
    assert.deepEqual([last.code, last.hash, last.nonce, last.replacedBy], ["cancelled", FIRST, quantity(NONCE), OTHER]);
    assert.deepEqual(wallet.prompts, SENT_ONCE);
  });

  test("but something else stops the plan", async () => {
    const self = { from: BUYER, to: BUYER, input: "0x" };
    const alike = [{ ...self, value: "0x1" }, { ...self, input: "0x00" }];
    const others = [{ to: STRANGER }, { input: "0x" }, { value: "0x1" }, { chainId: "0x1" }, { to: null }, ...alike];
    for (const other of others) {
      const { last, wallet } = await send(replacing(planned({ ...other, hash: OTHER })));
      assert.deepEqual([last.code, last.hash, last.replacedBy, wallet.prompts], ["replaced", FIRST, OTHER, SENT_ONCE]);
    }
  });

  test("whose nonce was used by what cannot be found stops the plan, after a while", async () => {
    for (const mined of [null, planned({ hash: "0x" })]) {
      const { last, wallet } = await send(replacing(mined));
      assert.deepEqual([last.code, last.hash, wallet.prompts], ["wallet_failed", FIRST, SENT_ONCE]);
      assert.match(last.reason, /another transaction/);
      assert.equal(wallet.methods.filter((method) => method === "eth_getBlockByNumber").length, 12);
    }
  });

  test("is waited for where its block is there before its receipt", async () => {
    const answers = replacing(planned());
    const eth_getTransactionReceipt = ([hash], before) => (before > 8 ? undefined : answers.eth_getTransactionReceipt([hash]));
    const eth_getTransactionByHash = ([hash]) => (hash === FIRST ? planned() : undefined);
    const { result, wallet } = await send({ ...answers, eth_getTransactionReceipt, eth_getTransactionByHash });
    assert.deepEqual([result.status, result.steps[0].hash, "replaces" in result.steps[0]], ["done", FIRST, false]);
    assert.ok(wallet.methods.includes("eth_getBlockByNumber"));
  });

  test("and which the node has forgotten is waited for while its nonce is free", async () => {
    const eth_getTransactionReceipt = (_params, before) => (before < 20 ? null : undefined);
    const eth_getTransactionByHash = (_params, before) => (before === 1 ? null : undefined);
    const { result } = await send({ eth_getTransactionReceipt, eth_getTransactionByHash, eth_getTransactionCount: () => quantity(NONCE) });
    assert.equal(result.status, "done");
  });

  test("and of which no count can be had stops the plan with its hash and nonce", async () => {
    for (const eth_getTransactionCount of [fail({ code: -32000, message: "missing trie node" }), () => "nonsense"]) {
      const { last, wallet } = await send({ ...replacing(null), eth_getTransactionCount });
      assert.deepEqual([last.code, last.hash, last.nonce, wallet.prompts], ["wallet_failed", FIRST, quantity(NONCE), SENT_ONCE]);
    }
  });
});

describe("a wallet that leaves the chain while a transaction is pending", () => {
  /** The user takes the wallet to another chain at the nth request of a method: there is another block height, and nonces are long used. */
  const leaving = (method, nth, answers) => {
    let gone = false;
    const there = {
      eth_chainId: () => "0x1",
      eth_blockNumber: () => "0xffffff",
      eth_getTransactionReceipt: () => null,
      eth_getTransactionByHash: () => null,
      eth_getTransactionCount: () => "0x99",
      eth_getBlockByNumber: () => ({ transactions: [planned({ hash: OTHER, to: BUYER, input: "0x" })] }),
    };
    const ask = (asked) => (params, before) => {
      gone ||= asked === method && before === nth;
      return (gone ? there : answers)[asked]?.(params, before);
    };
    return Object.fromEntries(Object.keys(there).map((asked) => [asked, ask(asked)]));
  };
  const elsewhere = async (method, nth, answers, options) => {
    const { last, wallet } = await send(leaving(method, nth, answers), options);
    assert.deepEqual([last.code, last.hash, last.replacedBy, wallet.prompts], ["wrong_chain", FIRST, undefined, SENT_ONCE]);
  };

  test("is not taken for one that cancelled it", async () => {
    const pending = { eth_getTransactionReceipt: () => null, eth_getTransactionCount: () => quantity(NONCE) };
    for (const nth of [0, 1, 2]) {
      await elsewhere("eth_getTransactionReceipt", nth, pending);
      await elsewhere("eth_getTransactionCount", nth, pending);
    }
  });

  test("does not confirm it by the blocks of the other", async () => {
    for (const nth of [0, 3]) await elsewhere("eth_blockNumber", nth, {}, { confirmations: 12 });
  });
});

describe("a smart account", () => {
  const [approve, buy] = purchase().steps.map(({ transaction }) => transaction);
  const pad = (address) => address.slice(2).toLowerCase().padStart(64, "0");
  const bundle = ({ from, to, data }) => `0x765e827f${pad(from)}${pad(to)}${data.slice(2)}`;
  const mined = (input, changes) => {
    const transaction = { from: STRANGER, to: STRANGER, input, value: "0x0", nonce: "0x9", ...changes };
    return send({ eth_getTransactionByHash: ([hash]) => ({ hash, ...transaction }) });
  };

  test("that makes the call inside another transaction is told apart, for whether it succeeded cannot be read there", async () => {
    for (const changes of [{}, { from: BUYER, to: BUYER }]) {
      const { last, wallet } = await mined(bundle(approve), changes);
      assert.deepEqual([last.code, last.hash, last.receipt.status, wallet.prompts], ["mined_wrapped", FIRST, "0x1", SENT_ONCE]);
      assert.equal("nonce" in last, false, "a bundler's nonce is not the sender's");
    }
  });

  test("is not taken for one where the call is not inside, is somebody else's, or is sent to somebody else", async () => {
    for (const other of [buy, { ...approve, to: STRANGER }, { ...approve, from: STRANGER }]) {
      assert.equal((await mined(bundle(other))).last.code, "mined_differs");
    }
    assert.equal((await mined(bundle(approve), { from: BUYER })).last.code, "mined_differs");
    assert.equal((await mined(approve.data, { to: approve.to })).last.code, "mined_differs");
  });
});

describe("confirmations", () => {
  test("are waited for, the transaction's own block among them", async () => {
    for (const [confirmations, latest] of [[1, undefined], [2, 0x12n], [12, 0x1cn]]) {
      let block = 0x11n;
      const { result, wallet } = await send({ eth_blockNumber: () => quantity(block++) }, { confirmations });
      assert.equal(result.status, "done");
      assert.equal(wallet.methods.includes("eth_blockNumber"), confirmations > 1);
      if (latest) assert.ok(block > latest);
    }
  });

  test("begin anew where the chain is reorganised: the receipt vanishes and comes back in another block", async () => {
    const blocks = ["0x11", "0x11", null, null, "0x13", "0x13"];
    let polls = 0;
    const eth_getTransactionReceipt = ([hash]) => {
      if (hash !== FIRST) return receipt(hash);
      const blockNumber = blocks[Math.min(polls++, blocks.length - 1)];
      return blockNumber && receipt(hash, { blockNumber });
    };
    const eth_blockNumber = () => quantity(0x11 + polls);
    const answers = { eth_getTransactionReceipt, eth_blockNumber, eth_getTransactionCount: () => quantity(NONCE) };
    const { result, changes } = await send(answers, { confirmations: 4 });
    assert.equal(result.status, "done");
    assert.equal(result.steps[0].receipt.blockNumber, "0x13");
    assert.deepEqual(changes.filter(({ index }) => index === 0).map(({ state, nonce }) => [state, nonce]), [
      ["confirming", undefined], ["pending", undefined], ["pending", quantity(NONCE)], ["mined", quantity(NONCE)],
    ]);
  });

  test("do not hide that a reorganisation let something else be mined", async () => {
    const answers = replacing(planned({ hash: OTHER, to: STRANGER }));
    let polls = 0;
    const eth_getTransactionReceipt = ([hash]) => (polls++ === 0 ? receipt(FIRST, { blockNumber: "0x64" }) : answers.eth_getTransactionReceipt([hash]));
    const { last, wallet } = await send({ ...answers, eth_getTransactionReceipt }, { confirmations: 2 });
    assert.deepEqual([last.code, last.replacedBy, wallet.prompts], ["replaced", OTHER, SENT_ONCE]);
  });

  test("are waited for before something else counts as mined in its place", async () => {
    const answers = replacing(planned({ hash: OTHER, to: BUYER, input: "0x" }), { at: 100 });
    let block = 100n;
    const eth_blockNumber = () => quantity(block++);
    const { last } = await send({ ...answers, eth_blockNumber }, { confirmations: 12 });
    assert.deepEqual([last.code, last.replacedBy, block > 111n], ["cancelled", OTHER, true]);
  });

  test("of a batch are waited for too", async () => {
    let block = 0x11n;
    const { result } = await send({ ...BATCHING, eth_blockNumber: () => quantity(block++) }, { confirmations: 5 });
    assert.equal(result.status, "done");
    assert.ok(block > 0x15n);
  });
});
