// Attacks that change several things so that they agree with each other, each under its name.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { assertSafe, checksumAddress } from "tokenwright/inline";
import { ATTACKER, lookalike } from "./mutants.js";
import { honestPurchases, planPurchase, word } from "./purchases.js";
import { signed } from "./score.js";

const purchases = honestPurchases();
const FAKE_TOKEN = "0xfa4e0000000000000000000000000000000a11ce";
const FAKE_CURRENCY = "0xfa4e0000000000000000000000000000000b0b00";

/** The codes of the findings that block, and of the warnings; the plan may be sent only if nothing blocks. */
function judge(plan) {
  const codes = (severity) => plan.findings.filter((finding) => finding.severity === severity).map(({ code }) => code);
  if (codes("block").length === 0) assertSafe(plan);
  else {
    assert.deepEqual(plan.steps, []);
    assert.throws(() => assertSafe(plan), { code: "unsafe_transaction" });
  }
  return { block: codes("block"), warn: codes("warn") };
}

/** A copy of the answer with its call, token and price rewritten. */
function rewrite(answer, { call = {}, token, price, chainId }) {
  const copy = structuredClone(answer);
  const integration = (copy.distribution_token ?? copy).integration;
  Object.assign(integration, call);
  if (token !== undefined) copy.contract.address = token;
  if (price !== undefined) copy.distribution_token ? (copy.value.token_price.amount = price) : (copy.value = price);
  if (chainId !== undefined) {
    integration.chain_id = chainId;
    if ("chain_id" in copy) copy.chain_id = chainId;
  }
  return copy;
}

const RICH = `0x${word(2n ** 200n)}`;
/** A listing at another price: its third word. */
const priced = (listing, change) => listing.slice(0, 130) + word(change(BigInt(`0x${listing.slice(130, 194)}`))) + listing.slice(194);

const callOf = ({ answer }) => (answer.distribution_token ?? answer).integration;

/** The answer's arguments, with the token and the currency where it fills them in. */
const fill = (purchase, { token, currency }) =>
  callOf(purchase).args.map((arg, index) => (arg.value === "" || index === 0 ? arg : { ...arg, value: (index === 1 ? token : currency) ?? arg.value }));

/** A call of the attacker's contract, for his currency. */
const elsewhere = (purchase, named) =>
  ({ contract_address: ATTACKER, currency_token_address: FAKE_CURRENCY, args: fill(purchase, named) });

/** `pin` is what stops the attack; without it the lie is consistent, and a warning is all that can be said. */
const ATTACKS = {
  "another contract, which lists the same token at the same price": { pin: "contract", lie: () => ({ call: { contract_address: ATTACKER } }) },
  "a contract that looks like the right one": { pin: "contract", lie: ({ contract }) => ({ call: { contract_address: lookalike(contract) } }) },
  "another currency, in the answer, the call and the listing": {
    pin: "currency",
    lie: (purchase) => ({ call: elsewhere(purchase, { currency: FAKE_CURRENCY }) }),
    alsoPinned: "contract",
  },
  "another token, in the answer, the call and the listing": {
    pin: "token",
    lie: (purchase) => ({ token: FAKE_TOKEN, call: { args: fill(purchase, { token: FAKE_TOKEN }) } }),
  },
  "another chain, wherever the answer names it": { pin: "chainId", lie: () => ({ chainId: 137 }) },
  "contract, currency and price at once": {
    pin: "contract",
    alsoPinned: "currency",
    lie: (purchase) => ({ price: 0.01, call: elsewhere(purchase, { currency: FAKE_CURRENCY }) }),
  },
};

describe("a purchase: consistent lies", () => {
  for (const [name, { pin, alsoPinned, lie }] of Object.entries(ATTACKS)) {
    test(name, () => {
      const met = { pinned: 0, open: 0 };
      for (const purchase of purchases) {
        const body = JSON.stringify(rewrite(purchase.answer, lie(purchase)));
        const { block, warn } = judge(planPurchase(purchase, body));
        const isPinned = [pin, alsoPinned].some((it) => it in purchase.intent.expect);
        met[isPinned ? "pinned" : "open"] += 1;
        if (isPinned) assert.ok(block.some((code) => code.endsWith("_mismatch")), purchase.name);
        else assert.ok(warn.includes(`unpinned_${pin === "chainId" ? "chain" : pin}`), purchase.name);
      }
      assert.ok(met.pinned > 0 && met.open > 0);
    });
  }

  test("a dearer listing, and an answer that agrees with it", () => {
    for (const purchase of purchases.filter(({ maxCost }) => maxCost !== undefined)) {
      const { quantity, maxCost } = purchase;
      for (const price of [maxCost / quantity + 1n, maxCost, maxCost * 1_000_000n].filter((it) => it * quantity > maxCost)) {
        const dearer = (results) => ({ ...results, listing: priced(results.listing, () => price), balance: RICH });
        assert.deepEqual(judge(planPurchase(purchase, JSON.stringify(purchase.answer), dearer)).block, ["price_above_max"]);
      }
    }
  });
});

