// One call of each function that the package exports.
import { readFileSync } from "node:fs";

const fixture = (name) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
const answers = {
  createTokenByExternalId: fixture("apex-create-token-by-external-id.json"),
  getTokenById: fixture("apex-get-token-by-id.json"),
  getTokenByUser: fixture("apex-get-token-by-user.json"),
  createApiToken: fixture("softwareone-create-token.json"),
  createTokenTransaction: fixture("token-layer-create-token-transaction.json"),
};
const config = { baseUrl: "https://api.example.com", accessToken: "a" };
const params = {
  createTokenByExternalId: { external_id: "a", is_all_market: true },
  getTokenById: { token_id: "a" },
  getTokenByUser: { token_id: "a" },
  createApiToken: JSON.parse(fixture("softwareone-create-token-request.json")),
  createTokenTransaction: {
    name: "My Cool Token",
    symbol: "MCT",
    description: "A revolutionary new token",
    image: "https://example.com/logo.png",
    chainSlug: "base-sepolia",
    destinationChains: ["bnb-testnet"],
  },
};

/** Each export's name with a call of it. The network is a stub that gives the answers above. */
export function callsOf(tokenwright) {
  const word = (value) => BigInt(value).toString(16).padStart(64, "0");
  const words = (...values) => `0x${values.map(word).join("")}`;
  const token = tokenwright.parseCreateTokenByExternalIdResponse(201, answers.createTokenByExternalId);
  const { contract, integration } = token;
  const abi = integration.abi;
  const buyer = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  const args = [5n, contract.address, integration.currency_token_address];
  const data = tokenwright.encodeFunctionData(abi, "buy", args);
  const log = {
    topics: [tokenwright.eventTopic("ListingBuyEvent(address,address,address,uint256,uint256,uint256)")],
    data: words(buyer, contract.address, integration.currency_token_address, 440, 5, 1),
  };
  const intent = { buyer, quantity: 5n, maxCost: 2200n };
  const listing = words(contract.address, integration.currency_token_address, 440, 1000, 1, 100);
  const results = { decimals: words(6), balance: words(2200), allowance: words(0), canBuy: words(1), listing };
  const plan = tokenwright.preparePurchase(token, intent, results);
  const held = new tokenwright.Abi(abi);

  const calls = {
    Abi() {
      const own = new tokenwright.Abi(abi);
      own.encodeFunctionData("buy", args);
      own[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
    },
    "Abi.encodeFunctionData": () => held.encodeFunctionData("buy", args),
    "Abi.decodeFunctionData": () => held.decodeFunctionData(data),
    "Abi.decodeFunctionResult": () => held.decodeFunctionResult("viewUserCanBuy", words(1)),
    "Abi.decodeEventLog": () => held.decodeEventLog(log),
    "Abi.decodeLogs": () => held.decodeLogs([log, { ...log, data: "0x" }]),
    "Abi.decodeErrorResult": () => held.decodeErrorResult(`0x4e487b71${word(17)}`),
    TokenwrightError: () => new tokenwright.TokenwrightError({ code: "abi", message: "a" }).toJSON(),
    assertSafe: () => tokenwright.assertSafe(plan),
    calldataDigest: () => tokenwright.calldataDigest(data),
    chainFromId: () => tokenwright.chainFromId(84532),
    chainFromSlug: () => tokenwright.chainFromSlug("base-sepolia"),
    checkPurchasePrice: () => tokenwright.checkPurchasePrice(plan, listing),
    checksumAddress: () => tokenwright.checksumAddress(contract.address),
    decodeErrorResult: () => tokenwright.decodeErrorResult(abi, `0x4e487b71${word(17)}`),
    decodeEventLog: () => tokenwright.decodeEventLog(abi, log),
    decodeFunctionData: () => tokenwright.decodeFunctionData(abi, data),
    decodeFunctionResult: () => tokenwright.decodeFunctionResult(abi, "viewUserCanBuy", words(1)),
    decodeLogs: () => tokenwright.decodeLogs(abi, [log, { ...log, data: "0x" }]),
    decodePoolType: () => tokenwright.decodePoolType("meme"),
    default: () => tokenwright.default(),
    encodeFunctionData: () => tokenwright.encodeFunctionData(abi, "buy", args),
    eventTopic: () => tokenwright.eventTopic("ListingBuyEvent(address)"),
    formatUnits: () => tokenwright.formatUnits(10n ** 30n, 18),
    functionSelector: () => tokenwright.functionSelector("buy(uint256,address,address)"),
    init: () => tokenwright.init(),
    isTokenwrightError: () => tokenwright.isTokenwrightError(new Error()),
    keccak256: () => tokenwright.keccak256(data),
    parseUnits: () => tokenwright.parseUnits("1.5", 6),
    preparePurchase: () => tokenwright.preparePurchase(token, intent, results),
    purchaseReads: () => tokenwright.purchaseReads(token, intent),
    purchaseRecheck: () => tokenwright.purchaseRecheck(plan),
  };
  for (const name of ["decodeTokenStatus", "decodeIntegrationTokenStatus", "decodeTokenType", "decodeDocumentType", "decodeRateChangeType"]) {
    calls[name] = () => tokenwright[name](1);
  }
  for (const [name, body] of Object.entries(answers)) {
    const title = name[0].toUpperCase() + name.slice(1);
    calls[`${name}Request`] = () => tokenwright[`${name}Request`](params[name], config);
    calls[`parse${title}Response`] = () => tokenwright[`parse${title}Response`](200, body);
    calls[name] = () => {
      globalThis.fetch = async () => new Response(body);
      return tokenwright[name](params[name], config);
    };
  }
  return calls;
}
