import type { Step } from "../plan.js";
import { askUser } from "./ask.js";
import { findDifference, wrapsCall } from "./difference.js";
import { Ended, type StepChange, stop } from "./outcome.js";
import { type Eip1193Provider, isHash } from "./provider.js";
import type { Sent } from "./replacement.js";
import { explainRevert } from "./revert.js";
import { type Patience, waitUntilMined } from "./wait.js";

/** Asks the user to send one transaction. */
export async function askToSend(
  provider: Eip1193Provider,
  { transaction }: Step,
  signal: AbortSignal | undefined,
  report: (change: StepChange) => void,
): Promise<Sent> {
  report({ state: "confirming" });
  return askUser(provider, "eth_sendTransaction", transaction, readHash, signal, report);
}

function readHash(hash: unknown): Sent {
  if (isHash(hash)) return { hash };
  throw stop("wallet_failed", "The wallet gave no transaction hash. Look there whether it was sent.");
}

/** Waits for a transaction that was sent, now or before a reload, and compares what was mined with what was planned. */
export async function followStep(
  wallet: Eip1193Provider,
  { transaction: planned }: Step,
  first: Sent,
  patience: Patience,
  report: (change: StepChange) => void,
): Promise<void> {
  report({ state: "pending", ...first });
  const onChange = (sent: Sent) => report({ state: "pending", ...sent });
  const { receipt, transaction, sent } = await waitUntilMined(wallet, first, planned, patience, onChange);
  const difference = findDifference(transaction, planned);
  if (difference !== null && wrapsCall(transaction, planned)) {
    throw stop("mined_wrapped", "The wallet sent it inside another transaction. Look there whether it did what it should.", { receipt });
  }
  if (difference !== null) throw stop("mined_differs", `What was mined is not what was planned: "${difference}" differs.`, { receipt });
  if (receipt.status !== "0x1") {
    throw new Ended({ state: "reverted", ...(await explainRevert(wallet, planned, receipt.blockNumber)), receipt });
  }
  report({ state: "mined", ...sent, receipt });
}
