import { invalidArgument } from "../argument.js";
import type { Plan } from "../plan.js";
import { isSignal } from "./abort.js";
import { type AddEthereumChainParameter, readChain } from "./chain.js";
import type { StepResult } from "./outcome.js";
import { readEarlier } from "./resume.js";

/** How a plan is sent. `null` is absent. */
export type SendOptions = {
  /** Called at each change of a step. What it throws ends the plan and rejects `sendPlan`; a promise that it returns is not waited for. */
  onStep?: ((step: StepResult) => void) | null | undefined;
  /**
   * Stops at once. A transaction that is sent stays sent, and a wallet that is asking goes on asking: where the user still confirms,
   * `onStep` is called once more, with the hash.
   */
  signal?: AbortSignal | null | undefined;
  /** The plan's chain, for a wallet that does not know it. */
  chain?: AddEthereumChainParameter | null | undefined;
  /**
   * `false`: one transaction at a time, though the wallet could send all at once. By default a plan of several steps without waits
   * between them is one batch where the wallet can (EIP-5792), for which it may offer to make the account a smart one (EIP-7702).
   */
  batch?: boolean | null | undefined;
  /** How many blocks a transaction needs, its own among them: 1 by default. More outlast a reorganisation of the chain. */
  confirmations?: number | null | undefined;
  /**
   * The `steps` of an earlier result for the same plan, or the last that `onStep` was told of each. What was sent is looked up and compared,
   * and waited for where it is pending, but not sent again. A step of which nobody knows whether it was sent stops the plan.
   */
  resume?: readonly StepResult[] | null | undefined;
};

const NAMES: readonly string[] = ["onStep", "signal", "chain", "batch", "confirmations", "resume"] satisfies (keyof SendOptions)[];

/** The options with their defaults. Throws `invalid_argument` at the one that is malformed. */
export function readOptions(options: SendOptions | null | undefined, { chainId, steps }: Plan) {
  if (options !== undefined && typeof options !== "object") throw invalidArgument("options", "wrong_type", "expected an object");
  for (const [name, value] of Object.entries(options ?? {})) {
    if (value !== undefined && !NAMES.includes(name)) throw invalidArgument(`options.${name}`, "unknown_field", "expected no field of this name");
  }
  const onStep = options?.onStep ?? undefined;
  const signal = options?.signal ?? undefined;
  const batch = options?.batch ?? true;
  const confirmations = options?.confirmations ?? 1;
  const chain = readChain(options?.chain, chainId, "options.chain");
  if (onStep !== undefined && typeof onStep !== "function") throw invalidArgument("options.onStep", "wrong_type", "expected a function");
  if (signal !== undefined && !isSignal(signal)) throw invalidArgument("options.signal", "wrong_type", "expected an AbortSignal");
  if (typeof batch !== "boolean") throw invalidArgument("options.batch", "wrong_type", "expected true or false");
  if (!Number.isSafeInteger(confirmations) || confirmations < 1) {
    throw invalidArgument("options.confirmations", "out_of_range", "expected a whole number above zero");
  }
  return { onStep, signal, chain, batch, confirmations, resume: readEarlier(options?.resume, steps) };
}
