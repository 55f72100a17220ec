// @ts-check
import { CONTRACTS, TOKEN_LAYER } from "./world.js";

/**
 * @typedef {import("./anvil.js").Rpc} Rpc
 * @typedef {import("./compile.js").Contracts} Contracts
 */

const SUPPLY = 1_000_000;
/** The answer's value, 0.00044000000000000007, at the currency's 6 decimals. */
const PRICE = 440;
/** The answer's rules. */
const LIMITS = [1, 100];
/** What each buyer gets, in base units: 10,000 USDC, the price of two tokens, nothing. */
export const FUNDS = [10_000_000_000, 2 * PRICE, 0];

/**
 * Deploys the contracts, lists every house token and funds the buyers.
 * @param {Rpc} rpc
 * @param {Contracts} contracts
 * @param {{ seller: string, buyers: string[] }} accounts
 */
export async function deployContracts(rpc, { Currency, House, Listing }, { seller, buyers }) {
  const { listing, currency, token } = CONTRACTS;
  await deployAt(rpc, seller, currency, Currency.creationCode);
  await deployAt(rpc, seller, token, House.creationCode);
  await deployAt(rpc, seller, listing, Listing.creationCode);

  const send = (/** @type {string} */ to, /** @type {string} */ data) => sendFrom(rpc, seller, to, data);
  await send(token, calldata(House, "approve(address,uint256)", [listing, SUPPLY]));
  const terms = [token, currency, PRICE, SUPPLY, ...LIMITS];
  await send(listing, calldata(Listing, "list(address,address,uint256,uint256,uint256,uint256)", terms));
  for (const [index, buyer] of buyers.entries()) {
    await send(currency, calldata(Currency, "transfer(address,uint256)", [buyer, FUNDS[index] ?? 0]));
  }
}

/**
 * Deploys what Token Layer's transactions call, each at its address, and funds the buyers.
 * @param {Rpc} rpc
 * @param {Contracts} contracts
 * @param {{ seller: string, buyers: string[] }} accounts
 */
export async function deployTokenLayer(rpc, { Currency, TokenLayer }, { seller, buyers }) {
  const { registry, manager, paymentToken } = TOKEN_LAYER;
  await deployAt(rpc, seller, paymentToken, Currency.creationCode);
  for (const address of [registry, manager]) await deployAt(rpc, seller, address, TokenLayer.creationCode);
  for (const buyer of buyers) {
    await sendFrom(rpc, seller, paymentToken, calldata(Currency, "transfer(address,uint256)", [buyer, FUNDS[0] ?? 0]));
  }
}

/**
 * Sets the price of one token, in base units of the currency.
 * @param {Rpc} rpc
 * @param {Contracts} contracts
 * @param {string} seller
 * @param {number} price
 */
export async function updatePrice(rpc, { Listing }, seller, price) {
  const { listing, token } = CONTRACTS;
  const view = calldata(Listing, "viewListing(address)", [token]);
  const terms = await rpc("eth_call", [{ to: listing, data: view }, "latest"]);
  const tokenAmount = `0x${terms.slice(2 + 3 * 64, 2 + 4 * 64)}`;
  const update = [token, price, ...LIMITS, tokenAmount];
  await sendFrom(rpc, seller, listing, calldata(Listing, "update(address,uint256,uint256,uint256,uint256)", update));
}

/**
 * Runs the constructor at the address itself, so that what it stores lies there, and leaves the code that it returns.
 * @param {Rpc} rpc
 * @param {string} deployer
 * @param {string} address
 * @param {string} creationCode
 */
async function deployAt(rpc, deployer, address, creationCode) {
  await rpc("anvil_setCode", [address, creationCode]);
  const code = await rpc("eth_call", [{ from: deployer, to: address }, "latest"]);
  await sendFrom(rpc, deployer, address, "0x");
  await rpc("anvil_setCode", [address, code]);
}

/**
 * Throws where the transaction would revert, because anvil estimates its gas first.
 * @param {Rpc} rpc
 * @param {string} from
 * @param {string} to
 * @param {string} data
 */
function sendFrom(rpc, from, to, data) {
  return rpc("eth_sendTransactionSync", [{ from, to, data }]);
}

/**
 * Calldata with arguments of one word each, addresses and numbers: no others are needed here.
 * @param {import("./compile.js").Contract} contract
 * @param {string} signature
 * @param {(string | number)[]} args
 */
function calldata(contract, signature, args) {
  return `0x${contract.selectors[signature]}${args.map((arg) => BigInt(arg).toString(16).padStart(64, "0")).join("")}`;
}
