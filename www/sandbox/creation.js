// @ts-check
import { encodeFunctionData, erc20Abi, getAddress, hexToBytes, keccak256, parseAbi, parseUnits, sha256, slice, stringToHex } from "viem";

/**
 * @typedef {import("viem").Hex} Hex
 * @typedef {import("viem").Address} Address
 * @typedef {{ to: string, data: string, gasLimit: string, description: string }} Call
 * @typedef {(what: string) => Hex} Opaque  32 bytes that a client cannot foresee, the same for the same request
 *
 * @typedef {object} Wanted  the body, as docs/openapi.yaml has judged it
 * @property {string} name
 * @property {string} symbol
 * @property {string} description
 * @property {string} chainSlug
 * @property {string[]} [destinationChains]
 * @property {keyof typeof POOL_TYPES} [poolType]
 * @property {string} [userAddress]
 * @property {{ code: string, fee: number }} [builder]
 * @property {number} [amountIn]
 * @property {number} [tokensOut]
 * @property {number} [maxAmountIn]
 */

// Token Layer's contracts, and the token that a purchase is paid with.
const REGISTRY = "0x000000194d2AfE38a20707CB96ed1583038bF02F";
const MANAGER = "0x0000007E56E19A085a31F27AA61C8671c12d2BB7";
const PAYMENT_TOKEN = "0xED0E8956D5e7b04560460BE6B3811B0b31cEe8E1";
// How amounts are scaled in the calldata is not documented: decided by the token that each counts.
const PAYMENT_DECIMALS = 6;
const TOKEN_DECIMALS = 18;

const ABI = parseAbi([
  "struct TokenParams { bytes32 templateId; bytes32 saltEvm; bytes32 saltSolana; string name; string symbol; string tokenUri; bool isTransferable; bool createTBA; }",
  "struct SaleParams { bool phase1RoleRequired; bool phase2RoleRequired; bool phase3RoleRequired; bool phase1ParentRoleRequired; bool phase2ParentRoleRequired; bool phase3ParentRoleRequired; uint40 phase1TokenLimitPerUser; uint40 phase2TokenLimitPerUser; uint40 phase3TokenLimitPerUser; uint32 startBlock; }",
  "struct TradingParams { bool isTradeable; uint256 amountIn; uint256 maxAmountIn; uint256 tokensOut; SaleParams saleParams; uint256 poolType; uint32[] migrationEndpoints; }",
  "function createToken(TokenParams tokenParams, TradingParams tradingParams, address receiver)",
  "struct FeeLimit { uint8 activity; uint16 maxFeeBps; }",
  "function approveBuilderFees(address builder, FeeLimit[] entries)",
]);

/** EIP-155 chain IDs. Solana has none. @type {Record<string, number>} */
const CHAIN_IDS = {
  ethereum: 1, bnb: 56, "bnb-testnet": 97, unichain: 130, polygon: 137, monad: 143, "op-bnb": 204,
  "zksync-testnet": 300, zksync: 324, "unichain-testnet": 1301, abstract: 2741, base: 8453, arbitrum: 42161,
  avalanche: 43114, "base-sepolia": 84532,
};
/** LayerZero's numbers of these chains: most likely what Token Layer sends. One chain has none that is public. @type {Record<string, number>} */
const ENDPOINTS = {
  solana: 30168, "solana-devnet": 40168, arbitrum: 30110, base: 30184, "base-sepolia": 40245, avalanche: 30106, "op-bnb": 30202,
  bnb: 30102, "bnb-testnet": 40102, ethereum: 30101, monad: 30390, unichain: 30320, abstract: 30324, polygon: 30109, zksync: 30165,
  "zksync-testnet": 40305,
};
const TEST_NETWORKS = ["base-sepolia", "bnb-testnet", "solana-devnet"];
/** `test` has no number on the page: 0 is the sandbox's. */
const POOL_TYPES = { meme: 7, "startup-preseed": 8, test: 0 };
const NO_LIMITS = {
  phase1RoleRequired: false, phase2RoleRequired: false, phase3RoleRequired: false,
  phase1ParentRoleRequired: false, phase2ParentRoleRequired: false, phase3ParentRoleRequired: false,
  phase1TokenLimitPerUser: 0, phase2TokenLimitPerUser: 0, phase3TokenLimitPerUser: 0, startBlock: 0,
};

/**
 * What Token Layer answers to a creation.
 * @param {string} body
 * @param {string} wallet the one that the server knows the user by
 */
