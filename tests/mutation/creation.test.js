// The mutation score of Token Layer's creations: every field of the answer, every byte and every argument of the calldata, and the list
// of transactions itself.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { parseCreateTokenTransactionResponse, prepareTokenTransactions } from "tokenwright/inline";
import { argumentMutants, byteMutants } from "./calldata.js";
import { honestCreations, planCreation } from "./creations.js";
import { mutants } from "./mutants.js";
import { Score, outcome } from "./score.js";
import { write } from "./tree.js";
import { truth } from "./truth.js";

const creations = honestCreations();
const answers = truth("`createTokenTransaction`: the answer");
const calldata = truth("Calldata of a creation");
const score = new Score();

after(() => console.log(score.lines("creations", creations.length).join("\n")));

const honestPlan = (creation) => planCreation(creation, JSON.stringify(creation.answer));

test("no honest creation is blocked", () => {
  for (const creation of creations) {
    const plan = honestPlan(creation);
    assert.deepEqual(plan.rejected, [], creation.name);
    assert.equal(plan.steps.length, creation.answer.executed ? 0 : creation.calls.length, creation.name);
  }
});

/** Whether nothing is signed that the honest answer does not have too. */
function isPart(plan, honest) {
  const calls = ({ steps }) => steps.map(({ transaction: { to, data, value, chainId } }) => [to, data, value, chainId].join());
  return calls(plan).every((call) => calls(honest).includes(call));
}

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

/** To say nothing is no lie. */
const isSilent = ({ how, given }) => ["removed", "renamed", "dropped", "emptied"].includes(how) || [null, "", "[]"].includes(Array.isArray(given) ? JSON.stringify(given) : given);
const scales = (plan) => plan.findings.filter(({ code }) => code === "scale_ambiguous").length;

function count(row, field, mutant, creation, honest, prepare) {
  const { end, plan } = outcome(prepare);
  let { kind } = row;
  if (end === "survived" && kind !== "opaque") {
    if (LIMITS[field]?.(mutant.given, creation)) kind = "within the limit";
    else if (typeof mutant.given === "string" && SAME[field]?.(mutant.given)) return;
    else if (typeof mutant.given === "bigint" && scales(plan) !== scales(honest)) kind = "at the other scale";
    else if (isSilent(mutant) && isPart(plan, honest)) kind = "left out";
  }
  score.add(kind, row.field, end, `${creation.name}: ${field} ${mutant.how} ${String(mutant.given)}`);
}

test("answers: every field", () => {
  for (const creation of creations) {
    const honest = honestPlan(creation);
    for (const mutant of mutants(creation.answer)) {
      // Changed bytes have tests of their own.
      if (write(mutant.path) === "transactions[].data" && mutant.how === "changed") continue;
      const row = answers.heaviest((mutant.touched ?? [mutant.path]).map(write));
      count(row, write(mutant.path), mutant, creation, honest, () => planCreation(creation, mutant.text));
    }
  }
});

/** Selectors, offsets, lengths and padding. */
const ENCODING = { field: "encoding", kind: "derived" };

/** Each transaction of each creation, and how to plan with other calldata in it. */
function* transactions() {
  for (const creation of creations) {
    const { params, intent, calls } = creation;
    const answer = parseCreateTokenTransactionResponse(200, JSON.stringify(creation.answer));
    const honest = honestPlan(creation);
    for (const [index, call] of calls.entries()) {
      const replaced = (data) => ({ ...answer, transactions: answer.transactions.map((it, at) => (at === index ? { ...it, data } : it)) });
      yield { creation, honest, call, data: answer.transactions[index].data, prepare: (data) => prepareTokenTransactions(params, replaced(data), intent) };
    }
  }
}

for (const [name, source] of [["byte", byteMutants], ["argument", argumentMutants]]) {
  test(`calldata: every ${name}`, () => {
    for (const { creation, honest, call, data, prepare } of transactions()) {
      for (const mutant of source(call, data)) {
        const row = mutant.part === "value" ? calldata.of(mutant.field) : ENCODING;
        count(row, mutant.field, mutant, creation, honest, () => prepare(mutant.data));
      }
    }
  });
}

test("nothing derived or compared escapes", () => assert.deepEqual(score.escaped.slice(0, 20), []));

test("what survives is opaque, and what is opaque survives", () => {
  const opaque = [...answers.fields, ...calldata.fields].filter(({ kind }) => kind === "opaque").map(({ field }) => field);
  assert.deepEqual([...score.survivors("opaque").keys()].sort(), opaque.sort());
});
