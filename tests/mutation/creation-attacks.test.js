// Attacks on Token Layer's creations: calls that are added, and several fields changed so that they agree with each other.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { encodeFunctionData, encodePacked, parseAbi, size, slice } from "viem";
import { assertSafe } from "tokenwright/inline";
import { MANAGER, REGISTRY, encode, honestCreations, planCreation } from "./creations.js";
import { ATTACKER, ZERO, lookalike } from "./mutants.js";

const creations = honestCreations();
const plan = (creation, answer) => planCreation(creation, JSON.stringify(answer));

/** The codes that block; the plan may be sent only if there are none. */
function blocking(made) {
  const codes = made.findings.filter(({ severity }) => severity === "block").map(({ code }) => code);
  if (codes.length === 0) assertSafe(made);
  else {
    assert.deepEqual(made.steps, []);
    assert.throws(() => assertSafe(made), { code: "unsafe_transaction" });
  }
  return codes;
}
const warned = (made) => made.findings.filter(({ severity }) => severity === "warn").map(({ code }) => code);

const MAX = 2n ** 256n - 1n;
const OTHERS = parseAbi([
  "function transfer(address to, uint256 amount)",
  "function transferFrom(address from, address to, uint256 amount)",
  "function increaseAllowance(address spender, uint256 amount)",
  "function setApprovalForAll(address operator, bool approved)",
  "function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)",
  "function transferOwnership(address owner)",
  "function grantRole(bytes32 role, address account)",
  "function upgradeToAndCall(address implementation, bytes data)",
  "function toggleGlobalBuilderFeeApproval(address builder, uint256 a, uint256 b, bool c)",
  "function multicall(bytes[] calls)",
  "function aggregate3((address target, bool allowFailure, bytes callData)[] calls)",
  "function multiSend(bytes transactions)",
  "function execTransaction(address, uint256, bytes, uint8 operation, uint256, uint256, uint256, address, address, bytes)",
  "function execute(bytes32 mode, bytes execution)",
  "function gift(address to)",
]);
const other = (functionName, ...args) => encodeFunctionData({ abi: OTHERS, functionName, args });
const WORD = `0x${"11".repeat(32)}`;
const allow = encode("approve", [ATTACKER, MAX]);
const nested = (depth) => (depth === 0 ? allow : other("multicall", [nested(depth - 1)]));

const packed = encodePacked(["uint8", "address", "uint256", "uint256", "bytes"], [1, ATTACKER, 0n, BigInt(size(allow)), allow]);

const TOKEN = "0x70f1d2c056bf9f6956d2d2ce045d3db33dee3c05";
/** What a hacked server may add, and where to. */
const ADDED = {
  "an approval for the attacker": { to: TOKEN, data: allow },
  "an approval of another token, for the manager": { to: TOKEN, data: encode("approve", [MANAGER, MAX]) },
  "a transfer": { to: TOKEN, data: other("transfer", ATTACKER, MAX) },
  "a transfer from the user": { to: TOKEN, data: other("transferFrom", TOKEN, ATTACKER, MAX) },
  "a higher allowance": { to: TOKEN, data: other("increaseAllowance", ATTACKER, MAX) },
  "all tokens of a kind": { to: TOKEN, data: other("setApprovalForAll", ATTACKER, true) },
  "a permit": { to: TOKEN, data: other("permit", TOKEN, ATTACKER, MAX, MAX, 27, WORD, WORD) },
  "another owner": { to: MANAGER, data: other("transferOwnership", ATTACKER) },
  "a role": { to: REGISTRY, data: other("grantRole", WORD, ATTACKER) },
  "other code": { to: MANAGER, data: other("upgradeToAndCall", ATTACKER, "0x") },
  "a builder for everything": { to: MANAGER, data: other("toggleGlobalBuilderFeeApproval", ATTACKER, 0n, 10_000n, true) },
  "another builder's fee": { to: REGISTRY, data: encode("approveBuilderFees", [ATTACKER, [{ activity: 0, maxFeeBps: 10_000 }]]) },
  "an approval in a multicall": { to: MANAGER, data: nested(1) },
  "an approval eight multicalls deep": { to: MANAGER, data: nested(8) },
  "an approval twenty multicalls deep": { to: MANAGER, data: nested(20) },
  "an approval in a list of calls": { to: MANAGER, data: other("aggregate3", [{ target: TOKEN, allowFailure: true, callData: allow }]) },
  "a delegatecall in a batch": { to: MANAGER, data: other("multiSend", packed) },
  "a delegatecall of a Safe": { to: MANAGER, data: other("execTransaction", ATTACKER, 0n, "0x", 1, 0n, 0n, 0n, ZERO, ZERO, "0x") },
  "a delegatecall of a smart account": { to: MANAGER, data: other("execute", `0xff${"00".repeat(31)}`, `${ATTACKER}${allow.slice(2)}`) },
  "an unknown call": { to: MANAGER, data: other("gift", ATTACKER) },
  "a plain payment": { to: ATTACKER, data: "0x", value: "1000000000000000000" },
  "a call of nothing": { to: ATTACKER, data: "0x" },
  "half a selector": { to: MANAGER, data: slice(allow, 0, 3) },
};

