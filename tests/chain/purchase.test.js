// Purchases on a real chain, with tokens as they are.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { decodeErrorResult } from "tokenwright/inline";
import { compileContracts } from "../../www/sandbox/compile.js";
import { BUYER, CONTRACT, TOKEN } from "../node/scripted-wallet.js";
import { WALLETS, openStage, purchase, wordOf } from "./stage.js";

const COST = 2200n;
let stage;
let snapshot;

before(async () => (stage = await openStage()));
after(() => stage.chain.stop());
beforeEach(async () => (snapshot = await stage.chain.snapshot()));
afterEach(() => stage.chain.revert(snapshot));

const kinds = ({ steps }) => steps.map(({ kind, state }) => `${kind} ${state}`);

/** Lets the seller sell less to each user than the plan wants. */
async function lowerLimit() {
  const { Listing } = await compileContracts();
  const selector = Listing.selectors["update(address,uint256,uint256,uint256,uint256)"];
  const data = `0x${selector}${[TOKEN, 440, 1, 4, 1_000_000].map(wordOf).join("")}`;
  await stage.rpc("eth_sendTransactionSync", [{ from: stage.chain.seller, to: CONTRACT, data }]);
  return Listing.abi;
}

for (const [name, makeWallet] of Object.entries(WALLETS)) {
  describe(`with ${name}`, () => {
    const buy = (options) => purchase(makeWallet(stage), options);

    test("a standard token is allowed exactly, and spent", async () => {
      const before = await stage.readBalance(BUYER);
      const { result } = await buy();
      assert.deepEqual([result.status, kinds(result)], ["done", ["approve mined", "buy mined"]], result.reason);
      assert.deepEqual([before - await stage.readBalance(BUYER), await stage.readBalance(BUYER, TOKEN), await stage.readAllowance()], [COST, 5n, 0n]);
    });

    test("an allowance that suffices is not asked for again", async () => {
      await stage.approve(COST);
      const { result } = await buy();
      assert.deepEqual(kinds(result), ["buy mined"], result.reason);
    });

    test("a token like USDT is allowed from zero", async () => {
      await stage.setCurrency("Tether");
      const { result } = await buy();
      assert.deepEqual([result.status, kinds(result)], ["done", ["approve mined", "buy mined"]], result.reason);
      assert.equal(await stage.readBalance(BUYER, TOKEN), 5n);
    });

    test("a token like USDT is allowed another amount through zero", async () => {
      await stage.setCurrency("Tether");
      for (const amount of [COST - 1n, COST + 1n]) {
        await stage.approve(0);
        await stage.approve(amount);
        const { result, plan } = await buy();
        assert.equal(result.status, "done", result.reason);
        assert.deepEqual(kinds(result), ["approve_reset mined", "approve mined", "buy mined"], JSON.stringify(plan.findings));
      }
    });

    test("a paused token stops the plan, and says why", async () => {
      await stage.setCurrency("Paused");
      const { result, last } = await buy();
      assert.deepEqual([result.status, last.kind, last.revertData, last.reason], ["reverted", "buy", "0xd93c0665", "the contract is paused"]);
      assert.equal(await stage.readBalance(BUYER, TOKEN), 0n);
    });

    test("a token that takes a fee of each transfer costs the buyer no more", async () => {
      await stage.setCurrency("Taxed");
      const [buyer, seller] = await Promise.all([BUYER, stage.chain.seller].map((account) => stage.readBalance(account)));
      const { result } = await buy();
      assert.equal(result.status, "done", result.reason);
      assert.equal(buyer - await stage.readBalance(BUYER), COST);
      assert.equal(await stage.readBalance(stage.chain.seller) - seller, COST * 9n / 10n);
    });

    test("a revert with a custom error is told by its bytes, for whoever has the contract's ABI", async () => {
      let abi;
      const wallet = makeWallet(stage);
      const lowering = {
        async request(args) {
          if (args.method === "eth_call" && args.params[1] === "latest") abi = await lowerLimit();
          return wallet.request(args);
        },
      };
      const { result, last } = await purchase(lowering);
      assert.deepEqual([result.status, kinds(result)], ["reverted", ["approve mined", "buy reverted"]], result.reason);
      const { errorName, args } = decodeErrorResult(abi, last.revertData);
      assert.deepEqual([errorName, args], ["AboveUserLimit", [5n, 4n]]);
      assert.equal(last.reason, `custom error ${last.revertData.slice(0, 10)}`);
    });
  });
}
