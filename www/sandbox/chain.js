// @ts-check
import { startAnvil } from "./anvil.js";
import { compileContracts } from "./compile.js";
import { deployContracts, deployTokenLayer, FUNDS, updatePrice } from "./deployment.js";
import { CHAIN_ID, TOKEN_LAYER_CHAIN_ID } from "./world.js";

/**
 * The chain with the contracts on it, and what tests do to it.
 * @typedef {object} Chain
 * @property {string} rpcUrl
 * @property {string[]} accounts the buyers, whose keys anvil holds: rich, with two tokens' worth, with nothing
 * @property {string} seller
 * @property {import("./anvil.js").Rpc} rpc
 * @property {() => Promise<string>} snapshot
 * @property {(snapshot: string) => Promise<void>} revert to a snapshot, which is used up by it
 * @property {(price: number) => Promise<void>} setPrice of one token, in base units of the currency
 * @property {() => Promise<void>} pauseMining transactions stay pending from here on
 * @property {() => Promise<void>} mine one block, with all that is pending
 * @property {() => Promise<void>} resumeMining mines what is pending, then each transaction at once
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ port: number }} options
 * @returns {Promise<Chain>}
 */
export async function startChain({ port }) {
  const { rpcUrl, rpc, stop } = await startAnvil({ port, chainId: CHAIN_ID, accounts: FUNDS.length + 1 });
  try {
    const [seller, ...accounts] = await rpc("eth_accounts");
    const contracts = await compileContracts();
    await deployContracts(rpc, contracts, { seller, buyers: accounts });
    return {
      rpcUrl,
      accounts,
      seller,
      rpc,
      snapshot: () => rpc("evm_snapshot"),
      revert: async (snapshot) => {
        if (!(await rpc("evm_revert", [snapshot]))) throw new Error(`there is no snapshot ${snapshot}`);
      },
      setPrice: (price) => updatePrice(rpc, contracts, seller, price),
      pauseMining: () => rpc("evm_setAutomine", [false]),
      mine: () => rpc("evm_mine"),
      resumeMining: async () => {
        await rpc("evm_setAutomine", [true]);
        await rpc("evm_mine");
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The other chain: the same accounts, and the contracts that Token Layer's transactions call. @returns {Promise<import("./anvil.js").Anvil>} */
export async function startTokenLayerChain() {
  const chain = await startAnvil({ port: 0, chainId: TOKEN_LAYER_CHAIN_ID, accounts: FUNDS.length + 1 });
  try {
    const [seller, ...buyers] = await chain.rpc("eth_accounts");
    await deployTokenLayer(chain.rpc, await compileContracts(), { seller, buyers });
    return chain;
  } catch (error) {
    await chain.stop();
    throw error;
  }
}