describe("a creation: a call is added", () => {
  for (const [name, added] of Object.entries(ADDED)) {
    test(name, () => {
      for (const creation of creations) {
        const { transactions } = creation.answer;
        for (let at = 0; at <= transactions.length; at += 1) {
          const { chainId, chainSlug } = transactions[0];
          const more = [...transactions.slice(0, at), { value: "0", ...added, chainId, chainSlug }, ...transactions.slice(at)];
          assert.notDeepEqual(blocking(plan(creation, { ...creation.answer, transactions: more })), [], creation.name);
        }
      }
    });
  }

  test("a second creation, for the attacker", () => {
    for (const creation of creations) {
      const { transactions } = creation.answer;
      const [token, trading] = creation.calls.at(-1).args;
      const second = { ...transactions.at(-1), data: encode("createToken", [token, trading, ATTACKER]) };
      for (const more of [[...transactions, second], [second, ...transactions]]) {
        assert.ok(blocking(plan(creation, { ...creation.answer, transactions: more })).includes("extra_call"), creation.name);
      }
    }
  });

  test("the creation inside a multicall", () => {
    for (const creation of creations) {
      const { transactions } = creation.answer;
      const last = transactions.at(-1);
      const wrapped = [...transactions.slice(0, -1), { ...last, data: other("multicall", [last.data, allow]) }];
      assert.ok(blocking(plan(creation, { ...creation.answer, transactions: wrapped })).includes("dangerous_call"), creation.name);
    }
  });
});

/** An answer whose calls are rewritten by the function of their name, which gets a call's arguments and target and gives what differs. */
function rewrite(creation, edits, metadata = {}) {
  const { answer, calls } = creation;
  const transactions = calls.map((call, index) => {
    const { to, args } = { ...call, ...edits[call.functionName]?.(call.args, call.to) };
    return { ...answer.transactions[index], to, data: encode(call.functionName, args) };
  });
  const { to, data, value, gasLimit = "5000000" } = transactions.at(-1);
  const deprecated = answer.transaction && { transaction: { to, data, value, gasLimit } };
  return { ...answer, ...deprecated, transactions, metadata: { ...answer.metadata, ...metadata } };
}
const named = (change) => ({ createToken: ([token, ...rest]) => ({ args: [{ ...token, ...change }, ...rest] }) });
const traded = (change) => ({ createToken: ([token, trading, receiver]) => ({ args: [token, { ...trading, ...change(trading) }, receiver] }) });
const everywhere = (change) => ({ answer }) => ({ ...answer, transactions: answer.transactions.map((it) => ({ ...it, ...change })) });
const isBought = ({ calls }) => calls[0].functionName === "approve";

