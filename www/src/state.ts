import type { Address, IntegrationToken, Plan, PurchaseIntent } from "tokenwright";
import type { Eip1193Provider, SendResult, StepResult } from "tokenwright/wallet";
import type { Failure } from "./failure.ts";
import { type FieldName, type Form, type Problems, firstForm, purchaseFields } from "./form.ts";
import type { Outcome } from "./outcome.ts";
import type { Sandbox } from "./sandbox.ts";

/** A wallet that announced itself (EIP-6963). */
export type Wallet = { info: { uuid: string; name: string; icon: string; rdns: string }; provider: Eip1193Provider };

/** The wallet that the page works with, and the account that it offers. */
export type Chosen = Wallet & { address: Address };

export type Answer =
  | { status: "none" }
  | { status: "asking" }
  | { status: "failed"; failure: Failure }
  | { status: "answered"; token: IntegrationToken; at: Date };

export type Check =
  | { status: "none" }
  /** The chain is read through a wallet, and there is none yet. */
  | { status: "walletless" }
  | { status: "checking" }
  | { status: "wrong_chain"; chainId: number; refusal?: string }
  | { status: "failed"; failure: Failure }
  /** A field was edited since. */
  | { status: "stale"; since: "request" | "purchase" }
  | { status: "checked"; plan: Plan; intent: PurchaseIntent };

export type Run =
  | { status: "none" }
  | { status: "running"; steps: readonly StepResult[] }
  | { status: "ended"; result: SendResult; outcome: Outcome | null };

export type State = {
  form: Form;
  /** Shown at the fields. */
  problems: Problems;
  /** Shown above the form: with what it came back when it was sent, and how often it did. */
  refusal: { problems: Problems; count: number };
  answer: Answer;
  check: Check;
  run: Run;
  wallet: Chosen | null;
};

export type Action =
  | { type: "edit"; name: FieldName; value: string | boolean }
  | { type: "problems" | "refuse"; problems: Problems }
  | { type: "answer"; answer: Answer }
  | { type: "check"; check: Check }
  | { type: "run"; run: Run }
  | { type: "step"; step: StepResult }
  | { type: "wallet"; wallet: Chosen | null };

export function firstState(sandbox: Sandbox | null): State {
  return {
    form: firstForm(sandbox),
    problems: {},
    refusal: { problems: {}, count: 0 },
    answer: { status: "none" },
    check: { status: "none" },
    run: { status: "none" },
    wallet: null,
  };
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "edit": {
      const form = { ...state.form, [action.name]: action.value };
      const { [action.name]: _, ...problems } = state.problems;
      const { [action.name]: __, ...refused } = state.refusal.problems;
      const edited = { ...state, form, problems, refusal: { ...state.refusal, problems: refused } };
      if (state.answer.status !== "answered") return edited;
      // What was checked is not what the fields say any more: there must be nothing to send.
      const since = purchaseFields.includes(action.name) && state.check !== staleRequest ? "purchase" : "request";
      return { ...edited, check: since === "request" ? staleRequest : { status: "stale", since }, run: { status: "none" } };
    }
    case "problems":
      return { ...state, problems: action.problems };
    case "refuse": {
      const { problems } = action;
      const refused = Object.keys(problems).length > 0;
      return { ...state, problems, refusal: { problems, count: state.refusal.count + (refused ? 1 : 0) } };
    }
    case "answer":
      return { ...state, answer: action.answer, check: { status: "none" }, run: { status: "none" } };
    case "check":
      return { ...state, check: action.check, run: { status: "none" } };
    case "run":
      return { ...state, run: action.run };
    case "step": {
      const { run } = state;
      if (run.status === "none") return state;
      const steps = [...(run.status === "running" ? run.steps : run.result.steps)];
      steps[action.step.index] = action.step;
      // A wallet may confirm what nobody waits for any more.
      return { ...state, run: run.status === "running" ? { ...run, steps } : { ...run, result: { ...run.result, steps } } };
    }
    case "wallet":
      return { ...state, wallet: action.wallet };
  }
}

export const staleRequest: Check = { status: "stale", since: "request" };
