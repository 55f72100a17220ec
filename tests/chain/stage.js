import headless from "headless-web3-provider";
import { startChain } from "../../www/sandbox/chain.js";
import { compileContracts } from "../../www/sandbox/compile.js";
import { CONTRACTS } from "../../www/sandbox/world.js";
import { readPurchase, sendPlan } from "tokenwright/wallet";
import { BUYER, intent, token } from "../node/scripted-wallet.js";

/** The buyer's key: anvil makes its accounts out of a phrase that is the same everywhere. */
export const KEY = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";
/** Enough for all that the sandbox's contracts do. A fixed limit lets a reverting transaction be mined, as wallets do. */
const GAS = "0xf4240";

const PERMITTED = [
  "eth_requestAccounts", "eth_accounts", "eth_sendTransaction", "wallet_requestPermissions", "wallet_switchEthereumChain", "wallet_addEthereumChain",
];

/** Wallets for the buyer's account, made for a stage. */
export const WALLETS = {
  "the node's keys": ({ chain: { rpcUrl } }) => ({
    async request({ method, params = [] }) {
      if (/accounts$/i.test(method)) return [BUYER];
      const sent = method === "eth_sendTransaction" ? [{ gas: GAS, ...params[0] }] : params;
      const response = await fetch(rpcUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: sent }),
      });
      const { result, error } = await response.json();
      if (error !== undefined) throw error;
      return result;
    },
    on: () => {},
    removeListener: () => {},
  }),
  "headless-web3-provider": (stage) => makeHeadless(stage),
};

/** A third party's wallet, which signs by itself. */
export function makeHeadless({ chain: { rpcUrl } }, { chainId = 17000 } = {}) {
  return headless.makeHeadlessWeb3Provider([KEY], chainId, rpcUrl, undefined, { permitted: PERMITTED });
}

/** The sandbox's chain and contracts, and what tests do to them. */
export async function openStage() {
  const contracts = await compileContracts(new URL("../contracts/", import.meta.url));
  const chain = await startChain({ port: 0 });
  const { rpc } = chain;
  const codeOf = (name) => rpc("eth_call", [{ data: contracts[name].creationCode }, "latest"]);
  const read = async (to, selector, ...args) => BigInt(await rpc("eth_call", [{ to, data: selector + args.map(wordOf).join("") }, "latest"]));
  return {
    chain,
    rpc,
    codeOf,
    /** Lets another token take the currency's place, with all balances and allowances. */
    setCurrency: async (name) => rpc("anvil_setCode", [CONTRACTS.currency, await codeOf(name)]),
    readBalance: (account, token = CONTRACTS.currency) => read(token, "0x70a08231", account),
    readAllowance: () => read(CONTRACTS.currency, "0xdd62ed3e", BUYER, CONTRACTS.listing),
    approve: (amount) => {
      const data = `0x095ea7b3${wordOf(CONTRACTS.listing)}${wordOf(amount)}`;
      return rpc("eth_sendTransactionSync", [{ from: BUYER, to: CONTRACTS.currency, data }]);
    },
  };
}

/** Makes the plan of a purchase with what the chain holds, and sends it. */
export async function purchase(provider, options) {
  const plan = await readPurchase(provider, token, intent);
  const changes = [];
  const result = await sendPlan(provider, plan, { ...options, onStep: (step) => void (changes.push(step), options?.onStep?.(step)) });
  return { plan, result, changes, last: result.steps.at(-1) };
}

export const wordOf = (value) => BigInt(value).toString(16).padStart(64, "0");
