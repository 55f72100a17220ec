// Plans of Token Layer's transactions, and batches of either kind, as a program sees them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { assertSafe, calldataDigest, createTokenTransactionRequest, isTokenwrightError, parseCreateTokenTransactionResponse, prepareTokenTransactions, toWalletCalls } =
  await import("tokenwright/inline");
const vectors = JSON.parse(readFileSync(new URL("../vectors/creations.json", import.meta.url), "utf8"));
const from = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const paymentToken = "0xED0E8956D5e7b04560460BE6B3811B0b31cEe8E1";

function planOf(title, change = () => {}) {
  const { params, answer } = structuredClone(vectors.find((vector) => vector.title === title));
  change(answer);
  return prepareTokenTransactions(params, parseCreateTokenTransactionResponse(200, JSON.stringify(answer)), { from, paymentToken });
}

const thrown = (call) => {
  try {
    call();
  } catch (error) {
    assert.ok(isTokenwrightError(error));
    return error;
  }
  assert.fail("nothing was thrown");
};

/** Without the waits that the API asks for. */
const atOnce = ({ transactions }) => transactions.forEach((transaction) => delete transaction.transactionDelay);

test("every honest answer becomes a batch", () => {
  for (const { title, params } of vectors) {
    createTokenTransactionRequest(params, { accessToken: "a" });
    const plan = planOf(title, atOnce);
    assert.equal(assertSafe(plan), plan);
    assert.deepEqual(structuredClone(plan), plan);
    const batch = toWalletCalls(plan);
    const { steps } = plan;
    assert.deepEqual(batch, {
      version: "2.0.0",
      from,
      chainId: steps[0].transaction.chainId,
      atomicRequired: steps.length > 1,
      calls: steps.map(({ transaction: { to, data, value } }) => ({ to, data, value })),
    });
    for (const { transaction, digest } of steps) assert.equal(calldataDigest(transaction.data), digest);
  }
});

test("what cannot be a batch", () => {
  const waits = thrown(() => toWalletCalls(planOf("spending")));
  assert.deepEqual([waits.code, waits.issues[0].path], ["invalid_argument", "plan.steps[0].after"]);
  const done = planOf("plain", (answer) => (answer.executed = true));
  assert.equal(thrown(() => toWalletCalls(done)).issues[0].path, "plan.steps");
  const blocked = planOf("plain", (answer) => (answer.transactions[0].value = "1"));
  assert.deepEqual([blocked.steps, blocked.rejected.length], [[], 1]);
  const refused = thrown(() => toWalletCalls(blocked));
  assert.deepEqual([refused.code, refused.issues[0].message], ["unsafe_transaction", "value_sent: The answer sends ether along, which you did not ask for."]);
  const moved = { ...blocked, steps: blocked.rejected, rejected: [], findings: [] };
  assert.equal(thrown(() => toWalletCalls(moved)).code, "invalid_argument");
  assert.equal(thrown(() => toWalletCalls(undefined)).code, "invalid_argument");
  // What is checked is what is used.
  const plan = planOf("plain", atOnce);
  let reads = 0;
  const shifty = { ...plan, get steps() { return reads++ === 0 ? plan.steps : [{ ...plan.steps[0], transaction: { ...plan.steps[0].transaction, to: from } }]; } };
  assert.equal(toWalletCalls(shifty).calls[0].to, plan.steps[0].transaction.to);
});

test("findings say where", () => {
  const plan = planOf("spending", ({ transactions }) => (transactions[0].data = transactions[0].data.replace(/0{8}989680$/, "ffffffff989680")));
  assert.deepEqual(plan.findings[0], {
    code: "approval_above_limit", severity: "block", message: "The answer may spend more than you agreed to.", step: 0, offset: 61,
    asked: "10 USD", got: "72057594031.15072 USD",
  });
});
