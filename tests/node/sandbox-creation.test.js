// @ts-check
// What the sandbox answers for Token Layer, read with viem and the ABI as it is published: written down here once more,
// so that the sandbox's own cannot be wrong alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { decodeFunctionData, encodeFunctionData, erc20Abi, isAddress, isHex, parseAbi } from "viem";
import { GOOD, WALLET, startClient } from "./sandbox-client.js";

const MANAGER = "0x0000007E56E19A085a31F27AA61C8671c12d2BB7";
const REGISTRY = "0x000000194d2AfE38a20707CB96ed1583038bF02F";
const PAYMENT_TOKEN = "0xED0E8956D5e7b04560460BE6B3811B0b31cEe8E1";
const BUILDER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const CREATE_TOKEN = parseAbi([
  "function createToken((bytes32,bytes32,bytes32,string,string,string,bool,bool),(bool,uint256,uint256,uint256,(bool,bool,bool,bool,bool,bool,uint40,uint40,uint40,uint32),uint256,uint32[]),address)",
]);
const APPROVE_BUILDER_FEES = parseAbi(["function approveBuilderFees(address,(uint8,uint16)[])"]);
const NOBODY_KNOWS = /^0x[0-9a-f]{64}$/;

/** @type {import("./sandbox-client.js").Client} */
let client;
before(async () => (client = await startClient()));
after(() => client.stop());

const ask = async (/** @type {object} */ changes = {}) => {
  const body = { ...GOOD.createTokenTransaction.body?.("My Cool Token"), ...changes };
  const answer = await client.ask("createTokenTransaction", { body });
  assert.equal(answer.status, 200, answer.body);
  assert.deepEqual(client.faultsOf("createTokenTransaction", answer), []);
  return JSON.parse(answer.body);
};

/** The three arguments of a creation. */
const argsOf = (/** @type {{ data: import("viem").Hex }} */ { data }) => {
  assert.ok(data.startsWith("0xdb706097"));
  const { args } = decodeFunctionData({ abi: CREATE_TOKEN, data });
  assert.equal(encodeFunctionData({ abi: CREATE_TOKEN, args }), data);
  return args;
};

test("a creation alone", async () => {
  const { success, executed, chainId, transaction, transactions, metadata, ...rest } = await ask();
  assert.deepEqual([success, executed, chainId, rest], [true, false, 84532, {}]);
  assert.equal(transactions.length, 1);
  const [{ data, ...creation }] = transactions;
  assert.deepEqual(creation, {
    to: MANAGER,
    gasLimit: "5000000",
    description: "Create MCT",
    value: "0",
    chainId: 84532,
    chainType: "evm",
    chainSlug: "base-sepolia",
    transactionDelay: 5,
  });
  assert.deepEqual(transaction, { to: MANAGER, data, value: "0", gasLimit: "5000000" });
  const [token, trading, receiver] = argsOf(transactions[0]);
  for (const word of token.slice(0, 3)) assert.match(String(word), NOBODY_KNOWS);
  assert.deepEqual(token.slice(3), ["My Cool Token", "MCT", metadata.tokenUri, true, false]);
  assert.deepEqual(trading.slice(0, 4), [true, 0n, 0n, 0n]);
  assert.equal(trading[5], 7n);
  assert.equal(trading[6].length, 2, "the default networks but the first chain");
  assert.equal(receiver, WALLET);
});

