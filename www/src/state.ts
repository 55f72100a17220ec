import type { Address, Plan } from "tokenwright";
import type { Eip1193Provider, SendResult, StepResult } from "tokenwright/wallet";
import type { Failure } from "./failure.ts";
import { configFields, firstForm } from "./form.ts";
import { purchaseFields, purchaseProblems } from "./intent.ts";
import { findOffer } from "./offer.ts";
import { operations } from "./operations/index.ts";
import { type Answer as Answered, type Field, type Form, type Operation, paramFields } from "./operations/operation.ts";
import type { Outcome } from "./outcome.ts";
import { type Problems, requestProblems, settle } from "./problems.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Terms } from "./terms.ts";

/** A wallet that announced itself (EIP-6963). */
export type Wallet = { info: { uuid: string; name: string; icon: string; rdns: string }; provider: Eip1193Provider };

/** The wallet that the page works with, and the account that it offers. */
export type Chosen = Wallet & { address: Address };

export type Answer =
  | { status: "none" }
  | { status: "asking" }
  | { status: "failed"; failure: Failure }
  | { status: "answered"; answer: Answered; at: Date };

export type Check =
  | { status: "none" }
  /** The answer offers nothing that could be bought. */
  | { status: "nothing" }
  /** The chain is read through a wallet, and there is none yet. */
  | { status: "walletless" }
  | { status: "checking" }
  | { status: "wrong_chain"; chainId: number; refusal?: string }
  | { status: "failed"; failure: Failure }
  /** A field was edited since. */
  | { status: "stale"; since: "request" | "purchase" }
  | { status: "checked"; plan: Plan; terms: Terms };

export type Run =
  | { status: "none" }
  | { status: "running"; steps: readonly StepResult[] }
  | { status: "ended"; result: SendResult; outcome: Outcome | null };

export type State = {
  operation: Operation;
  /** Of each operation, so that what was typed is there again when somebody comes back. */
  forms: Record<string, Form>;
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
  | { type: "operation"; operation: Operation }
  | { type: "edit"; changes: Form }
  | { type: "problems" | "refuse"; problems: Problems }
  | { type: "answer"; answer: Answer }
  | { type: "check"; check: Check }
  | { type: "run"; run: Run }
  | { type: "step"; step: StepResult }
  | { type: "wallet"; wallet: Chosen | null };

const untouched = { problems: {}, answer: { status: "none" }, check: { status: "none" }, run: { status: "none" } } as const;

export function firstState(sandbox: Sandbox | null, operation: Operation): State {
  const forms = Object.fromEntries(operations.map((operation) => [operation.name, firstForm(operation, sandbox)]));
  return { operation, forms, refusal: { problems: {}, count: 0 }, wallet: null, ...untouched };
}

export function formOf({ forms, operation }: State): Form {
  return forms[operation.name] ?? {};
}

/** Every field to which a fault can belong. */
export function fieldsOf({ operation }: State): readonly Field[] {
  return [...paramFields(operation), ...configFields(operation, null), ...purchaseFields];
}

/** Whether the form asks what to buy: from the start, or once an answer offers something. */
export function isPurchase({ operation, answer }: State): boolean {
  return operation.leadsTo === "purchase" || (answer.status === "answered" && findOffer(answer.answer)?.kind === "purchase");
}

/** Whether acts 2 and 3 have something to do, or will have. */
export function leadsToPlan(state: State): boolean {
  return isPurchase(state) || state.operation.leadsTo === "transactions";
}

/** All that is wrong with the form, told or not. */
export function findProblems(state: State): Problems {
  const form = formOf(state);
  return { ...requestProblems(state.operation, fieldsOf(state), form), ...(isPurchase(state) && purchaseProblems(form)) };
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "operation":
      return { ...state, ...untouched, operation: action.operation, refusal: { ...state.refusal, problems: {} } };
    case "edit":
      return edit(state, action.changes);
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

function edit(state: State, changes: Form): State {
  const form = { ...formOf(state), ...changes };
  const next = { ...state, forms: { ...state.forms, [state.operation.name]: form } };
  const names = Object.keys(changes);
  const [before, after] = [findProblems(state), findProblems(next)];
  const settled = (shown: Problems) => settle(shown, before, after, names);
  const edited = { ...next, problems: settled(state.problems), refusal: { ...state.refusal, problems: settled(state.refusal.problems) } };
  if (state.answer.status !== "answered" || findOffer(state.answer.answer) === null) return edited;
  // What was checked is not what the fields say any more: there must be nothing to send.
  const isBuying = names.every((name) => purchaseFields.some((field) => field.name === name));
  const check: Check = isBuying && state.check !== staleRequest ? { status: "stale", since: "purchase" } : staleRequest;
  return { ...edited, check, run: { status: "none" } };
}

export const staleRequest: Check = { status: "stale", since: "request" };
