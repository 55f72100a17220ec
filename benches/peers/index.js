import * as ethers from "./ethers.js";
import * as microEthSigner from "./micro-eth-signer.js";
import * as ox from "./ox.js";
import * as tokenwright from "./tokenwright.js";
import * as viem from "./viem-zod.js";

/** Ours first: the others are compared with it. */
export const PEERS = [tokenwright, viem, ox, ethers, microEthSigner];