/** What the answer's ABI says that is to be called, and what is found. The last two have selectors of other functions. */
const CALLS = {
  "approve(address,uint256)": "dangerous_call",
  "transfer(address,uint256)": "dangerous_call",
  "transferFrom(address,address,uint256)": "dangerous_call",
  "setApprovalForAll(address,bool)": "dangerous_call",
  "increaseAllowance(address,uint256)": "dangerous_call",
  "multicall(bytes[])": "dangerous_call",
  "upgradeTo(address)": "dangerous_call",
  "buy(uint256,address)": "unknown_function",
  "buy(uint256,address,address,bytes)": "unknown_function",
  "purchase(uint256,address,address)": "unknown_function",
  "join_tg_invmru_haha_fd06787(address,bool)": "lying_abi",
  "sign_szabo_bytecode(bytes16,uint128)": "lying_abi",
};

const functionOf = (signature) => {
  const [name, types] = signature.slice(0, -1).split("(");
  return { type: "function", name, inputs: types.split(",").map((type) => ({ name: "", type })), outputs: [], stateMutability: "nonpayable" };
};

describe("a purchase: lying ABIs", () => {
  for (const [signature, code] of Object.entries(CALLS)) {
    test(`the call is ${signature}`, () => {
      const { name, inputs, ...entry } = functionOf(signature);
      for (const purchase of purchases) {
        const others = JSON.parse(callOf(purchase).abi).filter((other) => other.name !== name);
        const args = inputs.map(({ type }) => ({ type, value: "", description: "" }));
        const call = { abi: JSON.stringify([...others, { ...entry, name, inputs }]), function_name: name, args };
        assert.ok(judge(planPurchase(purchase, JSON.stringify(rewrite(purchase.answer, { call })))).block.includes(code), purchase.name);
      }
    });
  }

  test("a function that nobody calls hides transfer", () => {
    for (const purchase of purchases) {
      const abi = JSON.stringify([...JSON.parse(callOf(purchase).abi), functionOf("join_tg_invmru_haha_fd06787(address,bool)")]);
      assert.deepEqual(judge(planPurchase(purchase, JSON.stringify(rewrite(purchase.answer, { call: { abi } })))).block, ["lying_abi"]);
    }
  });

  test("the rest of the ABI may say what it likes: nothing else is signed", () => {
    for (const purchase of purchases) {
      const lying = JSON.stringify(JSON.parse(callOf(purchase).abi).map((entry) => ({ ...entry, outputs: [], stateMutability: "payable", payable: true })));
      const plan = planPurchase(purchase, JSON.stringify(rewrite(purchase.answer, { call: { abi: lying } })));
      assert.equal(signed(plan), signed(planPurchase(purchase, JSON.stringify(purchase.answer))));
    }
  });
});

describe("a purchase: what is not stopped, and is said", () => {
  const purchase = purchases.find(({ intent }) => Object.keys(intent.expect).length === 0);

  test("without pins a consistent lie passes, with a warning for each pin", () => {
    const call = elsewhere(purchase, { token: FAKE_TOKEN, currency: FAKE_CURRENCY });
    const answer = rewrite(purchase.answer, { chainId: 137, token: FAKE_TOKEN, call });
    const plan = planPurchase(purchase, JSON.stringify(answer));
    const { block, warn } = judge(plan);
    assert.deepEqual(block, []);
    assert.deepEqual(warn.filter((code) => code.startsWith("unpinned_")), ["unpinned_chain", "unpinned_contract", "unpinned_currency", "unpinned_token"]);
    assert.equal(plan.steps.at(-1).transaction.to, checksumAddress(ATTACKER));
  });

  test("a node that lies about the decimals lifts a maxCost in display units, where the answer does not name them", () => {
    for (const purchase of purchases.filter(({ maxCost }) => maxCost !== undefined)) {
      const lie = (results) => {
        const decimals = BigInt(results.decimals) + 6n;
        const listing = priced(results.listing, (price) => price * 1_000_000n);
        return { ...results, decimals: `0x${word(decimals)}`, listing, balance: RICH };
      };
      const { block } = judge(planPurchase(purchase, JSON.stringify(purchase.answer), lie));
      const isNamed = purchase.family !== "external" && "decimals_mismatch";
      const isScaledByNobody = typeof purchase.intent.maxCost === "bigint" && "price_above_max";
      assert.deepEqual(block, [isNamed, isScaledByNobody].filter(Boolean));
    }
  });
});
