import { useEffect } from "preact/hooks";
import { bring } from "../attention.ts";
import { announce } from "../status.tsx";
import { countFindings } from "../verdict.tsx";
import { titleTrial } from "./judgement.tsx";
import { type Trial, isPlan } from "./trial.ts";

/** Screen readers hear each verdict, and in one column the verdict takes the focus: beside the list that keeps it, it is only seen. */
export function useTelling(trial: Trial | null): void {
  useEffect(() => {
    const verdict = document.getElementById("verdict");
    if (trial === null || verdict === null) return;
    announce([titleTrial(trial), isPlan(trial.plan) ? countFindings(trial.plan.findings) : ""].join(" ").trim());
    bring(verdict);
  }, [trial]);
}
