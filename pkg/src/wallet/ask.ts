import { ABORTED, checkNotAborted, unlessAborted } from "./abort.js";
import { type StepChange, type Trace, stop } from "./outcome.js";
import { type Eip1193Provider, request } from "./provider.js";

/**
 * Asks the user to confirm in the wallet; `read` makes the trace out of the wallet's answer. Where `signal` fires first, a later yes is
 * still reported: what was sent must never be lost.
 */
export async function askUser<T extends Trace>(
  provider: Eip1193Provider,
  method: string,
  parameter: unknown,
  read: (answer: unknown) => T,
  signal: AbortSignal | undefined,
  report: (change: StepChange) => void,
): Promise<T> {
  checkNotAborted(signal);
  const answer = request(provider, method, [parameter]).then(read);
  try {
    return await unlessAborted(answer, signal);
  } catch (error) {
    if (error !== ABORTED) throw error;
    answer.then((trace) => report({ state: "pending", ...trace })).catch(() => {});
    throw stop("aborted", "Stopped while the wallet was asking. Reject it there.");
  }
}
