// The mutation score of Token Layer's creations: every field of the answer, every byte and every argument of the calldata.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { parseCreateTokenTransactionResponse, prepareTokenTransactions } from "tokenwright/inline";
import { argumentMutants, byteMutants } from "./calldata.js";
import { honestCreations, inputsOf, planCreation } from "./creations.js";
import { join, layout } from "./layout.js";
import { mutants } from "./mutants.js";
import { Score } from "./score.js";
import { write } from "./tree.js";
import { opaqueOf, truth } from "./truth.js";

const creations = honestCreations();
const answers = truth("`createTokenTransaction`: the answer");
const calldata = truth("Calldata of a creation");
const score = new Score();

after(() => console.log(`creations: ${score}`));

const honestPlan = (creation) => planCreation(creation, JSON.stringify(creation.answer));

test("no honest creation is blocked", () => {
  for (const creation of creations) {
    const plan = honestPlan(creation);
    score.honest(creation.name, plan);
    assert.equal(plan.steps.length, creation.answer.executed ? 0 : creation.calls.length, creation.name);
  }
  assert.deepEqual(score.blocked, []);
});

test("the bytes are taken apart as viem puts them together", () => {
  for (const { calls, answer } of creations) {
    for (const [index, { functionName, args }] of calls.entries()) {
      const { data } = answer.transactions[index];
      assert.equal(join(layout(data.slice(0, 10), inputsOf(functionName), args)), data);
    }
  }
});

/** What may be less than was asked for. */
const LIMITS = {
  "approve.amount": (amount, { calls }) => amount <= calls[0].args[1],
  "approveBuilderFees.entries[].maxFeeBps": (fee, { params }) => fee <= params.builder.fee,
  "createToken.tradingParams.amountIn": (amount, { params }) => amount === 0n && params.tokensOut > 0,
  "createToken.tradingParams.maxAmountIn": (amount, { params }) => amount === 0n && !(params.tokensOut > 0),
};

/** Other words for the same. */
const SAME = {
  "transactions[].chainType": (given) => given.toLowerCase() === "evm",
  "transactions[].value": (given) => /^(0x)?0+$/.test(given),
};

/** To say nothing is no lie, if nothing is signed that the honest answer does not have too. */
function isLess({ how, given }, plan, honest) {
  const calls = ({ steps }) => steps.map(({ transaction: { to, data, value, chainId } }) => [to, data, value, chainId].join());
  const isSilent = ["removed", "renamed", "dropped", "emptied"].includes(how) || given === null || given === "" || given?.length === 0;
  return isSilent && calls(plan).every((call) => calls(honest).includes(call));
}

const scales = (plan) => plan.findings.filter(({ code }) => code === "scale_ambiguous").length;

/** Judges the mutants of one creation. */
function judgeWith(creation) {
  const honest = honestPlan(creation);
  return (row, { field, ...mutant }, prepare) => {
    const { given } = mutant;
    score.judge(row, { ...mutant, name: creation.name, field }, prepare, (plan) => {
      if (LIMITS[field]?.(given, creation)) return "within the limit";
      if (typeof given === "string" && SAME[field]?.(given)) return "the same";
      if (field === "createToken.tradingParams.poolType" && creation.params.poolType === "test") return "of no published number";
      if (typeof given === "bigint" && scales(plan) !== scales(honest)) return "at the other scale";
      return isLess(mutant, plan, honest) ? "left out" : undefined;
    });
  };
}

test("answers: every field", () => {
  for (const creation of creations) {
    const judge = judgeWith(creation);
    for (const mutant of mutants(creation.answer)) {
      const field = write(mutant.path);
      // Changed bytes have tests of their own.
      if (field === "transactions[].data" && mutant.how === "changed") continue;
      judge(answers.heaviest(mutant.touched.map(write)), { ...mutant, field }, () => planCreation(creation, mutant.text));
    }
  }
});

/** Selectors, offsets, lengths and padding. */
const ENCODING = { field: "encoding", kind: "derived" };

for (const [name, source] of [["byte", byteMutants], ["argument", argumentMutants]]) {
  test(`calldata: every ${name}`, () => {
    for (const creation of creations) {
      const { params, intent, calls } = creation;
      const judge = judgeWith(creation);
      const answer = parseCreateTokenTransactionResponse(200, JSON.stringify(creation.answer));
      for (const [index, call] of calls.entries()) {
        const { data } = answer.transactions[index];
        for (const mutant of source(call, data)) {
          const changed = { ...answer, transactions: answer.transactions.with(index, { ...answer.transactions[index], data: mutant.data }) };
          judge(mutant.part === "value" ? calldata.of(mutant.field) : ENCODING, mutant, () => prepareTokenTransactions(params, changed, intent));
        }
      }
    }
  });
}

test("nothing derived or compared escapes", () => assert.deepEqual(score.escaped.slice(0, 20), []));

test("what survives is opaque, and what is opaque survives", () => assert.deepEqual(score.opaque, opaqueOf(answers, calldata)));
