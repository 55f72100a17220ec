import type { Hex, Step } from "../plan.js";
import { ABORTED } from "./abort.js";
import { isBusy, isRejection } from "./fault.js";
import { wordsOf } from "./layer.js";
import { ProviderFault } from "./provider.js";
import type { Receipt } from "./receipt.js";
import { findRevert } from "./revert.js";

/**
 * Why a plan stopped, as a word that programs can rely on.
 *
 * - `aborted`: the caller's `signal` fired. A transaction with a `hash` stays sent.
 * - `wrong_account`: the wallet does not offer the plan's account, or no longer does.
 * - `wrong_chain`: the wallet is not on the plan's chain, or no longer is. A transaction with a `hash` stays sent.
 * - `unknown_chain`: the wallet does not know the plan's chain, and `chain` was not given.
 * - `price_changed`: the price has risen since the plan was made.
 * - `listing_changed`: the contract now sells something else.
 * - `price_unread`: the price could not be read again.
 * - `mined_differs`: what was mined is not what was planned. Say it loudly.
 * - `mined_wrapped`: it was mined inside another transaction of the account, as smart accounts do. Whether it did what it should, and what
 *   else was done, cannot be read there.
 * - `cancelled`: the user cancelled it in the wallet. `replacedBy` is the empty transaction that was mined instead.
 * - `replaced`: another transaction was mined in its place: `replacedBy`. Say it loudly.
 * - `unclear`: an earlier run ended while the wallet was asking, so that nobody here knows whether it was sent.
 * - `wallet_busy`: another request is open in the wallet (-32002).
 * - `wallet_failed`: the wallet, or the node behind it, failed in another way. Where a `hash` is given, the transaction is sent.
 */
export type StopCode =
  | "aborted"
  | "wrong_account"
  | "wrong_chain"
  | "unknown_chain"
  | "price_changed"
  | "listing_changed"
  | "price_unread"
  | "mined_differs"
  | "mined_wrapped"
  | "cancelled"
  | "replaced"
  | "unclear"
  | "wallet_busy"
  | "wallet_failed";

/**
 * What finds a step again, before a reload and after it. One that was sent alone has a `hash`, one in a batch (EIP-5792) the `bundle` that
 * the wallet calls it by, and the `hash` of its transaction once that is mined.
 */
export type Trace = {
  hash?: Hex;
  /** The sender's nonce: a transaction that is mined with it and is not this one has taken its place. */
  nonce?: Hex;
  /** The hash that the wallet gave first, where the user has changed the fee since. */
  replaces?: Hex;
  bundle?: string;
};

/**
 * How a step ended without being mined as planned. `reason` is for the user: of a revert, the contract's own words, else a sentence. Show
 * it as text, for wallets and contracts are quoted in it.
 */
export type Ending =
  /** With a trace it was sent before: the user only said no to going on. */
  | { state: "rejected"; reason: string }
  /** Without a trace the wallet foresaw the revert and, unless it misbehaves, sent nothing. */
  | { state: "reverted"; reason: string; revertData?: Hex; receipt?: Receipt }
  /** `asked`: the wallet was asked to send it, and gave no clear answer. */
  | { state: "stopped"; code: StopCode; reason: string; receipt?: Receipt; replacedBy?: Hex; asked?: true };

/** What has become of a step. */
export type StepChange = Trace &
  (
    /** The wallet is asking the user. */
    | { state: "confirming" }
    /** It is sent. Told again when the nonce is known, and when the user has changed the fee. */
    | { state: "pending" }
    /** It is on the chain, did not revert, and is what was planned. */
    | { state: "mined"; hash: Hex; receipt: Receipt }
    | Ending
  );

/** Where a step of the plan is: plain data that survives JSON, a new object at each change. `index` is its place in `plan.steps`. */
export type StepResult = { index: number; kind: Step["kind"] } & StepChange;

/** Ends the plan from any depth; `sendPlan` and `switchChain` turn it into a status. */
export class Ended extends Error {
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(ending.reason);
    this.ending = ending;
  }
}

/** An `Ended` that stops, to be thrown. */
export function stop(code: StopCode, reason: string, known: { receipt?: Receipt; replacedBy?: Hex } = {}): Ended {
  return new Ended({ state: "stopped", code, reason, ...known });
}

/** The requests that a wallet simulates: of no other does a revert say anything. */
const SENDING = ["eth_sendTransaction", "wallet_sendCalls"];

/** How an exception ends the plan. What neither the wallet nor the signal threw is thrown on: it is a mistake in a program. */
export function readEnding(error: unknown): Ending {
  if (error instanceof Ended) return error.ending;
  if (error === ABORTED) return { state: "stopped", code: "aborted", reason: "Stopped on request." };
  if (!(error instanceof ProviderFault)) throw error;
  if (isRejection(error)) return { state: "rejected", reason: "Rejected in the wallet." };
  if (isBusy(error)) return { state: "stopped", code: "wallet_busy", reason: "The wallet has another request open. Answer it there first." };
  const revert = SENDING.includes(error.method) ? findRevert(error) : null;
  if (revert !== null) return { state: "reverted", ...revert };
  return { state: "stopped", code: "wallet_failed", reason: `The wallet failed: ${wordsOf(error)}` };
}
