// Plans that were changed after they were made, and plans that are blocked.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { assertSafe, toWalletCalls } from "tokenwright/inline";
import { sendPlan } from "tokenwright/wallet";
import { honestCreations, planCreation } from "./creations.js";
import { mutants } from "./mutants.js";
import { honestPurchases, planPurchase } from "./purchases.js";
import { Score } from "./score.js";
import { nodes, write } from "./tree.js";
import { opaqueOf, truth } from "./truth.js";

const plansOf = (cases, prepare) => cases.map((it) => ({ ...it, plan: prepare(it, JSON.stringify(it.answer)) }));
const plans = [...plansOf(honestPurchases(), planPurchase), ...plansOf(honestCreations(), planCreation)];
const fields = truth("A plan that is handed back");
const score = new Score();

after(() => console.log(`plans: ${score}`));

test("an honest plan is safe", () => {
  for (const { name, plan } of plans) {
    score.honest(name, plan);
    assert.equal(assertSafe(plan), plan);
  }
});

/** A plan that sends nothing has nothing to compare with. */
const isEmpty = (field, { steps }) => ["chainId", "from"].includes(field) && steps.length === 0;

test("each field of a plan", () => {
  for (const { name, plan } of plans) {
    for (const { text, ...mutant } of mutants(plan)) {
      // An object in JavaScript has no member twice.
      if (mutant.how === "written twice") continue;
      const field = write(mutant.path);
      const excuse = () => (isEmpty(field, plan) ? "with nothing beside it" : undefined);
      score.judge(fields.of(field), { ...mutant, name, field }, () => assertSafe(JSON.parse(text)), excuse);
    }
  }
});

test("nothing compared escapes", () => assert.deepEqual(score.escaped.slice(0, 20), []));

test("what survives is opaque, and what is opaque survives", () => assert.deepEqual(score.opaque, opaqueOf(fields)));

describe("a plan with a finding that blocks", () => {
  const hacked = (it, change) => JSON.stringify(change(structuredClone(it.answer)));
  const contract = (answer) => {
    (answer.distribution_token ?? answer).integration.contract_address = `0x${"11".repeat(20)}`;
    return answer;
  };
  const receiver = (answer) => {
    const last = answer.transactions.at(-1);
    last.value = "1";
    return answer;
  };
  const blocked = [
    ...honestPurchases().filter(({ intent }) => "contract" in intent.expect).map((it) => planPurchase(it, hacked(it, contract))),
    ...honestCreations().map((it) => planCreation(it, hacked(it, receiver))),
  ];

  test("holds nothing to send but what it rejected", () => {
    for (const plan of blocked) {
      assert.deepEqual(plan.steps, []);
      assert.notDeepEqual(plan.rejected, []);
      const places = [...nodes(plan)].filter(({ path }) => path.includes("transaction") || path.includes("data")).map(({ path }) => path[0]);
      assert.deepEqual([...new Set(places)], ["rejected"]);
    }
  });

  test("is sent by nothing, also with its steps put back", async () => {
    const asked = [];
    const provider = { request: async (request) => void asked.push(request) };
    for (const plan of blocked) {
      for (const it of [plan, { ...plan, steps: plan.rejected }, { ...plan, steps: plan.rejected, rejected: [] }]) {
        assert.throws(() => assertSafe(it), { code: "unsafe_transaction" });
        assert.throws(() => toWalletCalls(it), { code: "unsafe_transaction" });
        await assert.rejects(sendPlan(provider, it), { code: "unsafe_transaction" });
      }
    }
    assert.deepEqual(asked, []);
  });
});
