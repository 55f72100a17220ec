import { copyArgument, invalidArgument } from "../argument.js";
import type { Step } from "../plan.js";
import type { Ending, StepResult, Trace } from "./outcome.js";
import { isBundle, isHash, isRecord, readQuantity } from "./provider.js";
import type { Sent } from "./replacement.js";

/** The steps of an earlier run, copied. Throws `invalid_argument` for what is none, or of another plan. */
export function readEarlier(earlier: unknown, steps: readonly Step[]): StepResult[] {
  const copy = copyArgument(earlier ?? [], "options.resume");
  if (!Array.isArray(copy)) throw invalidArgument("options.resume", "wrong_type", "expected the steps of an earlier result");
  copy.forEach((result: unknown, index) => {
    if (isRecord(result) && result.index === index && result.kind === steps[index]?.kind && isTrace(result)) return;
    throw invalidArgument(`options.resume[${index}]`, "mismatch", `expected what became of step ${index} of this plan`);
  });
  return copy as StepResult[];
}

function isTrace({ hash, nonce, replaces, bundle }: Record<string, unknown>): boolean {
  return [hash, replaces].every((value) => value === undefined || isHash(value))
    && (nonce === undefined || readQuantity(nonce) !== null)
    && (bundle === undefined || isBundle(bundle));
}

/** Whether the wallet took the step. */
export function isSent({ hash, bundle }: StepResult): boolean {
  return hash !== undefined || bundle !== undefined;
}

/** The transaction of a step that was sent alone. */
export function findSent(result: StepResult): Sent | undefined {
  const { hash, ...trace } = traceOf(result);
  return hash && { ...trace, hash };
}

/** Whether the wallet was asked for the step, and nobody here knows what came of it. */
export function isUnclear(result: StepResult): boolean {
  if (isSent(result)) return false;
  return result.state === "stopped" ? result.asked === true : result.state !== "rejected" && result.state !== "reverted";
}

/** How a step ended, with all that finds it again. */
export function endStep(before: StepResult | undefined, ending: Ending): Trace & Ending {
  const known = { ...(before && traceOf(before)), ...ending };
  const isOpen = before !== undefined && isUnclear(before) && known.state === "stopped";
  return isOpen ? { ...known, asked: true } : known;
}

function traceOf({ hash, nonce, replaces, bundle }: Trace): Trace {
  return { ...(hash && { hash }), ...(nonce && { nonce }), ...(replaces && { replaces }), ...(bundle && { bundle }) };
}
