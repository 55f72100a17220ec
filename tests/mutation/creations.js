// Honest creations of tokens in many shapes, their calldata made by viem: what is asked of Token Layer, and what it answers.
import { encodeFunctionData, getAbiItem, keccak256, parseAbi, parseUnits, stringToHex } from "viem";
import { chainFromSlug, checksumAddress, parseCreateTokenTransactionResponse, prepareTokenTransactions } from "tokenwright/inline";
import { SEED, random, shapes } from "./random.js";

export const REGISTRY = "0x000000194d2AfE38a20707CB96ed1583038bF02F";
export const MANAGER = "0x0000007E56E19A085a31F27AA61C8671c12d2BB7";
export const LAUNCHPAD = "0x00060EB62a2C042D00E29fDDc092f9eD1F25DeF1";
const PAYMENT_TOKEN = "0xED0E8956D5e7b04560460BE6B3811B0b31cEe8E1";

export const ABI = parseAbi([
  "struct TokenParams { bytes32 templateId; bytes32 saltEvm; bytes32 saltSolana; string name; string symbol; string tokenUri; bool isTransferable; bool createTBA; }",
  "struct SaleParams { bool phase1RoleRequired; bool phase2RoleRequired; bool phase3RoleRequired; bool phase1ParentRoleRequired; bool phase2ParentRoleRequired; bool phase3ParentRoleRequired; uint40 phase1TokenLimitPerUser; uint40 phase2TokenLimitPerUser; uint40 phase3TokenLimitPerUser; uint32 startBlock; }",
  "struct TradingParams { bool isTradeable; uint256 amountIn; uint256 maxAmountIn; uint256 tokensOut; SaleParams saleParams; uint256 poolType; uint32[] migrationEndpoints; }",
  "struct FeeLimit { uint8 activity; uint16 maxFeeBps; }",
  "function createToken(TokenParams tokenParams, TradingParams tradingParams, address receiver)",
  "function approveBuilderFees(address builder, FeeLimit[] entries)",
  "function approve(address spender, uint256 amount)",
]);
export const inputsOf = (name) => getAbiItem({ abi: ABI, name }).inputs;
export const encode = (functionName, args) => encodeFunctionData({ abi: ABI, functionName, args });

const DIMENSIONS = {
  chainSlug: ["base-sepolia", "bnb-testnet", "base", "polygon", "ethereum", "avalanche"],
  name: ["My Cool Token", "Ürün Jetonu ✓", "T", "A name of more than thirty-two bytes, so that it takes two words"],
  symbol: ["MCT", "ÜJ✓", "0123456789"],
  poolType: [undefined, "meme", "startup-preseed", "test"],
  destinations: [undefined, [], ["solana", "bnb"], ["base-sepolia", "bnb-testnet", "solana-devnet"], ["own", "arbitrum"]],
  endpoints: ["LayerZero's", "others"],
  purchase: ["none", "amountIn", "tokensOut", "both", "zero"],
  amount: [10, 15.5, 0.000001, 123456],
  scale: [6, 18],
  tokenScale: [18, 6],
  approval: [MANAGER, LAUNCHPAD, "none"],
  builder: [undefined, 50, 0],
  activities: [[0], [0, 1]],
  userAddress: ["absent", "given"],
  contract: [MANAGER, REGISTRY, "the app's"],
  delay: [5, 0, undefined, 900],
  gasLimit: ["5000000", "0x4c4b40", undefined],
  value: ["0", "0x0"],
  chainType: ["evm", "EVM", undefined],
  deprecated: [true, false],
  executed: [false, undefined, false, true],
};

/** No number is published for `test`: 0 is ours. */
const POOLS = { meme: 7n, "startup-preseed": 8n, test: 0n };
/** The numbers of LayerZero's public list, as `chainFromSlug` does not tell them. */
const ENDPOINTS = { solana: 30168, "solana-devnet": 40168, arbitrum: 30110, "base-sepolia": 40245, bnb: 30102, "bnb-testnet": 40102 };
const TEST_NETWORKS = ["base-sepolia", "bnb-testnet", "solana-devnet"];
const NO_LIMITS = {
  phase1RoleRequired: false, phase2RoleRequired: false, phase3RoleRequired: false,
  phase1ParentRoleRequired: false, phase2ParentRoleRequired: false, phase3ParentRoleRequired: false,
  phase1TokenLimitPerUser: 0, phase2TokenLimitPerUser: 0, phase3TokenLimitPerUser: 0, startBlock: 0,
};

/** @returns {{ name, params, answer, intent, calls }[]}  `calls` are the function and the arguments of each transaction */
export function honestCreations(count = 24) {
  const next = random(SEED + 2);
  const address = () => checksumAddress(`0x${Array.from({ length: 40 }, () => next(16).toString(16)).join("")}`);
  return shapes(count, DIMENSIONS, SEED + 3).map((shape, index) => creation(shape, index, address));
}

const units = (amount, decimals) => parseUnits(amount.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 }), decimals);