const ATTACKS = {
  "spender and contract are the attacker's": {
    code: "unknown_contract",
    lie: (creation) => rewrite(creation, { approve: ([, amount]) => ({ args: [ATTACKER, amount] }), createToken: () => ({ to: ATTACKER }) }),
  },
  "spender and contract look like the right ones": {
    code: "lookalike_address",
    lie: (creation) =>
      rewrite(creation, { approve: ([spender, amount]) => ({ args: [lookalike(spender), amount] }), createToken: (_, to) => ({ to: lookalike(to) }) }),
  },
  "spender and token are the attacker's": {
    when: isBought,
    code: "unknown_payment_token",
    lie: (creation) => rewrite(creation, { approve: ([, amount]) => ({ to: TOKEN, args: [ATTACKER, amount] }) }),
  },
  "the token is the spender": {
    when: isBought,
    code: "token_as_spender",
    lie: (creation) => rewrite(creation, { approve: ([, amount], to) => ({ args: [to, amount] }) }),
  },
  "ten times the amount, approved and spent": {
    when: isBought,
    code: "amount_mismatch",
    lie: (creation) =>
      rewrite(creation, {
        approve: ([spender, amount]) => ({ args: [spender, amount * 10n] }),
        ...traded(({ amountIn, maxAmountIn }) => ({ amountIn: amountIn * 10n, maxAmountIn: maxAmountIn * 10n })),
      }),
  },
  "another number of tokens for the same money": {
    code: "amount_mismatch",
    lie: (creation) => rewrite(creation, traded(({ tokensOut }) => ({ tokensOut: tokensOut / 2n + 1n }))),
  },
  "receiver and builder are the attacker": {
    code: "receiver_mismatch",
    lie: (creation) =>
      rewrite(creation, {
        approveBuilderFees: ([, entries]) => ({ args: [ATTACKER, entries] }),
        createToken: ([token, trading]) => ({ args: [token, trading, ATTACKER] }),
      }),
  },
  "name and symbol, in the call and in the metadata": {
    code: "name_mismatch",
    lie: (creation) => rewrite(creation, named({ name: "Tether", symbol: "USDT" }), { name: "Tether", symbol: "USDT" }),
  },
  "another chain, wherever the answer names it": {
    code: "chain_mismatch",
    lie: (creation) => ({ ...everywhere({ chainId: 1301, chainSlug: "unichain-testnet" })(creation), chainId: 1301 }),
  },
  "another chain's number under the right name": { code: "chain_mismatch", lie: everywhere({ chainId: 1301 }) },
  Solana: { code: "unsupported_chain", lie: everywhere({ chainType: "solana" }) },
  "only the deprecated transaction, and that one an approval": {
    code: "unknown_payment_token",
    lie: ({ answer: { metadata, transactions: [{ chainId }] } }) =>
      ({ success: true, chainId, metadata, transaction: { to: TOKEN, data: allow, value: "0", gasLimit: "1" } }),
  },
};

describe("a creation: consistent lies", () => {
  for (const [name, { lie, code, when = () => true }] of Object.entries(ATTACKS)) {
    test(name, () => {
      const targets = creations.filter(when);
      assert.ok(targets.length > 3);
      for (const creation of targets) assert.ok(blocking(plan(creation, lie(creation))).includes(code), creation.name);
    });
  }
});

describe("a creation: what is not stopped, and is said", () => {
  const tokenUri = "https://attacker.example/1.json";

  test("another tokenUri, in the call and in the metadata: both are the server's", () => {
    for (const creation of creations) assert.deepEqual(blocking(plan(creation, rewrite(creation, named({ tokenUri }), { tokenUri }))), []);
  });

  test("without metadata the tokenUri is named opaque", () => {
    for (const creation of creations.filter(({ answer }) => !answer.executed)) {
      const { metadata, ...lie } = rewrite(creation, named({ tokenUri }));
      const made = plan(creation, lie);
      assert.deepEqual(blocking(made), []);
      assert.match(made.findings.find(({ code }) => code === "opaque").got, /tokenUri/);
    }
  });

  test("money at 18 decimals: of the known token it blocks, of another it warns", () => {
    const isSmall = (amount) => amount < 10n ** 15n;
    const up = (amount) => (isSmall(amount) ? amount * 10n ** 12n : amount);
    const scaled = creations.filter((creation) => isBought(creation) && !creation.answer.executed && isSmall(creation.calls[0].args[1]));
    assert.ok(scaled.length > 1);
    for (const creation of scaled) {
      const lie = rewrite(creation, {
        approve: ([spender, amount]) => ({ args: [spender, up(amount)] }),
        ...traded(({ amountIn, maxAmountIn }) => ({ amountIn: up(amountIn), maxAmountIn: up(maxAmountIn) })),
      });
      const made = plan(creation, lie);
      const isKnown = ["base-sepolia", "bnb-testnet"].includes(creation.params.chainSlug);
      if (isKnown) assert.ok(blocking(made).includes("approval_above_limit"), creation.name);
      else assert.deepEqual([blocking(made), warned(made).includes("scale_ambiguous")], [[], true], creation.name);
    }
  });

  test("executed: true is the server's word: nothing is sent, whatever the transactions are", () => {
    for (const creation of creations) assert.deepEqual(plan(creation, { ...creation.answer, executed: true }).steps, []);
  });
});
