// Attacks on Token Layer's creations: calls that are added, and several fields changed so that they agree with each other.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { encodeFunctionData, encodePacked, parseAbi, size, slice } from "viem";
import { assertSafe } from "tokenwright/inline";
import { MANAGER, REGISTRY, encode, honestCreations, planCreation } from "./creations.js";
import { ATTACKER, lookalike } from "./mutants.js";

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
  "function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures)",
  "function execute(bytes32 mode, bytes execution)",
  "function gift(address to)",
]);
const other = (functionName, ...args) => encodeFunctionData({ abi: OTHERS, functionName, args });
const WORD = `0x${"11".repeat(32)}`;
const ZERO = `0x${"0".repeat(40)}`;
const allow = encode("approve", [ATTACKER, MAX]);
const nested = (depth) => (depth === 0 ? allow : other("multicall", [nested(depth - 1)]));

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
  "a delegatecall in a batch": { to: MANAGER, data: other("multiSend", encodePacked(["uint8", "address", "uint256", "uint256", "bytes"], [1, ATTACKER, 0n, BigInt(size(allow)), allow])) },
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
      const wrapped = transactions.map((it, index) => (index === transactions.length - 1 ? { ...it, data: other("multicall", [it.data, allow]) } : it));
      assert.ok(blocking(plan(creation, { ...creation.answer, transactions: wrapped })).includes("dangerous_call"), creation.name);
    }
  });
});

/** An answer whose calls are rewritten by `edit`, which gets the function and the arguments of each, and may change where it goes. */
function rewrite(creation, edit, rest = {}) {
  const transactions = creation.calls.map((call, index) => {
    const { to, args } = { ...call, ...edit(call) };
    return { ...creation.answer.transactions[index], to, data: encode(call.functionName, args) };
  });
  const { to, data, value, gasLimit = "5000000" } = transactions.at(-1);
  return { ...creation.answer, ...(creation.answer.transaction && { transaction: { to, data, value, gasLimit } }), transactions, ...rest };
}
const creating = (change) => ({ functionName, args }) => (functionName === "createToken" ? { args: change(args) } : {});
const isBought = ({ calls }) => calls[0].functionName === "approve";

