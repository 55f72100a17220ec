import type { Hex, WalletTransaction } from "../plan.js";
import { pause } from "./abort.js";
import { checkWalletChain } from "./chain.js";
import { wordsOf } from "./layer.js";
import { stop } from "./outcome.js";
import { type Eip1193Provider, ProviderFault } from "./provider.js";
import { type Mined, isConfirmed, readMined } from "./receipt.js";
import { type Sent, followNonce, learnNonce } from "./replacement.js";

/** How to wait. */
export type Patience = {
  chainId: number;
  /** Blocks, that of the transaction among them. */
  confirmations: number;
  signal: AbortSignal | undefined;
};

const FIRST_WAIT = 250;
const LONGEST_WAIT = 4_000;
/** A node may be out of reach for a while; after so many failures in a row, about half a minute, it is not waited for. */
const MOST_FAILURES = 12;

/** Asks again and again, more and more rarely, until there is an answer. Throws how the plan ends where `ask` fails too often in a row. */
export async function poll<T>(ask: () => Promise<T | null>, signal: AbortSignal | undefined): Promise<T> {
  let failures = 0;
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 1.5, LONGEST_WAIT)) {
    try {
      const answer = await ask();
      if (answer !== null) return answer;
      failures = 0;
    } catch (error) {
      if (!(error instanceof ProviderFault)) throw error;
      if (++failures === MOST_FAILURES) throw stop("wallet_failed", `Sent, but no receipt came: ${wordsOf(error)}`);
    }
    await pause(wait, signal);
  }
}

/**
 * Waits until the transaction, or the same one with another fee, is mined and confirmed, for as long as that takes and the wallet stays on
 * its chain, where alone it can be found. Only its hash and nonce are remembered, so that a receipt which a reorganisation of the chain
 * takes back is simply waited for again. `onChange` is told what becomes known of it.
 */
export async function waitUntilMined(
  wallet: Eip1193Provider,
  first: Sent,
  planned: WalletTransaction,
  { chainId, confirmations, signal }: Patience,
  onChange: (sent: Sent) => void,
): Promise<Mined & { sent: Sent }> {
  let sent = first;
  return poll(async () => {
    const mined = await readMined(wallet, sent.hash);
    const now = mined === null ? await followNonce(wallet, sent, planned, confirmations) : learnNonce(sent, mined.transaction, planned);
    if (mined !== null && (await isConfirmed(wallet, mined.receipt.blockNumber, chainId, confirmations))) return { ...mined, sent: now };
    if (now !== sent) onChange((sent = now));
    await checkWalletChain(wallet, chainId);
    return null;
  }, signal);
}

/** Waits for a transaction that the wallet calls mined: a node that goes on not knowing it has failed. */
export async function waitForNode(wallet: Eip1193Provider, hash: Hex, { chainId, confirmations, signal }: Patience): Promise<Mined> {
  return poll(async () => {
    const mined = await readMined(wallet, hash);
    if (mined !== null && (await isConfirmed(wallet, mined.receipt.blockNumber, chainId, confirmations))) return mined;
    await checkWalletChain(wallet, chainId);
    if (mined === null) throw new ProviderFault("eth_getTransactionReceipt", new Error("the node does not know the transaction"));
    return null;
  }, signal);
}