export function answerCreation(body, wallet) {
  /** @type {Wanted} */
  const wanted = JSON.parse(body);
  const seed = sha256(stringToHex(body)).slice(2);
  /** @type {Opaque} */
  const opaque = (what) => keccak256(stringToHex(`${what} ${seed}`));
  const metadata = describe(wanted, opaque);
  const { chainSlug } = wanted;
  const chainId = CHAIN_IDS[chainSlug];
  const calls =
    chainId === undefined ? [programCall(opaque)] : contractCalls(wanted, metadata.tokenUri, wallet, opaque);
  const chain = chainId === undefined ? { chainType: "solana", chainSlug } : { chainId, chainType: "evm", chainSlug };
  const transactions = calls.map((call) => ({ ...call, value: "0", ...chain, transactionDelay: 5 }));
  const { to = "", data = "", gasLimit = "" } = calls.at(-1) ?? {};
  return {
    success: true,
    executed: false,
    ...(chainId !== undefined && { chainId }),
    transaction: { to, data, value: "0", gasLimit },
    transactions,
    metadata,
  };
}

/**
 * @param {Wanted} wanted
 * @param {string} tokenUri
 * @param {string} wallet
 * @param {Opaque} opaque
 * @returns {Call[]}
 */
function contractCalls(wanted, tokenUri, wallet, opaque) {
  const { amountIn = 0, tokensOut = 0, maxAmountIn = 0, builder, poolType = "meme" } = wanted;
  const { destinationChains = TEST_NETWORKS } = wanted;
  /** @type {Call[]} */
  const calls = [];
  const cost = scale(tokensOut > 0 ? maxAmountIn : amountIn, PAYMENT_DECIMALS);
  if (cost > 0n) {
    const data = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [MANAGER, cost] });
    calls.push({ to: PAYMENT_TOKEN, data, gasLimit: "60000", description: "Approve the initial purchase" });
  }
  if (builder !== undefined) {
    const data = encodeFunctionData({
      abi: ABI,
      functionName: "approveBuilderFees",
      // Which activities there are is not documented: 0 is the sandbox's.
      args: [address(builder.code), [{ activity: 0, maxFeeBps: builder.fee }]],
    });
    calls.push({ to: REGISTRY, data, gasLimit: "80000", description: "Approve the builder's fee" });
  }
  const data = encodeFunctionData({
    abi: ABI,
    functionName: "createToken",
    args: [
      {
        templateId: opaque("template"),
        saltEvm: opaque("salt evm"),
        saltSolana: opaque("salt solana"),
        name: wanted.name,
        symbol: wanted.symbol,
        tokenUri,
        isTransferable: true,
        createTBA: false,
      },
      {
        isTradeable: true,
        amountIn: scale(amountIn, PAYMENT_DECIMALS),
        maxAmountIn: scale(maxAmountIn, PAYMENT_DECIMALS),
        tokensOut: scale(tokensOut, TOKEN_DECIMALS),
        saleParams: NO_LIMITS,
        poolType: BigInt(POOL_TYPES[poolType]),
        migrationEndpoints: destinationChains
          .filter((slug) => slug !== wanted.chainSlug)
          .map((slug) => ENDPOINTS[slug] ?? Number(slice(opaque(`endpoint ${slug}`), 0, 4))),
      },
      address(wanted.userAddress ?? wallet),
    ],
  });
  calls.push({ to: MANAGER, data, gasLimit: "5000000", description: `Create ${wanted.symbol}` });
  return calls;
}

/**
 * What stands in a transaction for Solana is not documented: this looks like a program and its instruction.
 * @param {Opaque} opaque
 * @returns {Call}
 */
function programCall(opaque) {
  const data = btoa(String.fromCharCode(...hexToBytes(opaque("data"))));
  return { to: base58(opaque("program")), data, gasLimit: "200000", description: "Create the token" };
}

/** @type {(wanted: Wanted, opaque: Opaque) => { tokenUri: string } & Record<string, unknown>} */
function describe({ name, symbol, description }, opaque) {
  const id = opaque("token");
  const slug = name.toLowerCase().match(/[a-z0-9]+/g)?.join("-") ?? id.slice(2, 10);
  return {
    tokenUri: `ipfs://sandbox/${slug}.json`,
    tokenId: id.slice(2, 34).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
    name,
    symbol,
    slug,
    description,
    hubUrl: `https://app.tokenlayer.network/token/${slug}`,
    addresses: { evm: getAddress(slice(opaque("address"), 0, 20)), solana: base58(opaque("mint")) },
    token_layer_id: id,
  };
}

/** The document cannot ask for a checksum, so none is asked for. @type {(hex: string) => Address} */
const address = (hex) => getAddress(hex.toLowerCase());

/** As many letters as a Solana address has; hex without 0 is base58. @type {(hex: Hex) => string} */
const base58 = (hex) => hex.slice(2, 46).replaceAll("0", "z");

/**
 * Reads the number as a JavaScript server does, through a double.
 * @type {(amount: number, decimals: number) => bigint}
 */
const scale = (amount, decimals) =>
  parseUnits(amount.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 }), decimals);
