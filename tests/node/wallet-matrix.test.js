// Every fault, in every shape, at every question of every way to send a plan: after it the user is asked nothing more.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { DISGUISED_REVERTS, FAILURES, REJECTIONS, REVERTS } from "./provider-errors.js";
import { BATCHING, BUYER, STRANGER, fail, isPrompt, listing, purchase, receipt, send, skipWaits } from "./scripted-wallet.js";

const CODES = [
  3, 4001, 4100, 4200, 4900, 4901, 4902, 5000, 5001, 5002, 5700, 5710, 5720, 5730, 5740, 5750, 5760, -32000, -32001, -32002, -32003, -32004, -32005,
  -32006, -32600, -32601, -32602, -32603, -32700, "ACTION_REJECTED", "CALL_EXCEPTION",
];

/** Where a code stands in what is thrown. */
const SHAPES = {
  "plainly": (code) => ({ code, message: "x" }),
  "as text": (code) => ({ code: String(code) }),
  "in an error": (code) => Object.assign(new Error("x"), { code }),
  "in data": (code) => ({ code: -32603, message: "Internal JSON-RPC error.", data: { code } }),
  "in data.originalError": (code) => ({ code: -32603, data: { originalError: { code, message: "x" } } }),
  "in error": (code) => ({ error: { code } }),
  "in info.error, as ethers puts it": (code) => Object.assign(new Error("x"), { code: "UNKNOWN_ERROR", info: { error: { code } } }),
  "in cause, as viem puts it": (code) => new Error("x", { cause: new Error("y", { cause: { code } }) }),
  "as JSON in the words": (code) => new Error(`Internal JSON-RPC error. ${JSON.stringify({ code, message: "x" })}`),
  "as JSON in the body": (code) => ({ body: JSON.stringify({ error: { code } }) }),
};

const WORDS = [
  "User rejected the request.", "user denied transaction signature", "User has declined", "The request was cancelled by the user", "Rejected by user",
  "MetaMask Tx Signature: User denied transaction signature.", "User disapproved requested methods", "user canceled",
];

const FAULTS = [
  ...CODES.flatMap((code) => Object.entries(SHAPES).map(([shape, make]) => [`${code} ${shape}`, make(code), code])),
  ...WORDS.flatMap((words) => [words, new Error(words), { code: -32603, message: words }, { data: { message: words } }].map((error) => [words, error])),
  ...Object.entries({ ...REJECTIONS, ...REVERTS }),
  ...Object.entries(FAILURES).map(([name, [error]]) => [name, error]),
  ...DISGUISED_REVERTS.map((error, index) => [`disguised ${index}`, error]),
];

const chain = { chainId: "0x4268", chainName: "Holesky", rpcUrls: ["https://rpc.example"] };
const elsewhere = { eth_chainId: (_params, before) => (before === 0 ? "0x1" : undefined) };
const unknown = { ...elsewhere, wallet_switchEthereumChain: fail({ code: 4902 }) };

/** Each question: the answers that lead there, its method, and which one of it. */
const CONNECTING = {
  connecting: [{}, "eth_requestAccounts", 0],
  switching: [elsewhere, "wallet_switchEthereumChain", 0],
  adding: [unknown, "wallet_addEthereumChain", 0],
};
const SENT = `0x${"aa".repeat(32)}`;
const resumed = {
  eth_getTransactionByHash([hash]) {
    const { from, to, data, value } = purchase().steps[0].transaction;
    return hash === SENT ? { hash, from, to, input: data, value, nonce: "0x6" } : undefined;
  },
};
/** Each way to send a plan: the answers that make it so, the questions, the options, and what is asked once the wallet is connected. */
const WAYS = {
  "step by step": {
    offers: {},
    questions: { ...CONNECTING, "sending the first": [{}, "eth_sendTransaction", 0], "sending the second": [{}, "eth_sendTransaction", 1] },
    sends: ["eth_sendTransaction", "eth_sendTransaction"],
  },
  "at once": { offers: BATCHING, questions: { ...CONNECTING, "sending all": [{}, "wallet_sendCalls", 0] }, sends: ["wallet_sendCalls"] },
  "resumed after the first": {
    offers: resumed,
    questions: { ...CONNECTING, "sending the second": [{}, "eth_sendTransaction", 0] },
    options: { resume: [{ index: 0, kind: "approve", state: "pending", hash: SENT }] },
    sends: ["eth_sendTransaction"],
  },
};

/** Codes, and names of faults. */
const REFUSED = [4200, 5700, 5710, 5740, 5760, "-32601 plainly", "-32601 as text", "-32601 in an error", "an unknown method"];