test("the metadata is that of the request", async () => {
  const { metadata } = await ask({ name: "Größe 7, ein Token!" });
  const { tokenUri, tokenId, addresses, token_layer_id, ...rest } = metadata;
  assert.deepEqual(rest, {
    name: "Größe 7, ein Token!",
    symbol: "MCT",
    slug: "gr-e-7-ein-token",
    description: "A revolutionary new token",
    hubUrl: "https://app.tokenlayer.network/token/gr-e-7-ein-token",
  });
  assert.match(tokenId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.match(token_layer_id, NOBODY_KNOWS);
  assert.ok(isAddress(addresses.evm));
  assert.match(addresses.solana, /^[1-9A-HJ-NP-Za-km-z]{44}$/);
  assert.match((await ask({ name: "家" })).metadata.slug, /^[0-9a-f]{8}$/);
});

/** Amounts are amountIn, maxAmountIn and tokensOut. @type {[string, object, cost: bigint, amounts: bigint[]][]} */
const purchases = [
  ["dollars", { amountIn: 15.5 }, 15_500_000n, [15_500_000n, 0n, 0n]],
  ["a fraction of a cent", { amountIn: 1e-6 }, 1n, [1n, 0n, 0n]],
  ["tokens", { tokensOut: 1000, maxAmountIn: 15.5 }, 15_500_000n, [0n, 15_500_000n, 1000n * 10n ** 18n]],
  ["many tokens", { tokensOut: 1e21, maxAmountIn: 1 }, 1_000_000n, [0n, 1_000_000n, 10n ** 39n]],
  ["both", { amountIn: 10, tokensOut: 0.1, maxAmountIn: 2 }, 2_000_000n, [10_000_000n, 2_000_000n, 10n ** 17n]],
];
for (const [name, changes, cost, amounts] of purchases) {
  test(`a purchase is approved first: ${name}`, async () => {
    const { transactions } = await ask(changes);
    const [approval, creation] = transactions;
    assert.equal(transactions.length, 2);
    assert.equal(approval.to, PAYMENT_TOKEN);
    const { functionName, args } = decodeFunctionData({ abi: erc20Abi, data: approval.data });
    assert.deepEqual([functionName, args], ["approve", [MANAGER, cost]]);
    assert.deepEqual(argsOf(creation)[1].slice(1, 4), amounts);
  });
}

test("no purchase, no approval", async () => {
  assert.equal((await ask({ amountIn: 0, tokensOut: 0, maxAmountIn: 5 })).transactions.length, 1);
});

test("a builder's fee is approved before the creation", async () => {
  const { transactions } = await ask({ amountIn: 1, builder: { code: BUILDER.toLowerCase(), fee: 50 } });
  assert.deepEqual(transactions.map((/** @type {any} */ { to }) => to), [PAYMENT_TOKEN, REGISTRY, MANAGER]);
  assert.ok(transactions[1].data.startsWith("0x785c059d"));
  const { args } = decodeFunctionData({ abi: APPROVE_BUILDER_FEES, data: transactions[1].data });
  assert.deepEqual(args, [BUILDER, [[0, 50]]]);
});

test("receiver, pool and chains are those of the request", async () => {
  const chains = { chainSlug: "base", destinationChains: ["base", "bnb"] };
  const { chainId, transactions } = await ask({ ...chains, userAddress: BUILDER, poolType: "startup-preseed" });
  const [, trading, receiver] = argsOf(transactions[0]);
  assert.deepEqual([chainId, trading[5], trading[6].length, receiver], [8453, 8n, 1, BUILDER]);
});

for (const [chainSlug, chainId] of Object.entries({
  arbitrum: 42161, base: 8453, "base-sepolia": 84532, avalanche: 43114, "op-bnb": 204, bnb: 56, "bnb-testnet": 97,
  ethereum: 1, monad: 143, unichain: 130, "unichain-testnet": 1301, abstract: 2741, polygon: 137, zksync: 324,
  "zksync-testnet": 300,
})) {
  test(`${chainSlug} is ${chainId}`, async () => {
    const answer = await ask({ chainSlug });
    const [{ chainType, ...transaction }] = answer.transactions;
    assert.deepEqual([answer.chainId, transaction.chainId, transaction.chainSlug], [chainId, chainId, chainSlug]);
    assert.equal(chainType, "evm");
  });
}

for (const chainSlug of ["solana", "solana-devnet"]) {
  test(`${chainSlug} has no chain ID and no calldata`, async () => {
    const { chainId, transactions } = await ask({ chainSlug, amountIn: 5 });
    assert.equal(chainId, undefined);
    assert.equal(transactions.length, 1);
    const [{ to, data, ...transaction }] = transactions;
    assert.deepEqual([transaction.chainType, transaction.chainSlug], ["solana", chainSlug]);
    assert.equal("chainId" in transaction, false);
    assert.deepEqual([isAddress(to), isHex(data), Buffer.from(data, "base64").length], [false, false, 32]);
  });
}

test("the same request has the same answer, another has another", async () => {
  const [one, two, other] = [await ask(), await ask(), await ask({ symbol: "MCU" })];
  assert.deepEqual(one, two);
  assert.notEqual(argsOf(one.transactions[0])[0][1], argsOf(other.transactions[0])[0][1]);
});
