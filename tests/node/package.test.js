// The built package, as a program that installed it sees it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Log } from "ethers";
import { encodeFunctionData, getAddress, parseAbi } from "viem";

const lazy = await import("tokenwright");
const wasm = readFileSync(new URL(import.meta.resolve("tokenwright/tokenwright.wasm")));
const body = readFileSync(new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url));

const config = { baseUrl: "https://api.example.com", accessToken: "planted-secret" };
const params = { external_id: "a", is_all_market: true };
const buyer = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

/** What `call` throws: a real error of the package. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof lazy.TokenwrightError && error instanceof Error && lazy.isTokenwrightError(error));
    assert.ok(!JSON.stringify([error, error.stack, error.message]).includes("planted-secret"));
    return error;
  }
  assert.fail("nothing was thrown");
}

const faults = (call) => thrown(call).issues.map(({ path, code }) => `${path} ${code}`);

test("before init", async () => {
  assert.equal(thrown(() => lazy.keccak256("0x")).code, "not_initialized");
  await assert.rejects(lazy.createTokenByExternalId(params, config), { name: "TokenwrightError", code: "not_initialized" });
  await assert.rejects(lazy.init(new Uint8Array(8)), { code: "invalid_argument" });
  await assert.rejects(lazy.init("/tokenwright.wasm"), { code: "invalid_argument", message: /^source: .* got a string$/ });
  await assert.rejects(lazy.init(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)), { code: "invalid_argument" });
  await assert.rejects(lazy.init(new Response("", { status: 404 })), { code: "network", status: 404 });
  await assert.rejects(lazy.init(new URL("file:///nowhere/tokenwright.wasm")), { code: "network" });
});

test("init takes whatever holds the module, once", async () => {
  const loads = [lazy.default(), lazy.init(), lazy.init(wasm), lazy.init(new WebAssembly.Module(wasm))];
  assert.deepEqual(await Promise.all(loads), [undefined, undefined, undefined, undefined]);
  assert.equal(lazy.keccak256("0x"), "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
});

test("inline is ready at import and shares the instance", async () => {
  const inline = await import("tokenwright/inline");
  assert.equal(inline.keccak256, lazy.keccak256);
});

test("what the package offers", async () => {
  assert.deepEqual(Object.keys(lazy).sort(), [
    "Abi", "TokenwrightError", "assertSafe", "calldataDigest", "chainFromId", "chainFromSlug", "checkPurchasePrice", "checksumAddress",
    "createApiToken", "createApiTokenRequest", "createTokenByExternalId", "createTokenByExternalIdRequest", "createTokenTransaction",
    "createTokenTransactionRequest", "decodeDocumentType", "decodeErrorResult", "decodeEventLog", "decodeFunctionData",
    "decodeFunctionResult", "decodeIntegrationTokenStatus", "decodeLogs", "decodePoolType", "decodeRateChangeType", "decodeTokenStatus",
    "decodeTokenType", "default", "encodeFunctionData", "encodeMany", "eventTopic", "formatUnits", "functionSelector", "getTokenById",
    "getTokenByIdRequest", "getTokenByUser", "getTokenByUserRequest", "init", "isTokenwrightError", "keccak256",
    "parseCreateApiTokenResponse", "parseCreateTokenByExternalIdResponse", "parseCreateTokenTransactionResponse",
    "parseGetTokenByIdResponse", "parseGetTokenByUserResponse", "parseUnits", "preparePurchase", "prepareTokenTransactions", "purchaseReads", "purchaseRecheck",
    "toWalletCalls",
  ]);
  assert.deepEqual(Object.keys(await import("tokenwright/wallet")).sort(), ["discoverWallets", "readPurchase", "sendPlan", "switchChain"]);
});

test("a request is what fetch takes", () => {
  const request = lazy.createTokenByExternalIdRequest({ ...params, market_ids: undefined }, config);
  assert.deepEqual(structuredClone(request), request);
  assert.equal(new Request(request.url, request).headers.get("authorization"), "Bearer planted-secret");
  assert.equal(request.body, '{"is_all_market":true,"market_ids":[]}');
});

test("an answer is parsed from text and bytes alike, without losing a digit", () => {
  const token = lazy.parseCreateTokenByExternalIdResponse(201, body);
  assert.deepEqual(lazy.parseCreateTokenByExternalIdResponse(201, body.toString()), token);
  assert.deepEqual(structuredClone(token), token);
  const sent = JSON.parse(body.toString());
  const { max_purchase_limit, min_purchase_limit } = sent.rules;
  assert.deepEqual(token, {
    ...sent,
    value: "0.00044000000000000007",
    supply: "1000000",
    rules: { max_purchase_limit: `${max_purchase_limit}`, min_purchase_limit: `${min_purchase_limit}` },
  });
  assert.equal(thrown(() => lazy.parseCreateTokenByExternalIdResponse(201, "\ud800")).issues[0].code, "wrong_type");
  assert.equal(thrown(() => lazy.parseCreateTokenByExternalIdResponse(201, {})).issues[0].path, "body");
  assert.equal(thrown(() => lazy.parseCreateTokenByExternalIdResponse("201", body)).issues[0].path, "status");
});

test("a body that is too long", () => {
  const long = " ".repeat((1 << 24) + 1);
  for (const body of [long, new TextEncoder().encode(long), `${long.slice(2)}😀`, long.repeat(2)]) {
    const error = thrown(() => lazy.parseGetTokenByIdResponse(200, body));
    assert.deepEqual([error.code, error.status, error.issues[0].code], ["invalid_response", 200, "too_large"]);
    assert.equal(thrown(() => lazy.parseGetTokenByIdResponse(502, body)).code, "api");
  }
});

test("buy is encoded as viem encodes it", () => {
  const { integration, contract } = lazy.parseCreateTokenByExternalIdResponse(201, body);
  const addresses = [contract.address, integration.currency_token_address];
  for (const quantity of [0n, 5n, 100n, 2n ** 53n + 1n, 2n ** 256n - 1n]) {
    const expected = encodeFunctionData({ abi: JSON.parse(integration.abi), functionName: "buy", args: [quantity, ...addresses] });
    assert.equal(lazy.encodeFunctionData(integration.abi, "buy", [quantity, ...addresses]), expected);
    assert.equal(lazy.encodeFunctionData(JSON.parse(integration.abi), "0xe753858a", [`${quantity}`, ...addresses]), expected);
    const call = lazy.decodeFunctionData(integration.abi, expected);
    assert.deepEqual(call.args, [quantity, ...addresses.map((address) => getAddress(address))]);
  }
});

test("an abi that is parsed once", () => {
  const { integration, contract } = lazy.parseCreateTokenByExternalIdResponse(201, body);
  const args = [5n, contract.address, integration.currency_token_address];
  const data = lazy.encodeFunctionData(integration.abi, "buy", args);
  const abi = new lazy.Abi(integration.abi);
  assert.equal(abi.encodeFunctionData("buy", args), data);
  assert.deepEqual(abi.decodeFunctionData(data), lazy.decodeFunctionData(JSON.parse(integration.abi), data));
  assert.equal(abi.decodeFunctionResult("viewUserCanBuy", `0x${"1".padStart(64, "0")}`), true);
  assert.equal(abi.decodeFunctionResult("buy", "0x"), undefined);
  assert.deepEqual(abi.decodeErrorResult(`0x4e487b71${"11".padStart(64, "0")}`), {
    errorName: "Panic", signature: "Panic(uint256)", args: [17n], meaning: "an arithmetic operation overflowed or underflowed",
  });
  assert.ok(!("meaning" in abi.decodeErrorResult(`0x4e487b71${"13".padStart(64, "0")}`)));
  const list = [args, [2n ** 200n, ...args.slice(1)], [1, ...args.slice(1)]];
  assert.deepEqual(abi.encodeMany("buy", list), list.map((each) => abi.encodeFunctionData("buy", each)));
  assert.deepEqual(lazy.encodeMany(integration.abi, "0xe753858a", list), abi.encodeMany("buy", list));
  assert.deepEqual(abi.encodeMany("buy", []), []);
  assert.deepEqual(faults(() => abi.encodeMany("buy", [args, [-1n, ...args.slice(1)], [5n], 7])), [
    "argsList[1][0] out_of_range", "argsList[2] wrong_length", "argsList[3] wrong_type",
  ]);
  assert.deepEqual(faults(() => abi.encodeMany("buy", 5n)), ["argsList wrong_type"]);
  abi[Symbol.dispose]();
  abi[Symbol.dispose]();
  assert.equal(thrown(() => abi.encodeFunctionData("buy", args)).code, "not_initialized");
  // Let go while it is being called: its number is another's by then.
  const short = new lazy.Abi(integration.abi);
  const getter = { get 0() { short[Symbol.dispose](); new lazy.Abi([]); return 5n; }, 1: args[1], 2: args[2], length: 3 };
  const list3 = new Proxy([0, 0, 0], { get: (target, name) => (name in getter ? getter[name] : target[name]) });
  assert.equal(thrown(() => short.encodeFunctionData("buy", list3)).code, "not_initialized");
  assert.equal(thrown(() => new lazy.Abi("[{}]")).code, "abi");
  assert.equal(thrown(() => new lazy.Abi(undefined)).code, "abi");
  // More texts than are kept: each is still right.
  for (let i = 0; i < 40; i++) {
    const text = JSON.stringify([{ type: "function", name: `f${i}`, inputs: [] }]);
    assert.equal(lazy.encodeFunctionData(text, `f${i}`, []), lazy.functionSelector(`f${i}()`));
  }
  assert.equal(lazy.encodeFunctionData(integration.abi, "buy", args), data);
});

test("logs one by one and many at once", () => {
  const { integration, contract } = lazy.parseCreateTokenByExternalIdResponse(201, body);
  const word = (value) => BigInt(value).toString(16).padStart(64, "0");
  const log = {
    topics: [lazy.eventTopic("ListingBuyEvent(address,address,address,uint256,uint256,uint256)")],
    data: `0x${[buyer, contract.address, integration.currency_token_address, 440, 5, 1].map(word).join("")}`,
  };
  const event = lazy.decodeEventLog(integration.abi, log);
  assert.deepEqual(event, {
    eventName: "ListingBuyEvent",
    signature: "ListingBuyEvent(address,address,address,uint256,uint256,uint256)",
    args: { user: buyer, house: getAddress(contract.address), payment: getAddress(integration.currency_token_address), price: 440n, count: 5n, timestamp: 1n },
  });
  const foreign = { ...log, topics: [lazy.keccak256("0x")] };
  const [first, second, third] = lazy.decodeLogs(integration.abi, [log, foreign, { ...log, data: log.data.slice(0, -2) }]);
  assert.deepEqual(first, event);
  assert.ok(second.error instanceof lazy.TokenwrightError);
  assert.deepEqual([second.error.code, third.error.code, third.error.issues[0].code], ["abi", "abi", "truncated"]);
  assert.deepEqual(lazy.decodeLogs(integration.abi, []), []);
  const odd = [{ topics: ["0x"], data: "0x" }, { ...log, data: "0x1" }, null, { get topics() { throw new Error("no"); } }];
  const decoded = lazy.decodeLogs(integration.abi, [...odd, new Log({ ...log, address: buyer }, null)]);
  assert.deepEqual(decoded.slice(0, -1).map(({ error }) => [error.code, error.issues[0].path]), [
    ["invalid_argument", "logs[0].topics[0]"], ["invalid_argument", "logs[1].data"], ["invalid_argument", "logs[2].topics"], ["invalid_argument", "logs[3].topics"],
  ]);
  assert.deepEqual(decoded.at(-1), event);
  assert.deepEqual(faults(() => lazy.decodeLogs(integration.abi, {})), ["logs wrong_type"]);
  assert.deepEqual(faults(() => lazy.decodeEventLog(integration.abi, undefined)), ["topics wrong_type"]);
});

test("the steps of a plan are viem's calls", () => {
  const token = lazy.parseCreateTokenByExternalIdResponse(201, body);
  const { contract, integration } = token;
  const word = (value) => BigInt(value).toString(16).padStart(64, "0");
  const words = (...values) => `0x${values.map(word).join("")}`;
  const plan = lazy.preparePurchase(token, { buyer, quantity: 5n, maxCost: 2200n }, {
    decimals: words(6), balance: words(2200), allowance: words(0), canBuy: words(1),
    listing: words(contract.address, integration.currency_token_address, 440, 1000, 1, 100),
  });
  assert.deepEqual(structuredClone(plan), plan);
  assert.equal(lazy.assertSafe(plan), plan);
  const args = [integration.contract_address, 2200n];
  assert.deepEqual(plan.steps.map(({ transaction }) => transaction.data), [
    encodeFunctionData({ abi: parseAbi(["function approve(address,uint256)"]), functionName: "approve", args }),
    encodeFunctionData({ abi: JSON.parse(integration.abi), functionName: "buy", args: [5n, contract.address, integration.currency_token_address] }),
  ]);
  assert.equal(plan.steps[1].digest, lazy.calldataDigest(plan.steps[1].transaction.data));
});

test("an error survives JSON and tells every fault", () => {
  const error = thrown(() => lazy.createTokenByExternalIdRequest({ external_id: "", extra: 1 }, config));
  const { name, code, message, issues } = JSON.parse(JSON.stringify(error));
  assert.deepEqual({ name, code, message }, {
    name: "TokenwrightError",
    code: "invalid_argument",
    message: "external_id: expected text that is not empty (and 2 more)",
  });
  assert.deepEqual(issues.map(({ path, code }) => `${path} ${code}`), ["external_id empty", "is_all_market missing", "extra unknown_field"]);
  assert.ok(!lazy.isTokenwrightError(new Error()) && !lazy.isTokenwrightError(null));
});

test("hostile arguments are refused, never dropped and never endless", () => {
  const refused = (external_id) => faults(() => lazy.createTokenByExternalIdRequest({ ...params, external_id }, config));
  for (const value of [1n, NaN, Infinity, 7, true, null, Symbol(), () => {}, new Date(), new Map(), [], {}, new Uint8Array(2), "\ud800"]) {
    assert.deepEqual(refused(value), ["external_id wrong_type"]);
  }
  assert.deepEqual(refused(undefined), ["external_id missing"]);
  assert.deepEqual(faults(() => lazy.createTokenByExternalIdRequest({ ...params, "\ud800": "a", "\ud801": 1 }, config)).length, 2);
  assert.equal(thrown(() => lazy.encodeFunctionData([], "\ud83d", ["\ude00"])).code, "invalid_argument");

  const cycle = { ...params };
  cycle.self = cycle;
  assert.deepEqual(faults(() => lazy.createTokenByExternalIdRequest(cycle, config)), ["self unknown_field"]);
  const getter = { ...params, get market_ids() { throw new Error("planted-secret"); } };
  assert.deepEqual(faults(() => lazy.createTokenByExternalIdRequest(getter, config)), [" wrong_type"]);
  const endless = new Proxy({}, { ownKeys: () => ["a", "b"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: () => endless });
  assert.equal(thrown(() => lazy.createTokenByExternalIdRequest(endless, config)).code, "invalid_argument");
  // What would be dropped without a word is refused: inherited and hidden fields.
  class Params { external_id = "a"; is_all_market = true; get market_ids() { return ["b"]; } }
  for (const given of [new Params(), Object.create(params), Object.defineProperty({ ...params }, "market_ids", { value: ["b"] })]) {
    assert.deepEqual(faults(() => lazy.createTokenByExternalIdRequest(given, config)), [" wrong_type"]);
  }
  assert.equal(faults(() => lazy.createTokenByExternalIdRequest({ ...params, market_ids: null }, config))[0], "market_ids wrong_type");
  const foreign = { ...params, get x() { throw new WebAssembly.RuntimeError("another library's"); } };
  assert.equal(thrown(() => lazy.createTokenByExternalIdRequest(foreign, config)).code, "invalid_argument");
  const strange = { ...params, market_ids: new Proxy([], { get: (array, key) => (key === "length" ? 1.5 : array[key]) }) };
  assert.deepEqual(faults(() => lazy.createTokenByExternalIdRequest(strange, config)), ["market_ids wrong_type"]);
  const polluted = JSON.parse('{"external_id":"a","is_all_market":true,"__proto__":{"x":1}}');
  assert.deepEqual(faults(() => lazy.createTokenByExternalIdRequest(polluted, config)), ["__proto__ unknown_field"]);
  assert.deepEqual(faults(() => lazy.createTokenByExternalIdRequest({ ...params, [Symbol("s")]: 1 }, config)), ['["Symbol(s)"] unknown_field']);
  // A getter may call the package: its arguments and those of the outer call do not mix.
  const nested = { ...params, get market_ids() { return [lazy.keccak256("0x"), lazy.formatUnits(5n, 1)]; } };
  assert.match(lazy.createTokenByExternalIdRequest(nested, config).body, /"market_ids":\["0xc5d2[0-9a-f]{60}","0.5"\]/);
  assert.deepEqual(refused({ [Symbol.toStringTag]: "Uint8Array", length: -1 }), ["external_id wrong_type"]);
  assert.equal(thrown(() => lazy.keccak256(`0x${"00".repeat(1 << 26)}`)).code, "invalid_argument");
  assert.equal(thrown(() => lazy.encodeFunctionData([], "f", Array.from({ length: 40 }, () => new Array(1 << 20)))).code, "invalid_argument");
  assert.equal(lazy.keccak256("0x").length, 66);
  const sparse = { ...params, market_ids: ["a", , "b"] };
  assert.deepEqual(faults(() => lazy.createTokenByExternalIdRequest(sparse, config)), ["market_ids[1] wrong_type"]);
  assert.deepEqual(faults(() => lazy.createTokenByExternalIdRequest(undefined, undefined)), [" wrong_type", "config wrong_type", "config.baseUrl missing"]);
});

test("text keeps every character", () => {
  const text = "\ufeffa\u{10ffff}\u0000\u202e";
  const answer = JSON.parse(body.toString());
  const token = lazy.parseCreateTokenByExternalIdResponse(201, JSON.stringify({ ...answer, name: text }));
  assert.equal(token.name, text);
});

test("enums keep what they do not know", () => {
  assert.deepEqual(lazy.decodeTokenStatus(6), { value: 6, name: "Listed", label: "Listed", known: true });
  assert.deepEqual(lazy.decodeIntegrationTokenStatus(2n), { value: 2n, name: "Listed", label: "Listed", known: true });
  for (const value of [9, -1, 2n ** 70n, 1.5, Number.MAX_SAFE_INTEGER]) {
    assert.deepEqual(lazy.decodeTokenStatus(value), { value, name: "Unknown", label: "Unknown", known: false });
  }
  const names = (decode, values) => values.map((value) => decode(value).name).join();
  assert.equal(names(lazy.decodeTokenStatus, [0, 1, 2, 3, 4, 5, 6, 7, 8]), "None,Draft,InProgress,Error,NotListed,Delisted,Listed,Passive,Burn");
  assert.equal(names(lazy.decodeIntegrationTokenStatus, [0, 1, 2, 3]), "Unknown,Pending,Listed,Rejected");
  assert.equal(names(lazy.decodeTokenType, [0, 1, 2]), "Standard,Distribution,Unknown");
  assert.equal(names(lazy.decodeDocumentType, [0, 1, 2]), "Unknown,Standard,Unknown");
  assert.equal(names(lazy.decodeRateChangeType, [1, 0, -1]), "Increase,Unknown,Decrease");
  assert.deepEqual(lazy.decodePoolType("meme"), { value: "meme", name: "meme", label: "Meme", known: true, poolType: 7 });
  assert.equal(lazy.decodePoolType(8n).name, "startup-preseed");
  assert.deepEqual(lazy.decodePoolType("test"), { value: "test", name: "test", label: "Test", known: true, poolType: null });
  assert.deepEqual(lazy.decodePoolType(9), { value: 9, name: "Unknown", label: "Unknown", known: false, poolType: null });
  for (const value of ["6", null, undefined, NaN, {}]) assert.equal(thrown(() => lazy.decodeTokenStatus(value)).issues[0].path, "value");
});

test("chains by name and number", () => {
  assert.deepEqual(lazy.chainFromSlug("base-sepolia"), { slug: "base-sepolia", chainId: 84532, kind: "evm", testnet: true, name: "Base Sepolia" });
  assert.deepEqual(lazy.chainFromId(84532n), lazy.chainFromSlug("base-sepolia"));
  assert.deepEqual(lazy.chainFromSlug("solana"), { slug: "solana", chainId: null, kind: "solana", testnet: false, name: "Solana" });
  const ids = { ethereum: 1, bnb: 56, "bnb-testnet": 97, "op-bnb": 204, polygon: 137, monad: 143, unichain: 130, "unichain-testnet": 1301, zksync: 324,
    "zksync-testnet": 300, abstract: 2741, base: 8453, arbitrum: 42161, avalanche: 43114 };
  for (const [slug, id] of Object.entries(ids)) assert.equal(lazy.chainFromId(id).slug, slug);
  for (const slug of ["opbnb", "Base", "", "holesky"]) assert.equal(lazy.chainFromSlug(slug), null);
  for (const id of [0, -1, 17000, 1.5, 2n ** 70n]) assert.equal(lazy.chainFromId(id), null);
});

test("units are exact", () => {
  assert.equal(lazy.parseUnits("1.5", 6), 1_500_000n);
  assert.equal(lazy.formatUnits(1n, 18), "0.000000000000000001");
  for (const text of ["", ".", "1.", ".5", "-1", "+1", "1e3", " 1", "0x1", "1,5", "1.2345678"]) {
    assert.equal(thrown(() => lazy.parseUnits(text, 6)).code, "invalid_argument");
  }
  for (const units of [0n, 1n, 10n ** 18n, 2n ** 256n - 1n]) {
    for (const decimals of [0, 6, 18, 77]) assert.equal(lazy.parseUnits(lazy.formatUnits(units, decimals), decimals), units);
  }
  assert.throws(() => lazy.formatUnits(-1n, 6), { code: "invalid_argument" });
  assert.throws(() => lazy.formatUnits(2n ** 256n, 6), { code: "invalid_argument" });
});

test("after a trap the next call runs on a fresh instance", async () => {
  const { call } = await import(new URL("instance.js", import.meta.resolve("tokenwright")).href);
  const held = new lazy.Abi("[]");
  const trap = new WebAssembly.RuntimeError("unreachable");
  const error = thrown(() => call(() => { throw trap; }));
  assert.equal(error.code, "not_initialized");
  assert.equal(error.cause, trap);
  assert.equal(thrown(() => held.decodeFunctionData("0x")).code, "not_initialized");
  assert.equal(lazy.functionSelector("buy(uint256,address,address)"), "0xe753858a");
  await lazy.init();
});