/** What may be asked after the fault: only where the wallet says for sure that it showed nobody anything. */
function mayAsk(method, name, code, sends) {
  if (method === "wallet_switchEthereumChain" && [4901, 4902].includes(code)) return ["wallet_addEthereumChain", ...sends];
  if (method === "wallet_sendCalls" && (REFUSED.includes(code) || REFUSED.includes(name))) return WAYS["step by step"].sends;
  return [];
}

/** What changes behind the user's back: the request that shows it, what it gives from then on, and the first time that matters. */
const EVENTS = {
  "the wallet goes to another chain": ["eth_chainId", () => "0x1", 1],
  "the wallet tells no chain": ["eth_chainId", () => "nonsense", 1],
  "the wallet cannot be asked for its chain": ["eth_chainId", fail({ code: 4900 })],
  "the wallet goes to another account": ["eth_accounts", () => [STRANGER]],
  "the wallet is locked": ["eth_accounts", () => []],
  "the wallet cannot be asked for its account": ["eth_accounts", fail({ code: 4100 })],
  "the price rises": ["eth_call", () => listing(441n)],
  "the price cannot be read": ["eth_call", fail(REVERTS.geth)],
  "the transaction reverts": ["eth_getTransactionReceipt", ([hash]) => receipt(hash, { status: "0x0" })],
  "the receipt is another's": ["eth_getTransactionReceipt", () => receipt(`0x${"22".repeat(32)}`)],
  "the receipt cannot be read": ["eth_getTransactionReceipt", () => ({})],
  "the node goes away": ["eth_getTransactionReceipt", fail(new Error("fetch failed"))],
  "another call is mined": ["eth_getTransactionByHash", ([hash]) => ({ hash, from: BUYER, to: STRANGER, input: "0x", value: "0x0" })],
  "nothing is mined but ether": ["eth_getTransactionByHash", ([hash]) => ({ hash, from: BUYER, to: BUYER, input: "0x", value: "0x1" })],
};

const counts = { cells: 0, goingOn: 0 };
after(() => console.log(`wallet matrix: ${counts.cells} cells; in ${counts.goingOn} the wallet had shown nothing, and the plan goes on`));

/** The questions that follow the nth request of a method. */
function askedAfter({ methods }, method, nth) {
  const [at] = methods.flatMap((asked, index) => (asked === method ? [index] : [])).slice(nth);
  assert.notEqual(at, undefined, `${method} was not asked ${nth + 1} times`);
  return methods.slice(at + 1).filter(isPrompt);
}

for (const [way, { offers, questions, options, sends }] of Object.entries(WAYS)) {
  describe(way, () => {
    for (const [question, [answers, method, nth]] of Object.entries(questions)) {
      test(`${question}: ${FAULTS.length} faults`, async () => {
        for (const [name, error, code = name] of FAULTS) {
          const { wallet, result } = await send({ ...offers, ...answers, [method]: fail(error, nth) }, { ...options, chain });
          const expected = mayAsk(method, name, code, sends);
          assert.deepEqual([askedAfter(wallet, method, nth), result.status === "done"], [expected, expected.length > 0], name);
          counts.cells++;
          if (expected.length > 0) counts.goingOn++;
        }
      });
    }

    for (const [event, [method, answer, first = 0]] of Object.entries(EVENTS)) {
      test(event, async (t) => {
        const honest = await send(offers, options);
        const times = honest.wallet.methods.filter((asked) => asked === method).length;
        skipWaits(t);
        for (let nth = first; nth < times; nth++) {
          const changed = (params, before) => (before >= nth ? answer(params) : offers[method]?.(params));
          const { wallet, result } = await send({ ...offers, [method]: changed }, options);
          assert.deepEqual([askedAfter(wallet, method, nth), result.status === "done"], [[], false], `${event}, the ${nth + 1}. time`);
          counts.cells++;
        }
      });
    }
  });
}

test("at once: each end of a batch", async () => {
  for (const code of [400, 401, 500, 501, 600, 601]) {
    for (const receipts of [undefined, [], [receipt(`0x${"1".padStart(64, "0")}`)]]) {
      const { wallet, result } = await send({ ...BATCHING, wallet_getCallsStatus: ([id]) => ({ id, chainId: "0x4268", status: code, receipts }) });
      assert.deepEqual([askedAfter(wallet, "wallet_sendCalls", 0), result.status === "done"], [[], false], `${code}`);
      counts.cells++;
    }
  }
});
