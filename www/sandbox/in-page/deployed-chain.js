// @ts-check
import contracts from "virtual:sandbox/contracts";
import { deployContracts, deployTokenLayer } from "../deployment.js";
import { CHAIN_ID } from "../world.js";
import { createChain } from "./chain.js";
import { BUYERS, SELLER } from "./place.js";

/** A chain in memory, with the sandbox's contracts on it. @param {number} chainId */
export async function createDeployedChain(chainId) {
  const rpc = await createChain({ chainId, accounts: [SELLER, ...BUYERS] });
  const deploy = chainId === CHAIN_ID ? deployContracts : deployTokenLayer;
  await deploy(rpc, contracts, { seller: SELLER, buyers: BUYERS });
  return rpc;
}
