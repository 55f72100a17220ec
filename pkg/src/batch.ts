import type { Address, Hex, Plan } from "./plan.js";
import { assertSafe } from "./purchase.js";
import { copyArgument, invalidArgument } from "./wallet/argument.js";

/** The parameter of `wallet_sendCalls` (EIP-5792, version 2.0.0). */
export type WalletCalls = {
  version: "2.0.0";
  from: Address;
  /** As a quantity: `"0x14a34"`. */
  chainId: Hex;
  /** Whether all calls have to succeed together: where there is more than one. */
  atomicRequired: boolean;
  /** In order; `value` is wei, as a quantity. */
  calls: { to: Address; data: Hex; value: Hex }[];
};

/**
 * The steps of a plan as one batch: `provider.request({ method: "wallet_sendCalls", params: [toWalletCalls(plan)] })`. A batch has no gas
 * limits: the wallet sets them.
 *
 * @throws {TokenwrightError} as `assertSafe`; `invalid_argument` at `plan.steps` where there is nothing to send, and at
 * `plan.steps[i].after` where the API asks to wait after a step: nothing in a batch waits.
 */
export function toWalletCalls(plan: Plan): WalletCalls {
  const { from, chainId, steps } = assertSafe(copyArgument(plan, "plan"));
  if (steps.length === 0) throw invalidArgument("plan.steps", "empty", "expected at least one step");
  const waiting = steps.findIndex(({ after }) => after !== undefined && after !== null);
  if (waiting >= 0) throw invalidArgument(`plan.steps[${waiting}].after`, "waits", "expected no wait between the calls of a batch");
  return {
    version: "2.0.0",
    from,
    chainId: `0x${chainId.toString(16)}`,
    atomicRequired: steps.length > 1,
    calls: steps.map(({ transaction: { to, data, value } }) => ({ to, data, value })),
  };
}
