import type { Plan, Step } from "../plan.js";
import { toWalletCalls } from "../wallet-calls.js";
import { checkNotAborted, within } from "./abort.js";
import { askUser } from "./ask.js";
import { holdsCalls } from "./difference.js";
import { isBatchRefused } from "./fault.js";
import { Ended, type StepChange, stop } from "./outcome.js";
import { type Eip1193Provider, ProviderFault, isBundle, isHash, isRecord, readQuantity, request, sameText, writeQuantity } from "./provider.js";
import type { Mined } from "./receipt.js";
import { NO_REASON, explainRevert } from "./revert.js";
import { type Patience, poll, waitForNode } from "./wait.js";

/** A wallet that knows no capabilities may not even answer: after so many milliseconds it has none. */
const CAPABILITIES_TIME = 3_000;

/**
 * Whether the plan can be one batch, all or nothing (EIP-5792, version 2). Whatever is odd about the wallet's answer means no: nothing was
 * asked of the user yet, and step by step works everywhere.
 */
export async function canBatch(wallet: Eip1193Provider, { chainId, from, steps }: Plan, signal: AbortSignal | undefined): Promise<boolean> {
  if (steps.length < 2 || steps.some(({ after }) => after !== undefined)) return false;
  try {
    const asked = request(wallet, "wallet_getCapabilities", [from, [writeQuantity(chainId)]]);
    const capabilities = await within(CAPABILITIES_TIME, asked);
    // Chain 0 stands for all chains.
    const status = readAtomic(capabilities, chainId) ?? readAtomic(capabilities, 0);
    return status === "supported" || status === "ready";
  } catch {
    checkNotAborted(signal);
    return false;
  }
}

function readAtomic(capabilities: unknown, chainId: number): unknown {
  const chain = Object.entries(Object(capabilities)).find(([id]) => readQuantity(id) === BigInt(chainId))?.[1];
  return isRecord(chain) && isRecord(chain.atomic) ? chain.atomic.status : undefined;
}

/** Asks the user to send the whole plan: the wallet's name for it, or `null` where the wallet cannot and showed nobody anything. */
export async function askForBatch(
  provider: Eip1193Provider,
  plan: Plan,
  signal: AbortSignal | undefined,
  report: (change: StepChange) => void,
): Promise<string | null> {
  report({ state: "confirming" });
  try {
    return (await askUser(provider, "wallet_sendCalls", toWalletCalls(plan), readBundle, signal, report)).bundle;
  } catch (error) {
    if (isBatchRefused(error)) return null;
    throw error;
  }
}

/** Wallets of the first version give the id alone. */
function readBundle(answer: unknown): { bundle: string } {
  const bundle = isRecord(answer) ? answer.id : answer;
  if (isBundle(bundle)) return { bundle };
  throw stop("wallet_failed", "The wallet gave no name for the batch. Look there whether it was sent.");
}

/** Waits for a batch that was sent, now or before a reload, and compares what was mined with what was planned as far as that can be read. */
export async function followBatch(
  wallet: Eip1193Provider,
  steps: readonly Step[],
  bundle: string,
  patience: Patience,
  reportAll: (change: StepChange) => void,
  report: (index: number, change: StepChange) => void,
): Promise<void> {
  reportAll({ state: "pending", bundle });
  const { status, hashes, doubted } = await poll(() => readStatus(wallet, bundle, patience.chainId), patience.signal);
  if (status === 4) throw stop("wallet_failed", "The wallet could not send the batch, and does not try again.");
  const mined: Mined[] = [];
  for (const hash of hashes) mined.push(await waitForNode(wallet, hash, patience));
  const failed = mined.find(({ receipt }) => receipt.status !== "0x1");
  if (status === 6) throw new Ended({ state: "reverted", reason: "Only a part of the batch was carried out." });
  if (failed !== undefined) {
    const { receipt, transaction } = failed;
    const revert = await explainRevert(wallet, { ...transaction, data: transaction.input }, receipt.blockNumber);
    throw new Ended({ state: "reverted", ...revert, receipt });
  }
  if (status === 5) throw new Ended({ state: "reverted", reason: NO_REASON });
  if (doubted) throw stop("wallet_failed", "The wallet calls the batch mined, and says that it failed. Look there what became of it.");
  if (!holdsCalls(mined.map(({ transaction }) => transaction), steps.map(({ transaction }) => transaction))) {
    throw stop("mined_differs", "What was mined does not hold the calls that were planned.");
  }
  for (const index of steps.keys()) {
    const { receipt } = mined[Math.min(index, mined.length - 1)]!;
    report(index, { state: "mined", bundle, hash: receipt.transactionHash, receipt });
  }
}

/** What has become of a batch: the hundreds of its status, the transactions, and whether one is said to have failed; `null` while that is open. */
async function readStatus(wallet: Eip1193Provider, bundle: string, chainId: number) {
  const answer = await request(wallet, "wallet_getCallsStatus", [bundle]);
  if (!isRecord(answer) || !isStatusOf(answer, bundle, chainId)) {
    throw new ProviderFault("wallet_getCallsStatus", new TypeError("its answer is no status of this batch"));
  }
  const status = Math.floor(Number(answer.status) / 100);
  const receipts: unknown[] = Array.isArray(answer.receipts) ? answer.receipts : [];
  const hashes = [...new Set(receipts.map((receipt) => Object(receipt).transactionHash).filter(isHash))];
  // A bundler's transaction succeeds though the batch in it fails: of that the wallet's own receipt alone can tell.
  const doubted = receipts.some((receipt) => readQuantity(Object(receipt).status) === 0n);
  if (status === 2 && hashes.length === 0) throw stop("wallet_failed", "The wallet calls the batch mined, but names no transaction.");
  return status === 1 ? null : { status, hashes, doubted };
}

function isStatusOf({ status, id, chainId }: Record<string, unknown>, bundle: string, planned: number): boolean {
  const known = typeof status === "number" && [1, 2, 4, 5, 6].includes(Math.floor(status / 100));
  return known && sameText(id ?? bundle, bundle) && readQuantity(chainId ?? planned) === BigInt(planned);
}
