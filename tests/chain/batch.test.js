// A plan as one batch (EIP-5792) on a real chain, by an account whose code is a smart account's (EIP-7702).
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { encodeAbiParameters, encodeFunctionData, parseAbi, parseAbiParameters } from "viem";
import { sendPlan } from "tokenwright/wallet";
import { BUYER, STRANGER, TOKEN } from "../node/scripted-wallet.js";
import { WALLETS, openStage, purchase } from "./stage.js";

const IMPLEMENTATION = "0x7702770277027702770277027702770277027702";
let stage;
let snapshot;

before(async () => {
  stage = await openStage();
  await stage.rpc("anvil_setCode", [IMPLEMENTATION, await stage.codeOf("SmartAccount")]);
  await stage.rpc("anvil_setCode", [BUYER, `0xef0100${IMPLEMENTATION.slice(2)}`]);
});
after(() => stage.chain.stop());
beforeEach(async () => (snapshot = await stage.chain.snapshot()));
afterEach(() => stage.chain.revert(snapshot));

/** The calls as ERC-7821 wants them. */
function execute(calls) {
  const tuples = calls.map(({ to, value, data }) => [to, BigInt(value), data]);
  const batch = encodeAbiParameters(parseAbiParameters("(address, uint256, bytes)[]"), [tuples]);
  return encodeFunctionData({ abi: parseAbi(["function execute(bytes32, bytes)"]), args: [`0x01${"00".repeat(31)}`, batch] });
}

/** A wallet that sends batches, with the node's keys; `change` is what a bad one does to the calls. */
function smartWallet(change = (calls) => calls) {
  const plain = WALLETS["the node's keys"](stage);
  const asked = [];
  const answers = {
    wallet_getCapabilities: () => ({ "0x4268": { atomic: { status: "supported" } } }),
    wallet_sendCalls: async ([{ from, calls }]) => {
      const hash = await plain.request({ method: "eth_sendTransaction", params: [{ from, to: from, data: execute(change(calls)), value: "0x0" }] });
      return { id: `batch of ${hash}` };
    },
    wallet_getCallsStatus: async ([id]) => {
      const receipt = await stage.rpc("eth_getTransactionReceipt", [id.split(" ").at(-1)]);
      const status = receipt === null ? 100 : receipt.status === "0x1" ? 200 : 500;
      return { version: "2.0.0", id, chainId: "0x4268", atomic: true, status, receipts: receipt ? [receipt] : [] };
    },
  };
  return {
    asked,
    async request({ method, params }) {
      asked.push(method);
      return answers[method] ? answers[method](params) : plain.request({ method, params });
    },
  };
}

test("allows and buys in one transaction", async () => {
  const wallet = smartWallet();
  const { result } = await purchase(wallet);
  assert.equal(result.status, "done", result.reason);
  assert.deepEqual(result.steps.map(({ kind, state }) => `${kind} ${state}`), ["approve mined", "buy mined"]);
  assert.equal(new Set(result.steps.map(({ hash }) => hash)).size, 1);
  assert.deepEqual([await stage.readBalance(BUYER, TOKEN), await stage.readAllowance()], [5n, 0n]);
  assert.ok(!wallet.asked.includes("eth_sendTransaction"));
});

test("reverts as a whole, and says why", async () => {
  await stage.setCurrency("Paused");
  const { result } = await purchase(smartWallet());
  assert.deepEqual([result.status, result.reason, result.steps[1].revertData], ["reverted", "the contract is paused", "0xd93c0665"]);
  assert.equal(await stage.readAllowance(), 0n, "the approval was not kept");
});

test("that the wallet changed is reported", async () => {
  const changes = [(calls) => calls.slice(0, 1), (calls) => calls.map((call) => ({ ...call, to: STRANGER }))];
  for (const change of changes) {
    await stage.approve(0);
    const { last } = await purchase(smartWallet(change));
    assert.equal(last.code, "mined_differs");
  }
});

test("is found again after a reload by its name", async () => {
  await stage.chain.pauseMining();
  const controller = new AbortController();
  const onStep = ({ bundle }) => bundle && setTimeout(() => controller.abort(), 50);
  const first = await purchase(smartWallet(), { signal: controller.signal, onStep });
  assert.deepEqual(first.result.steps.map(({ code, hash }) => [code, hash]), [["aborted", undefined], ["aborted", undefined]]);
  await stage.chain.resumeMining();
  const wallet = smartWallet();
  const kept = JSON.parse(JSON.stringify({ plan: first.plan, resume: first.result.steps }));
  const result = await sendPlan(wallet, kept.plan, { resume: kept.resume });
  assert.equal(result.status, "done", result.reason);
  assert.ok(!wallet.asked.includes("wallet_sendCalls"));
  assert.equal(await stage.readBalance(BUYER, TOKEN), 5n);
});

test("is not sent where the user prefers one by one", async () => {
  const { result } = await purchase(smartWallet(), { batch: false });
  assert.equal(result.status, "done", result.reason);
  assert.equal(new Set(result.steps.map(({ hash }) => hash)).size, 2);
});
