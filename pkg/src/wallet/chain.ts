import { copyArgument, invalidArgument } from "../argument.js";
import type { Hex } from "../plan.js";
import { isUnknownChain } from "./fault.js";
import { type StopCode, readEnding, stop } from "./outcome.js";
import { type Eip1193Provider, checkProvider, readQuantity, request, writeQuantity } from "./provider.js";

/** A chain, as `wallet_addEthereumChain` takes it (EIP-3085). Most wallets want all but the icons and the explorer. */
export type AddEthereumChainParameter = {
  chainId: Hex;
  chainName?: string;
  nativeCurrency?: { name: string; symbol: string; decimals: number };
  rpcUrls?: readonly string[];
  blockExplorerUrls?: readonly string[];
  iconUrls?: readonly string[];
};

/** What came of a switch. */
export type SwitchResult = { status: "done" } | { status: "rejected"; reason: string } | { status: "stopped"; code: StopCode; reason: string };

/**
 * Brings the wallet to a chain: asks it to switch once (EIP-3326), and, where it does not know the chain and `chain` is given, to add it
 * once (EIP-3085). The wallet's word is not taken for it: `eth_chainId` is read again. A wallet that is there already is not asked.
 *
 * Never throws for what the wallet does.
 *
 * @throws {TokenwrightError} `invalid_argument` at `provider`, at `chainId`, at `chain`, or at `chain.chainId` where it is not `chainId`.
 */
export async function switchChain(provider: Eip1193Provider, chainId: number, chain?: AddEthereumChainParameter | null): Promise<SwitchResult> {
  checkProvider(provider);
  if (!Number.isSafeInteger(chainId) || chainId < 1) throw invalidArgument("chainId", "out_of_range", "expected a whole number above zero");
  const toAdd = readChain(chain, chainId, "chain");
  try {
    await enterChain(provider, chainId, toAdd);
    return { status: "done" };
  } catch (error) {
    const ending = readEnding(error);
    if (ending.state === "rejected") return { status: "rejected", reason: ending.reason };
    return { status: "stopped", code: ending.state === "stopped" ? ending.code : "wallet_failed", reason: ending.reason };
  }
}

/** `switchChain` for use within a plan: throws how the plan ends. */
export async function enterChain(provider: Eip1193Provider, chainId: number, chain: AddEthereumChainParameter | null): Promise<void> {
  if ((await readChainId(provider)) === chainId) return;
  const id = writeQuantity(chainId);
  try {
    await request(provider, "wallet_switchEthereumChain", [{ chainId: id }]);
  } catch (error) {
    if (!isUnknownChain(error)) throw error;
    if (chain === null) throw stop("unknown_chain", `The wallet does not know chain ${chainId}. Add it there first.`);
    await request(provider, "wallet_addEthereumChain", [{ ...chain, chainId: id }]);
  }
  await checkWalletChain(provider, chainId);
}

/** Throws how the plan ends where the wallet is on another chain. */
export async function checkWalletChain(provider: Eip1193Provider, chainId: number): Promise<void> {
  const current = await readChainId(provider);
  if (current !== chainId) throw stop("wrong_chain", `The wallet is on chain ${current ?? "unknown"}, not on chain ${chainId}.`);
}

/** `eth_chainId`, or `null` where the wallet answers nonsense. */
export async function readChainId(provider: Eip1193Provider): Promise<number | null> {
  const chainId = readQuantity(await request(provider, "eth_chainId"));
  return chainId !== null && chainId <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(chainId) : null;
}

/** A copy of `chain`. Throws `invalid_argument` where it is malformed, or another chain than `chainId`. */
export function readChain(
  chain: AddEthereumChainParameter | null | undefined,
  chainId: number,
  path: string,
): AddEthereumChainParameter | null {
  const copy = copyArgument(chain ?? null, path);
  if (copy === null || readQuantity(copy.chainId) === BigInt(chainId)) return copy;
  const got = JSON.stringify(copy.chainId);
  throw invalidArgument(`${path}.chainId`, "mismatch", `expected ${chainId}, the chain of the transactions, but got ${got}`);
}