function creation(shape, index, address) {
  const { chainSlug, name, symbol, poolType, amount, builder } = shape;
  const from = address();
  const isOwn = shape.contract === "the app's";
  const contract = isOwn ? address() : shape.contract;
  const destinationChains = shape.destinations?.map((slug) => (slug === "own" ? chainSlug : slug));
  const bought = {
    none: {},
    amountIn: { amountIn: amount },
    tokensOut: { tokensOut: 1000, maxAmountIn: amount },
    both: { amountIn: amount, tokensOut: 1000, maxAmountIn: amount },
    zero: { amountIn: 0 },
  }[shape.purchase];
  const params = {
    name, symbol, description: "A revolutionary new token", image: "https://example.com/logo.png", chainSlug, ...bought,
    ...(poolType !== undefined && { poolType }),
    ...(destinationChains !== undefined && { destinationChains }),
    ...(shape.userAddress === "given" && { userAddress: address() }),
    ...(builder !== undefined && { builder: { code: address(), fee: builder } }),
  };
  const isKnown = ["base-sepolia", "bnb-testnet"].includes(chainSlug);
  const paymentToken = isKnown ? PAYMENT_TOKEN : address();
  const intent = { from, ...(!isKnown && { paymentToken }), ...(isOwn && { contracts: [contract] }) };
  const metadata = describe(params, index, address);
  // A token that counts in 6 decimals cannot be approved in 18.
  const costScale = isKnown ? 6 : shape.scale;
  const calls = callsOf({ ...shape, contract, costScale }, params, metadata.tokenUri, from, paymentToken);
  const { chainId } = chainFromSlug(chainSlug);
  const transactions = calls.map(({ to, functionName, args }) => ({
    to, data: encode(functionName, args), value: shape.value, description: functionName, chainId, chainSlug,
    ...(shape.gasLimit !== undefined && { gasLimit: shape.gasLimit }),
    ...(shape.chainType !== undefined && { chainType: shape.chainType }),
    ...(shape.delay !== undefined && { transactionDelay: shape.delay }),
  }));
  const { to, data, value, gasLimit = "5000000" } = transactions.at(-1);
  const answer = {
    success: true,
    ...(shape.executed !== undefined && { executed: shape.executed }),
    ...(shape.executed && { transactionHash: keccak256(data) }),
    ...(shape.deprecated && { chainId, transaction: { to, data, value, gasLimit } }),
    transactions,
    metadata,
  };
  return { name: `creation ${index}: ${Object.values(shape).join(", ")}`, params, answer, intent, calls };
}

function callsOf(shape, params, tokenUri, from, paymentToken) {
  const { amountIn = 0, tokensOut = 0, maxAmountIn = 0, builder, chainSlug, destinationChains = TEST_NETWORKS } = params;
  const { contract, scale, costScale, tokenScale, approval, activities } = shape;
  const calls = [];
  const cost = units(tokensOut > 0 ? maxAmountIn : amountIn, costScale);
  // Approved to the contract that creates, or to the launchpad that sells.
  if (cost > 0n && approval !== "none") {
    calls.push({ to: paymentToken, functionName: "approve", args: [approval === LAUNCHPAD ? LAUNCHPAD : contract, cost] });
  }
  if (builder !== undefined) {
    const entries = activities.map((activity) => ({ activity, maxFeeBps: builder.fee }));
    calls.push({ to: REGISTRY, functionName: "approveBuilderFees", args: [builder.code, entries] });
  }
  const destinations = destinationChains.filter((slug) => slug !== chainSlug);
  const made = (what) => keccak256(stringToHex(`${what} ${params.name} ${from}`));
  calls.push({
    to: contract,
    functionName: "createToken",
    args: [
      {
        templateId: made("template"), saltEvm: made("evm"), saltSolana: made("solana"),
        name: params.name, symbol: params.symbol, tokenUri, isTransferable: true, createTBA: false,
      },
      {
        isTradeable: true,
        amountIn: units(amountIn, scale), maxAmountIn: units(maxAmountIn, scale), tokensOut: units(tokensOut, tokenScale),
        saleParams: NO_LIMITS,
        poolType: POOLS[params.poolType ?? "meme"],
        migrationEndpoints: destinations.map((slug, index) => (shape.endpoints === "others" ? 50_000 + index : ENDPOINTS[slug])),
      },
      params.userAddress ?? from,
    ],
  });
  return calls;
}

function describe({ name, symbol, description }, index, address) {
  return {
    tokenUri: `https://example.com/metadata/${index}.json`, tokenId: "693d6f79-1f8a-4198-aba4-4f5000000000", name, symbol, slug: "my-cool-token", description,
    hubUrl: "https://app.tokenlayer.network/token/my-cool-token", addresses: { evm: address(), solana: "So11111111111111111111111111111111111111112" },
    token_layer_id: keccak256(stringToHex(name)),
  };
}

export const planCreation = ({ params, intent }, body) => prepareTokenTransactions(params, parseCreateTokenTransactionResponse(200, body), intent);
