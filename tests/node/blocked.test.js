// A plan with a finding that blocks: whoever loops over it, and whatever is done to it, finds nothing to send.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as tw from "tokenwright/inline";
import { sendPlan } from "tokenwright/wallet";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const { params, answer } = JSON.parse(read("../vectors/creations.json")).find(({ title }) => title === "builder and purchase");
const from = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const stranger = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc";
const word = (number) => BigInt(number).toString(16).padStart(64, "0");

/** A provider that nobody may call. */
const provider = { request: ({ method }) => assert.fail(`the wallet was called: ${method}`) };

function planCreation(change = () => {}) {
  const own = structuredClone(answer);
  change(own);
  return tw.prepareTokenTransactions(params, tw.parseCreateTokenTransactionResponse(200, JSON.stringify(own)), { from });
}

function planPurchase(expect) {
  const token = tw.parseCreateTokenByExternalIdResponse(201, read("../fixtures/apex-create-token-by-external-id.json"));
  const { contract: { address }, integration: { currency_token_address: currency } } = token;
  const results = { listing: `0x${[address, currency, 440, 1_000_000, 1, 100].map(word).join("")}`, decimals: `0x${word(6)}`, allowance: `0x${word(0)}`, balance: `0x${word(1e9)}` };
  return tw.preparePurchase(token, { buyer: from, quantity: 5n, maxCost: "1", expect }, results);
}

const BLOCKED = {
  "another contract": () => planPurchase({ contract: stranger }),
  "another chain": () => planPurchase({ chainId: 1 }),
  "another token": () => planPurchase({ token: stranger }),
  "a stranger may spend": () => planCreation(({ transactions: [approval] }) => {
    approval.data = `${approval.data.slice(0, 34)}${stranger.slice(2).toLowerCase()}${approval.data.slice(74)}`;
  }),
  "one call more": () => planCreation(({ transactions }) => transactions.splice(1, 0, transactions[0])),
  "ether along": () => planCreation(({ transactions }) => (transactions.at(-1).value = "1")),
  "a byte too many": () => planCreation(({ transactions }) => (transactions.at(-1).data += "00")),
};

/** Every list of steps that a plan holds under a name by which a program would look for one. */
const sendable = (plan) => Object.entries(plan).filter(([name]) => name !== "rejected" && name !== "findings").flatMap(([, value]) => (Array.isArray(value) ? value : []));

function changes(plan) {
  return {
    "as it is": plan,
    "its rejected steps among the others": { ...plan, steps: plan.rejected, rejected: [] },
    "both lists full": { ...plan, steps: plan.rejected },
    "its findings called warnings": { ...plan, findings: plan.findings.map((finding) => ({ ...finding, severity: finding.severity.toUpperCase() })) },
    "through JSON": JSON.parse(JSON.stringify(plan)),
    "through a worker": structuredClone(plan),
  };
}

for (const [title, make] of Object.entries(BLOCKED)) {
  test(`${title}: no steps, and nothing that takes a plan takes it`, async () => {
    const plan = make();
    assert.ok(plan.findings.some(({ severity }) => severity === "block"));
    assert.ok(plan.rejected.length > 0, "what was refused can still be shown");
    assert.deepEqual(sendable(plan), []);
    for (const [how, changed] of Object.entries(changes(plan))) {
      const refused = { code: "unsafe_transaction" };
      assert.throws(() => tw.assertSafe(changed), refused, how);
      assert.throws(() => tw.toWalletCalls(changed), refused, how);
      await assert.rejects(sendPlan(provider, changed), refused, how);
    }
  });
}

test("the same plans without the fault have steps, and are taken", () => {
  for (const plan of [planPurchase({}), planCreation()]) {
    assert.ok(sendable(plan).length > 1);
    assert.equal(tw.assertSafe(plan), plan);
  }
});
