// @ts-check
import { startChain, startTokenLayerChain } from "./chain.js";
import { startApi } from "./server.js";
import { ACCESS_TOKEN, CHAIN_ID, CONTRACTS, TOKEN_LAYER_CHAIN_ID } from "./world.js";

/**
 * What a page needs to know of the sandbox: nothing in it is a secret.
 * @typedef {object} Description
 * @property {string} apiUrl
 * @property {string} rpcUrl
 * @property {number} chainId
 * @property {{ rpcUrl: string, chainId: number }} tokenLayer the chain of Token Layer's example
 * @property {string[]} accounts the buyers, whose keys the chain holds: rich, with two tokens' worth, with nothing
 * @property {typeof CONTRACTS} contracts
 * @property {string} accessToken the one that the API accepts
 *
 * @typedef {object} Handles what tests use
 * @property {import("./chain.js").Chain} chain
 * @property {import("./server.js").Api["requests"]} requests
 * @property {() => Promise<void>} stop
 *
 * @typedef {Description & Handles} Sandbox
 */

/**
 * Starts the chain and the API, each on a free port of 127.0.0.1 where none is named. They end with the process.
 * @param {{ apiPort?: number, rpcPort?: number }} options
 * @returns {Promise<Sandbox>}
 */
export async function startSandbox({ apiPort = 0, rpcPort = 0 } = {}) {
  const interrupt = () => process.exit(130);
  const terminate = () => process.exit(143);
  process.once("SIGINT", interrupt).once("SIGTERM", terminate);
  const [chain, layer] = await Promise.all([startChain({ port: rpcPort }), startTokenLayerChain()]);
  const [wallet = ""] = chain.accounts;
  const api = await startApi({ port: apiPort, accessToken: ACCESS_TOKEN, wallet }).catch(async (error) => {
    await Promise.all([chain.stop(), layer.stop()]);
    throw error;
  });
  return {
    apiUrl: api.apiUrl,
    rpcUrl: chain.rpcUrl,
    chainId: CHAIN_ID,
    tokenLayer: { rpcUrl: layer.rpcUrl, chainId: TOKEN_LAYER_CHAIN_ID },
    accounts: chain.accounts,
    contracts: CONTRACTS,
    accessToken: ACCESS_TOKEN,
    chain,
    requests: api.requests,
    stop: async () => {
      process.off("SIGINT", interrupt).off("SIGTERM", terminate);
      await Promise.all([chain.stop(), layer.stop(), api.stop()]);
    },
  };
}
