// The mutation score of purchases. Every mutant of a field that docs/trust.md calls derived or compared ends in an error or a blocking
// finding; those that survive are of the fields that it calls opaque, of all of them, and change nothing that is signed.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { mutants } from "./mutants.js";
import { honestPurchases, planPurchase } from "./purchases.js";
import { resultMutants } from "./results.js";
import { Score, outcome, signed } from "./score.js";
import { at, replace, write } from "./tree.js";
import { truth } from "./truth.js";

const purchases = honestPurchases();
const external = truth("`createTokenByExternalId`: the answer");
const v2 = truth("`getTokenById` and `getTokenByUser`: the answer");
const abis = truth("The ABI of a purchase");
const chain = truth("What the chain says about a purchase");
const score = new Score();

after(() => console.log(score.lines("purchases", purchases.length).join("\n")));

const honestPlan = (purchase) => planPurchase(purchase, JSON.stringify(purchase.answer));

test("no honest purchase is blocked", () => {
  for (const purchase of purchases) {
    const plan = honestPlan(purchase);
    assert.deepEqual(plan.rejected, [], purchase.name);
    assert.equal(plan.steps.at(-1).kind, "buy", purchase.name);
  }
});

/** A limit is broken by what it forbids, not by each other number. */
const atLeast = (limit, { quantity }) => limit >= quantity;
const atMost = (limit, { quantity }) => limit >= 0n && limit <= quantity;
const LIMITS = {
  "rules.max_purchase_limit": atLeast,
  "rules.min_purchase_limit": atMost,
  "metric.max_purchase_quantity": atLeast,
  "metric.min_purchase_quantity": atMost,
  "results.listing.tokenAmount": atLeast,
  "results.listing.maxbuycount": atLeast,
  "results.listing.minbuycount": atMost,
  "results.listing.price": (price, { quantity, maxCost }) => maxCost !== undefined && price * quantity <= maxCost,
  "results.balance": (balance, { cost }) => balance >= cost,
};

function isWithin(field, given, purchase) {
  const isWhole = typeof given === "bigint" || Number.isInteger(given);
  return isWhole && (LIMITS[field]?.(BigInt(given), purchase) ?? false);
}

/** A field is compared with what the app pins; where it pins nothing, a warning says so. */
function isUnpinned({ why }, plan, { intent, maxCost }) {
  const [, pin] = /`expect\.(\w+)`/.exec(why) ?? [];
  const isOpen = pin === undefined ? why.includes("`maxCost`") && maxCost === undefined : !(pin in intent.expect);
  return isOpen && plan.findings.some(({ code }) => code.startsWith("unpinned_") || code === "no_price_limit");
}

/** To say nothing is no lie; nor is a result that is none, which a warning names. */
const isSilent = ({ how, given }, field, plan) =>
  how === "removed" || how === "renamed" || given === "" || given === null || plan.findings.some(({ code, got }) => code === "unread" && `results.${got}` === field);

/** Counts a mutant; one that survives though it is not opaque has to have a reason, and an opaque one goes into no transaction. */
function judge(row, field, mutant, honest, purchase, prepare) {
  const { end, plan } = outcome(prepare);
  let { kind } = row;
  if (end === "survived" && kind !== "opaque") {
    if (isWithin(field, mutant.given, purchase)) kind = "within the limit";
    else if (isUnpinned(row, plan, purchase)) kind = "not pinned";
    else if (isSilent(mutant, field, plan) && signed(plan) === honest) kind = "left out";
  } else if (end === "survived" && !field.startsWith("results.")) assert.equal(signed(plan), honest, `${field} changes what is signed`);
  score.add(kind, row.field, end, `${purchase.name}: ${field} ${mutant.how} ${String(mutant.given)}`);
}

test("answers: every field", () => {
  for (const purchase of purchases) {
    const honest = signed(honestPlan(purchase));
    const fields = purchase.family === "external" ? external : v2;
    for (const mutant of mutants(purchase.answer)) {
      const row = fields.heaviest((mutant.touched ?? [mutant.path]).map(write));
      judge(row, write(mutant.path), mutant, honest, purchase, () => planPurchase(purchase, mutant.text));
    }
  }
});

test("answers: every word of the ABI", () => {
  for (const purchase of purchases.filter((_, index) => index % 8 === 0)) {
    const honest = signed(honestPlan(purchase));
    const place = [...(purchase.family === "external" ? [] : ["distribution_token"]), "integration", "abi"];
    const abi = JSON.parse(at(purchase.answer, place));
    // An entry is known by its name, not by its place.
    const named = ([index, ...rest]) => write(["abi", abi[index].name, ...rest]);
    for (const mutant of mutants(abi)) {
      // The order of entries has no meaning, and equal ones are one.
      if (mutant.path.length === 1 && (mutant.how === "swapped" || mutant.how === "repeated")) continue;
      const row = abis.heaviest((mutant.touched ?? [mutant.path]).map(named));
      const text = JSON.stringify(replace(purchase.answer, place, mutant.text));
      judge(row, named(mutant.path), mutant, honest, purchase, () => planPurchase(purchase, text));
    }
  }
});

test("what the chain says: every word", () => {
  for (const purchase of purchases) {
    const body = JSON.stringify(purchase.answer);
    const honest = signed(honestPlan(purchase));
    let said;
    planPurchase(purchase, body, (results) => (said = results));
    for (const mutant of resultMutants(said)) {
      judge(chain.of(mutant.field), mutant.field, mutant, honest, purchase, () => planPurchase(purchase, body, () => mutant.results));
    }
  }
});

test("nothing derived or compared escapes", () => assert.deepEqual(score.escaped.slice(0, 20), []));

test("what survives is opaque, and what is opaque survives", () => {
  const opaque = [external, v2, abis, chain].flatMap(({ fields }) => fields).filter(({ kind }) => kind === "opaque").map(({ field }) => field);
  assert.deepEqual([...score.survivors("opaque").keys()].sort(), [...new Set(opaque)].sort());
});
