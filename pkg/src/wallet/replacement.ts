import type { Address, Hex, WalletTransaction } from "../plan.js";
import { checkWalletChain } from "./chain.js";
import { findDifference } from "./difference.js";
import { type Trace, stop } from "./outcome.js";
import { type Eip1193Provider, ProviderFault, isHash, isRecord, readQuantity, request, sameText, writeQuantity } from "./provider.js";
import { type Fields, isConfirmed, readTransaction } from "./receipt.js";

/** A transaction that was sent alone. */
export type Sent = Trace & { hash: Hex };

/**
 * What to wait for where `sent` is not mined: itself, or the same call with another fee that was mined in its place. Throws how the plan
 * ends where something else took its nonce, once that is confirmed: until then a reorganisation of the chain can bring `sent` back.
 */
export async function followNonce(
  wallet: Eip1193Provider,
  sent: Sent,
  planned: WalletTransaction,
  confirmations: number,
): Promise<Sent> {
  if (sent.nonce === undefined) return learnNonce(sent, await readTransaction(wallet, sent.hash), planned);
  const [nonce, chainId] = [BigInt(sent.nonce), Number(planned.chainId)];
  if ((await countSent(wallet, planned.from, "latest")) <= nonce) return sent;
  // On another chain, where the user may have taken the wallet meanwhile, the nonce was used by something else long ago.
  const mined = await findByNonce(wallet, planned.from, nonce).finally(() => checkWalletChain(wallet, chainId));
  if (sameText(mined.hash, sent.hash)) return sent;
  if (findDifference(mined, planned) === null) return { hash: mined.hash, nonce: sent.nonce, replaces: sent.replaces ?? sent.hash };
  if (!(await isConfirmed(wallet, mined.blockNumber, chainId, confirmations))) return sent;
  if (isCancellation(mined)) throw stop("cancelled", "Cancelled in the wallet.", { replacedBy: mined.hash });
  throw stop("replaced", "Another transaction was mined in its place. Look in the wallet what it was.", { replacedBy: mined.hash });
}

/** `sent` with its nonce, where the node knows it. In a bundler's transaction the nonce is the bundler's. */
export function learnNonce(sent: Sent, transaction: Fields | null, planned: WalletTransaction): Sent {
  const nonce = readQuantity(transaction?.nonce);
  return nonce === null || sent.nonce !== undefined || !sameText(transaction?.from, planned.from) ? sent : { ...sent, nonce: writeQuantity(nonce) };
}

/** Wallets cancel by sending nothing to oneself. */
function isCancellation({ from, to, input, data, value }: Fields): boolean {
  return sameText(to, String(from)) && sameText(input ?? data, "0x") && readQuantity(value) === 0n;
}

/**
 * The mined transaction with this nonce. Nodes behind one address may be some blocks apart: where it is not found, it is looked for again.
 * The search goes back in growing strides to a block before it, then halves.
 */
async function findByNonce(wallet: Eip1193Provider, from: Address, nonce: bigint): Promise<Fields & { hash: Hex; blockNumber: Hex }> {
  let after = readQuantity(await request(wallet, "eth_blockNumber")) ?? 0n;
  let before = after - 1n;
  while (before >= 0n && (await countSent(wallet, from, writeQuantity(before))) > nonce) {
    [after, before] = [before, before - (after - before) * 2n];
  }
  if (before < 0n) before = -1n;
  while (after - before > 1n) {
    const middle = (after + before) / 2n;
    if ((await countSent(wallet, from, writeQuantity(middle))) > nonce) after = middle;
    else before = middle;
  }
  const blockNumber = writeQuantity(after);
  const block = await request(wallet, "eth_getBlockByNumber", [blockNumber, true]);
  const transactions: unknown[] = isRecord(block) && Array.isArray(block.transactions) ? block.transactions : [];
  const mined = transactions.filter(isRecord).find((one) => sameText(one.from, from) && readQuantity(one.nonce) === nonce);
  if (isHash(mined?.hash)) return { ...mined, hash: mined.hash, blockNumber };
  throw new ProviderFault("eth_getBlockByNumber", new Error("another transaction used its nonce, but cannot be found"));
}

/** How many transactions of the account were mined, up to the end of a block. */
async function countSent(wallet: Eip1193Provider, from: Address, block: Hex | "latest"): Promise<bigint> {
  const count = readQuantity(await request(wallet, "eth_getTransactionCount", [from, block]));
  if (count === null) throw new ProviderFault("eth_getTransactionCount", new TypeError("expected a quantity"));
  return count;
}
