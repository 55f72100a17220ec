// The mutation score of purchases. Every mutant of a field that docs/trust.md calls derived or compared ends in an error or a blocking
// finding; those that survive are of the fields that it calls opaque, of all of them, and change nothing that is signed.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { mutants } from "./mutants.js";
import { honestPurchases, planPurchase } from "./purchases.js";
import { resultMutants } from "./results.js";
import { Score, signed } from "./score.js";
import { at, replace, write } from "./tree.js";
import { opaqueOf, truth } from "./truth.js";

const purchases = honestPurchases();
const external = truth("`createTokenByExternalId`: the answer");
const v2 = truth("`getTokenById` and `getTokenByUser`: the answer");
const abis = truth("The ABI of a purchase");
const chain = truth("What the chain says about a purchase");
const score = new Score();

after(() => console.log(`purchases: ${score}`));

const honestPlan = (purchase) => planPurchase(purchase, JSON.stringify(purchase.answer));

test("no honest purchase is blocked", () => {
  for (const purchase of purchases) {
    const plan = honestPlan(purchase);
    score.honest(purchase.name, plan);
    assert.equal(plan.steps.at(-1)?.kind, "buy", purchase.name);
  }
  assert.deepEqual(score.blocked, []);
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

/** To say nothing is no lie. */
const isSilent = ({ how, given }) => how === "removed" || how === "renamed" || given === "" || given === null;

/** Only the v2 platform names the decimals that the chain's are compared with. */
const isNamedNowhere = (field, { family }) => field === "results.decimals" && family === "external";

/** Judges the mutants of one purchase. */
function judgeWith(purchase) {
  const honest = signed(honestPlan(purchase));
  return (row, mutant, field, prepare) => {
    const plan = score.judge(row, { ...mutant, name: purchase.name, field }, prepare, (made) => {
      if (isWithin(field, mutant.given, purchase)) return "within the limit";
      if (isUnpinned(row, made, purchase)) return "not pinned";
      if (isNamedNowhere(field, purchase)) return "named nowhere else";
      return isSilent(mutant) && signed(made) === honest ? "left out" : undefined;
    });
    const isSaid = !field.startsWith("results.");
    if (plan !== undefined && isSaid) assert.equal(signed(plan), honest, `${field} is opaque, but changes what is signed`);
  };
}

test("answers: every field", () => {
  for (const purchase of purchases) {
    const judge = judgeWith(purchase);
    const fields = purchase.family === "external" ? external : v2;
    for (const mutant of mutants(purchase.answer)) {
      judge(fields.heaviest(mutant.touched.map(write)), mutant, write(mutant.path), () => planPurchase(purchase, mutant.text));
    }
  }
});

test("answers: every word of the ABI", () => {
  for (const purchase of purchases.filter((_, index) => index % 8 === 0)) {
    const judge = judgeWith(purchase);
    const place = [...(purchase.family === "external" ? [] : ["distribution_token"]), "integration", "abi"];
    const abi = JSON.parse(at(purchase.answer, place));
    // An entry is known by its name, not by its place.
    const named = ([index, ...rest]) => write(["abi", abi[index].name, ...rest]);
    for (const mutant of mutants(abi)) {
      // The order of entries has no meaning, and equal ones are one.
      if (mutant.path.length === 1 && (mutant.how === "swapped" || mutant.how === "repeated")) continue;
      const text = JSON.stringify(replace(purchase.answer, place, mutant.text));
      judge(abis.heaviest(mutant.touched.map(named)), mutant, named(mutant.path), () => planPurchase(purchase, text));
    }
  }
});

test("what the chain says: every word", () => {
  for (const purchase of purchases) {
    const judge = judgeWith(purchase);
    const body = JSON.stringify(purchase.answer);
    let said;
    planPurchase(purchase, body, (results) => (said = results));
    for (const { field, results, ...mutant } of resultMutants(said)) {
      judge(chain.of(field), mutant, field, () => planPurchase(purchase, body, () => results));
    }
  }
});

test("nothing derived or compared escapes", () => assert.deepEqual(score.escaped.slice(0, 20), []));

test("what survives is opaque, and what is opaque survives", () => assert.deepEqual(score.opaque, opaqueOf(external, v2, abis, chain)));
