// Honest purchases in many shapes: Apex's two families of answers, what the dapp pins, and the chain that stands behind them.
import { readFileSync } from "node:fs";
import {
  checksumAddress, formatUnits, parseCreateTokenByExternalIdResponse, parseGetTokenByIdResponse, parseGetTokenByUserResponse, preparePurchase, purchaseReads,
} from "tokenwright/inline";
import { SEED, random, shapes } from "./random.js";

const fixture = (name) => readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), "utf8");
const EXTERNAL = fixture("apex-create-token-by-external-id");
const FAMILIES = {
  external: { answer: EXTERNAL, parse: parseCreateTokenByExternalIdResponse },
  admin: { answer: fixture("apex-get-token-by-id"), parse: parseGetTokenByIdResponse },
  user: { answer: fixture("apex-get-token-by-user"), parse: parseGetTokenByUserResponse },
};
const { integration: INTEGRATION } = JSON.parse(EXTERNAL);

const PINS = ["chainId", "contract", "currency", "token"];
const DIMENSIONS = {
  family: ["external", "admin", "user"],
  chainId: [17000, 1, 56, 84532],
  decimals: [6, 18, 0],
  quantity: ["5", 1n, "30", 7n],
  price: [440n, 1n, 1_000_000n, 123_456_789_012n],
  pins: [PINS, PINS, [], PINS.slice(1), PINS.slice(0, 2), PINS.slice(2)],
  maxCost: ["display", "base units", "above", "none"],
  allowance: ["none", "short", "exact", "above", "unlimited"],
  balance: ["plenty", "exact", "unread"],
  symbol: ["USDC", "USD₮0", "unread", "in 32 bytes"],
  args: ["as in the example", "filled in", "empty"],
  integer: ["bigint", "uint256"],
  spelling: ["lower case", "checksummed"],
  canBuy: ["yes", "unread"],
};

export const word = (value) => BigInt(value).toString(16).padStart(64, "0");
const text = (value) => `${word(32)}${word(Buffer.byteLength(value))}${Buffer.from(value).toString("hex").padEnd(64, "0")}`;

/** MKR's is bytes32. */
const ODD_SYMBOLS = { unread: undefined, "in 32 bytes": Buffer.from("MKR").toString("hex").padEnd(64, "0") };

/** @returns {{ name, family, answer, intent, view }[]}  `view` is what a contract returns to a read, or `undefined` where it reverts */
export function honestPurchases(count = 24) {
  const next = random(SEED + 1);
  const address = () => `0x${Array.from({ length: 40 }, () => next(16).toString(16)).join("")}`;
  return shapes(count, DIMENSIONS, SEED).map((shape, index) => {
    const places = { contract: address(), currency: address(), token: address(), buyer: checksumAddress(address()) };
    return { name: `purchase ${index}: ${Object.values(shape).join(", ")}`, family: shape.family, ...places, ...purchase(shape, places) };
  });
}

function purchase(shape, { contract, currency, token, buyer }) {
  const { chainId, decimals, quantity, price, pins } = shape;
  const cost = price * BigInt(quantity);
  const spell = shape.spelling === "checksummed" ? checksumAddress : (it) => it;
  const empty = () => "";
  const [number, filled] = { "filled in": [String(quantity), spell], "as in the example": ["", spell], empty: ["", empty] }[shape.args];
  const integration = {
    ...INTEGRATION,
    chain_id: chainId,
    contract_address: spell(contract),
    currency_token_address: spell(currency),
    args: [
      { type: shape.integer, value: number, description: "Quantity" },
      { type: "address", value: filled(token), description: "Token Address" },
      { type: "address", value: filled(currency), description: "Currency Token Address" },
    ],
  };
  const maxCost = { display: cost, "base units": cost, above: cost * 3n }[shape.maxCost];
  const limit = maxCost === undefined || shape.maxCost === "base units" ? maxCost : formatUnits(maxCost, decimals);
  const known = { chainId, contract, currency, token };
  const intent = { buyer, quantity, maxCost: limit, expect: Object.fromEntries(pins.map((pin) => [pin, known[pin]])) };
  const facts = {
    decimals: word(decimals),
    symbol: shape.symbol in ODD_SYMBOLS ? ODD_SYMBOLS[shape.symbol] : text(shape.symbol),
    balance: { plenty: word(cost * 1000n), exact: word(cost) }[shape.balance],
    allowance: word({ none: 0n, short: cost - 1n, exact: cost, above: cost + 1n, unlimited: 2n ** 256n - 1n }[shape.allowance]),
    listing: [price, 1_000, 1, 100],
    canBuy: { yes: word(1) }[shape.canBuy],
  };
  const body = answer(shape, integration, token, Number(formatUnits(price, decimals)));
  return { answer: body, intent, quantity: BigInt(quantity), cost, maxCost, view: viewer(known, facts) };
}

function answer({ family, decimals, chainId }, integration, token, price) {
  const tree = JSON.parse(FAMILIES[family].answer);
  if (family === "external") {
    return { ...tree, chain_id: chainId, value: price, contract: { ...tree.contract, address: token }, integration };
  }
  const tokenPrice = { ...tree.value.token_price, amount: price, decimal: decimals, address: integration.currency_token_address };
  return {
    ...tree,
    contract: { ...tree.contract, address: token },
    value: { ...tree.value, token_price: tokenPrice },
    distribution_token: { agent: 1, integration },
    metric: { ...tree.metric, min_purchase_quantity: 1, max_purchase_quantity: 30 },
  };
}

/**
 * A chain. Its honest contracts say what is so, and list any token for the honest currency; whatever else is called belongs to the
 * attacker and says what suits him: the same price, for the currency that the answer names.
 */
function viewer({ chainId, contract, currency }, facts) {
  return ({ id, chainId: chain, to, data }, named) => {
    const isAt = (place) => Number(chain) === chainId && to.toLowerCase() === place;
    if (id === "listing") return [`0x${data.slice(10)}`, isAt(contract) ? currency : named, ...facts.listing].map(word).join("");
    if (id === "canBuy") return isAt(contract) ? facts.canBuy : word(1);
    if (id === "allowance") return isAt(currency) && data.endsWith(contract.slice(2)) ? facts.allowance : word(0);
    if (id === "balance") return isAt(currency) ? facts.balance : word(2n ** 200n);
    return facts[id];
  };
}

/** The plan for an answer as text, with what the chain says when it is asked; `bend` may change that. */
export function planPurchase({ family, intent, view }, body, bend = (results) => results) {
  const token = FAMILIES[family].parse(200, body);
  const reads = purchaseReads(token, intent);
  const results = {};
  for (const read of reads) {
    const result = view(read, reads[0].to);
    if (result !== undefined) results[read.id] = `0x${result}`;
  }
  return preparePurchase(token, intent, bend(results));
}
