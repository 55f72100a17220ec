import { useEffect, useRef } from "preact/hooks";
import type { StepResult } from "tokenwright/wallet";
import { isDifferent, titleEnding } from "./ending.ts";
import type { Check, State } from "./state.ts";
import { announce, interrupt } from "./status.tsx";
import { countFindings, titleVerdict } from "./verdict.tsx";

const narrow = matchMedia("(max-width: 767px)");

/** What screen readers are told, what is brought into view, and where the focus goes. */
export function useAttention({ answer, check, run, refusal }: State): void {
  // What is to be fixed comes first: a form that came back takes the focus to its summary.
  useEffect(() => {
    if (refusal.count > 0) document.getElementById("problems")?.focus();
  }, [refusal.count]);

  // Where an answer led to a verdict, the verdict is seen: in one column it takes the focus along.
  const seen = useRef(answer);
  useEffect(() => {
    announceCheck(check);
    // Without a verdict the answer itself is what there is to see.
    const verdict = document.getElementById(check.status === "nothing" ? "answer" : "verdict");
    if (verdict === null || seen.current === answer) return;
    seen.current = answer;
    if (document.activeElement?.id !== "problems") bring(verdict);
  }, [check, answer]);

  // While a plan is sent, the focus stays with its buttons, and goes on to the outcome when the last one is gone.
  useEffect(() => {
    if (run.status === "none") return;
    const abandoned = document.activeElement === document.body;
    if (run.status === "running") {
      const step = run.steps.at(-1);
      if (step !== undefined) announce(describeStep(step));
      if (abandoned) document.getElementById("stop")?.focus();
      return;
    }
    if (isDifferent(run.result)) interrupt("What was mined is not what was planned.");
    else announce(titleEnding(run.result));
    const end = document.getElementById("receipt") ?? document.getElementById("ended");
    if (abandoned && end !== null) bring(end, true);
  }, [run]);
}

/** For a button that goes away when it is pressed: the focus goes to the heading of its act, not to nowhere. */
export function pressAway(act: "check" | "sign", press: () => void): () => void {
  return () => {
    document.getElementById(`${act}-title`)?.focus({ preventScroll: true });
    press();
  };
}

/** Scrolls to a heading. In one column it takes the focus along. */
export function bring(heading: HTMLElement, focus = narrow.matches): void {
  heading.scrollIntoView({ block: narrow.matches ? "start" : "nearest" });
  if (focus) heading.focus({ preventScroll: true });
}

function announceCheck(check: Check): void {
  if (check.status === "checked") announce(`${titleVerdict(check.plan).replace(/\.$/, "")}. ${countFindings(check.plan.findings)}`);
  if (check.status === "failed") announce(check.failure.title);
  if (check.status === "walletless") announce("Choose a wallet: the check reads the chain through it.");
  if (check.status === "wrong_chain") announce(check.refusal ?? `The wallet is not on chain ${check.chainId}.`);
}

function describeStep({ index, state }: StepResult): string {
  const step = `Step ${index + 1}`;
  if (state === "confirming") return `${step}: confirm in your wallet.`;
  if (state === "pending") return `${step}: waiting for the block.`;
  return state === "mined" ? `${step} is on the chain.` : `${step} ended.`;
}