const ATTACKS = {
  "spender and contract are the attacker's": {
    lie: (creation) => rewrite(creation, ({ functionName, args }) => (functionName === "approve" ? { args: [ATTACKER, args[1]] } : { to: ATTACKER })),
    code: "unknown_contract",
  },
  "spender and contract look like the right ones": {
    lie: (creation) => rewrite(creation, ({ to, functionName, args }) => (functionName === "approve" ? { args: [lookalike(args[0]), args[1]] } : { to: lookalike(to) })),
    code: "lookalike_address",
  },
  "spender and token are the attacker's": {
    when: isBought,
    lie: (creation) => rewrite(creation, ({ functionName, args }) => (functionName === "approve" ? { to: TOKEN, args: [ATTACKER, args[1]] } : {})),
    code: "unknown_payment_token",
  },
  "the token is the spender": {
    when: isBought,
    lie: (creation) => rewrite(creation, ({ to, functionName, args }) => (functionName === "approve" ? { args: [to, args[1]] } : {})),
    code: "token_as_spender",
  },
  "ten times the amount, approved and spent": {
    when: isBought,
    lie: (creation) =>
      rewrite(creation, ({ functionName, args }) =>
        functionName === "approve"
          ? { args: [args[0], args[1] * 10n] }
          : functionName === "createToken" ? { args: [args[0], { ...args[1], amountIn: args[1].amountIn * 10n, maxAmountIn: args[1].maxAmountIn * 10n }, args[2]] } : {}),
    code: "amount_mismatch",
  },
  "more tokens for no more money": {
    lie: (creation) => rewrite(creation, creating(([token, trading, receiver]) => [token, { ...trading, tokensOut: trading.tokensOut * 2n + 1n }, receiver])),
    code: "amount_mismatch",
  },
  "receiver and builder are the attacker": {
    lie: (creation) => rewrite(creation, ({ functionName, args }) => ({ args: functionName === "createToken" ? [args[0], args[1], ATTACKER] : functionName === "approve" ? args : [ATTACKER, args[1]] })),
    code: "receiver_mismatch",
  },
  "name and symbol, in the call and in the metadata": {
    lie: (creation) =>
      rewrite(creation, creating(([token, ...rest]) => [{ ...token, name: "Tether", symbol: "USDT" }, ...rest]), { metadata: { ...creation.answer.metadata, name: "Tether", symbol: "USDT" } }),
    code: "name_mismatch",
  },
  "another chain, wherever the answer names it": {
    lie: ({ answer }) => ({ ...answer, ...(answer.chainId && { chainId: 43_114_000 }), transactions: answer.transactions.map((it) => ({ ...it, chainId: 1301, chainSlug: "unichain-testnet" })) }),
    code: "chain_mismatch",
  },
  "another chain's number under the right name": {
    lie: ({ answer }) => ({ ...answer, transactions: answer.transactions.map((it) => ({ ...it, chainId: 1301 })) }),
    code: "chain_mismatch",
  },
  "Solana": {
    lie: ({ answer }) => ({ ...answer, transactions: answer.transactions.map((it) => ({ ...it, chainType: "solana" })) }),
    code: "unsupported_chain",
  },
  "only the deprecated transaction, and that one an approval": {
    lie: ({ answer: { metadata, transactions: [{ chainId }] } }) => ({ success: true, chainId, metadata, transaction: { to: TOKEN, data: allow, value: "0", gasLimit: "1" } }),
    code: "unknown_payment_token",
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
  test("another tokenUri, in the call and in the metadata: both are the server's", () => {
    for (const creation of creations) {
      const tokenUri = "https://attacker.example/1.json";
      const lie = rewrite(creation, creating(([token, ...rest]) => [{ ...token, tokenUri }, ...rest]), { metadata: { ...creation.answer.metadata, tokenUri } });
      assert.deepEqual(blocking(plan(creation, lie)), []);
    }
  });

  test("without metadata the tokenUri is named opaque", () => {
    for (const creation of creations.filter(({ answer }) => !answer.executed)) {
      const { metadata, ...lie } = rewrite(creation, creating(([token, ...rest]) => [{ ...token, tokenUri: "https://attacker.example/1.json" }, ...rest]));
      const made = plan(creation, lie);
      assert.deepEqual(blocking(made), []);
      assert.match(made.findings.find(({ code }) => code === "opaque").got, /tokenUri/);
    }
  });

  test("money at 18 decimals: of the known token it blocks, of another it warns", () => {
    const scaled = creations.filter((creation) => isBought(creation) && !creation.answer.executed && creation.calls[0].args[1] < 10n ** 15n);
    assert.ok(scaled.length > 1);
    for (const creation of scaled) {
      const up = (amount) => (amount < 10n ** 15n ? amount * 10n ** 12n : amount);
      const lie = rewrite(creation, ({ functionName, args }) =>
        functionName === "approve"
          ? { args: [args[0], up(args[1])] }
          : functionName === "createToken" ? { args: [args[0], { ...args[1], amountIn: up(args[1].amountIn), maxAmountIn: up(args[1].maxAmountIn) }, args[2]] } : {});
      const made = plan(creation, lie);
      if (["base-sepolia", "bnb-testnet"].includes(creation.params.chainSlug)) assert.ok(blocking(made).includes("approval_above_limit"), creation.name);
      else assert.deepEqual([blocking(made), warned(made).includes("scale_ambiguous")], [[], true], creation.name);
    }
  });

  test("executed: true is the server's word: nothing is sent, whatever the transactions are", () => {
    for (const creation of creations) assert.deepEqual(plan(creation, { ...creation.answer, executed: true }).steps, []);
  });
});
