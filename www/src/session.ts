import { useReducer, useRef } from "preact/hooks";
import { isTokenwrightError } from "tokenwright";
import { describeFailure } from "./failure.ts";
import { fillParams, requestConfig, requestParams, sameRequest } from "./form.ts";
import { purchaseFields } from "./intent.ts";
import { findOffer } from "./offer.ts";
import { operations } from "./operations/index.ts";
import type { Form, Operation } from "./operations/operation.ts";
import { afterPress } from "./press.ts";
import { type Problems, sortIssues } from "./problems.ts";
import { usePurchase } from "./purchase.ts";
import { routedPlace } from "./route.ts";
import type { Sandbox } from "./sandbox.ts";
import { type State, fieldsOf, findProblems, firstState, formOf, reduce, staleRequest } from "./state.ts";
import { announce } from "./status.tsx";

/** All that a visitor asks, checks and signs: the state of the page, and what can be done to it. */
export function useSession(sandbox: Sandbox | null) {
  const [state, dispatch] = useReducer(reduce, sandbox, (sandbox) => {
    const place = routedPlace();
    return firstState(sandbox, place?.tab === "ask" ? place.operation : operations[0]);
  });
  const now = useRef(state);
  now.current = state;
  const asking = useRef<AbortController>(undefined);
  const purchase = usePurchase(sandbox, now, dispatch);

  async function ask(): Promise<void> {
    const { operation } = now.current;
    const form = formOf(now.current);
    const problems = findProblems(now.current);
    dispatch({ type: "refuse", problems });
    if (Object.keys(problems).length > 0) return;

    purchase.forget();
    const own = new AbortController();
    asking.current = own;
    dispatch({ type: "answer", answer: { status: "asking" } });
    announce("Asking the API.");
    try {
      const answer = await operation.send(requestParams(operation, form), requestConfig(form), { signal: own.signal, timeoutMs: 30_000 });
      if (asking.current !== own) return;
      dispatch({ type: "answer", answer: { status: "answered", answer, at: new Date() } });
      const offer = findOffer(answer);
      if (offer === null) {
        dispatch({ type: "check", check: { status: "nothing" } });
        announce("The API answered.");
      } else if (sameRequest(operation, form, formOf(now.current))) await purchase.check(offer, now.current.wallet);
      else dispatch({ type: "check", check: staleRequest });
    } catch (error) {
      if (asking.current !== own) return;
      const failure = describeFailure(error, operation.method);
      dispatch({ type: "answer", answer: { status: "failed", failure } });
      dispatch({ type: "refuse", problems: refusedFields(now.current, error) });
      announce(`${failure.title}. ${failure.advice}`);
    }
  }

  /** Shows an operation, as it was left; its last answer is gone. */
  function visit(operation: Operation): void {
    if (operation === now.current.operation) return;
    purchase.forget();
    asking.current?.abort();
    asking.current = undefined;
    dispatch({ type: "operation", operation });
    announce(`${operation.title}, ${operation.api}.`);
  }

  function edit(changes: Form): void {
    purchase.forget();
    dispatch({ type: "edit", changes });
  }

  /** Fills in an example. What is wrong with it is told at once: nobody is still typing it. */
  function fill(example: Form): void {
    const { operation } = now.current;
    const changes = fillParams(operation, example);
    edit(changes);
    const problems = Object.entries(findProblems(reduce(now.current, { type: "edit", changes })));
    dispatch({ type: "refuse", problems: Object.fromEntries(problems.filter(([name]) => name in changes)) });
  }

  /** What was filled in is judged once its field is left. A purchase that was edited is checked again. */
  function leave(name: string): void {
    const problem = findProblems(now.current)[name];
    const filled = String(formOf(now.current)[name]).trim() !== "";
    if (problem !== undefined && filled) dispatch({ type: "problems", problems: { ...now.current.problems, [name]: problem } });
    else if (purchaseFields.some((field) => field.name === name)) purchase.recheck();
  }

  return { ...purchase, state, ask, visit, edit, fill, leave: (name: string) => afterPress(() => leave(name)), cancel: () => asking.current?.abort() };
}

export type Session = ReturnType<typeof useSession>;

/** What the API said of fields. Of the access token it speaks by its status. */
function refusedFields(state: State, error: unknown): Problems {
  const { problems } = sortIssues(fieldsOf(state), error);
  if (isTokenwrightError(error) && error.status === 401) problems["config.accessToken"] = "Enter a token that the API accepts";
  return problems;
}
