// @ts-check
import contracts from "virtual:sandbox/contracts";
import { deployContracts } from "../deployment.js";
import { CHAIN_ID } from "../world.js";
import { createChain } from "./chain.js";
import { BUYERS, SELLER } from "./place.js";

/** The chain in memory, with the sandbox's contracts on it. */
export async function createDeployedChain() {
  const rpc = await createChain({ chainId: CHAIN_ID, accounts: [SELLER, ...BUYERS] });
  await deployContracts(rpc, contracts, { seller: SELLER, buyers: BUYERS });
  return rpc;
}
