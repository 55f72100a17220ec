import { readFileSync } from "node:fs";
import { parseCreateTokenByExternalIdResponse, preparePurchase, purchaseReads } from "tokenwright/inline";
import { sendPlan } from "tokenwright/wallet";

export const BUYER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
export const STRANGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
export const CONTRACT = "0x73E3Bcd355A64a12a0ab9B1E56f33FC214C9a4e8";
export const CURRENCY = "0x32d55702aef0e031f9264f9bbb20b3f89ee57a95";
export const TOKEN = "0x70f1d2c056bf9f6956d2d2ce045d3db33dee3c05";
export const CHAIN = 17000;

const answer = readFileSync(new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url), "utf8");
export const token = parseCreateTokenByExternalIdResponse(201, answer);
export const intent = {
  buyer: BUYER,
  quantity: 5n,
  maxCost: "0.0022",
  expect: { chainId: CHAIN, contract: CONTRACT, currency: CURRENCY, token: TOKEN },
};

const word = (value) => BigInt(value).toString(16).padStart(64, "0");
const text = (value) => `${word(value.length)}${Buffer.from(value).toString("hex").padEnd(64, "0")}`;

/** What `viewListing(TOKEN)` returns for a price, in base units. */
export const listing = (price) => `0x${[TOKEN, CURRENCY, price, 1000, 1, 100].map(word).join("")}`;

/** The revert data of `Error(reason)`. */
export const errorData = (reason) => `0x08c379a0${word(32)}${text(reason)}`;

/** What the contracts return, by selector: 5 USDC, none of it allowed. */
const VIEWS = {
  "0x313ce567": `0x${word(6)}`,
  "0x95d89b41": `0x${word(32)}${text("USDC")}`,
  "0x70a08231": `0x${word(5_000_000)}`,
  "0xdd62ed3e": `0x${word(0)}`,
  "0x2c3c02bf": listing(440n),
  "0xcda2f4cb": `0x${word(1)}`,
};
const view = ({ data }) => VIEWS[data.slice(0, 10)];

/** A plan to buy 5 tokens: `approve`, then `buy`; where enough was allowed before, `buy` alone. */
export function purchase(allowed = 0) {
  const results = Object.fromEntries(purchaseReads(token, intent).map((read) => [read.id, view(read)]));
  return preparePurchase(token, intent, { ...results, allowance: `0x${word(allowed)}` });
}

/** The requests of which the user sees nothing: every other one counts as a prompt. */
const SILENT = new Set([
  "eth_accounts", "eth_blockNumber", "eth_call", "eth_chainId", "eth_getBlockByNumber", "eth_getTransactionByHash",
  "eth_getTransactionCount", "eth_getTransactionReceipt", "wallet_getCallsStatus", "wallet_getCapabilities",
]);

export const isPrompt = (method) => !SILENT.has(method);

/** What a wallet answers to `wallet_getCapabilities` that sends batches on the plan's chain. */
export const capable = (status = "supported") => ({ "0x4268": { atomic: { status } } });

/** The answers that make a wallet one that sends batches. */
export const BATCHING = { wallet_getCapabilities: () => capable() };

/**
 * An honest wallet on the plan's chain, except where `answers` says otherwise: a method's function gets the params and how often that
 * method was asked before, and gives `undefined` to leave it to the honest wallet. `requests` is all that it was asked.
 */
export function scriptedWallet(answers = {}) {
  let chainId = "0x4268";
  const sent = new Map();
  const mine = ({ from, to, data, value }) => {
    const hash = `0x${word(sent.size + 1)}`;
    sent.set(hash, { hash, from, to, input: data, value, nonce: `0x${(sent.size + 7).toString(16)}` });
    return hash;
  };
  const honest = {
    eth_requestAccounts: () => [BUYER.toLowerCase()],
    eth_accounts: () => [BUYER.toLowerCase()],
    eth_chainId: () => chainId,
    eth_blockNumber: () => "0x11",
    wallet_switchEthereumChain: ([chain]) => ((chainId = chain.chainId), null),
    wallet_addEthereumChain: ([chain]) => ((chainId = chain.chainId), null),
    wallet_getCapabilities: fail({ code: 4200, message: "no such method" }),
    wallet_sendCalls: ([{ from, calls }]) => ({ id: mine({ from, to: from, data: execute(calls), value: "0x0" }) }),
    wallet_getCallsStatus: ([id]) => ({ version: "2.0.0", id, chainId, atomic: true, status: 200, receipts: [receipt(id)] }),
    eth_call: ([call]) => view(call),
    eth_sendTransaction: ([transaction]) => mine(transaction),
    eth_getTransactionByHash: ([hash]) => sent.get(hash) ?? null,
    eth_getTransactionReceipt: ([hash]) => receipt(hash),
  };
  const requests = [];
  return {
    requests,
    get methods() {
      return requests.map(({ method }) => method);
    },
    /** What the user was asked. */
    get prompts() {
      return this.methods.filter(isPrompt);
    },
    async request({ method, params }) {
      const before = this.methods.filter((asked) => asked === method).length;
      requests.push({ method, params });
      const answer = await answers[method]?.(params, before);
      return answer === undefined ? honest[method](params) : answer;
    },
  };
}

/** Calls, as a smart account packs them: each one's target, value and bytes. */
const execute = (calls) => `0xe9ae5c53${calls.map(({ to, data }) => word(to) + word(0) + word((data.length - 2) / 2) + data.slice(2)).join("")}`;

/** The receipt of a transaction that did what it should. */
export function receipt(hash, changes = {}) {
  return { transactionHash: hash, blockHash: `0x${word(99)}`, blockNumber: "0x11", status: "0x1", gasUsed: "0x5208", logs: [], ...changes };
}

/** Throws what a provider throws, at the nth time alone where that is given, counted from 0. */
export const fail = (error, nth) => (_params, before) => {
  if (nth === undefined || nth === before) throw error;
};

/** Sends the plan through a scripted wallet; `changes` is what `onStep` was told. */
export async function send(answers, options = {}, plan = purchase()) {
  const wallet = scriptedWallet(answers);
  const changes = [];
  const result = await sendPlan(wallet, plan, { onStep: (step) => changes.push(structuredClone(step)), ...options });
  return { wallet, changes, result, last: result.steps.at(-1) };
}

/** Lets all waits end at once, and gives the list of how long they would have been, in milliseconds. */
export function skipWaits(t) {
  const waits = [];
  const { setTimeout } = globalThis;
  t.mock.method(globalThis, "setTimeout", (callback, milliseconds) => {
    waits.push(milliseconds);
    return setTimeout(callback, 0);
  });
  return waits;
}
