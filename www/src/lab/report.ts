import { version } from "tokenwright/package.json";
import type { Tally } from "./aftermath.tsx";
import { type Trial, countQuestions, isBlocked } from "./trial.ts";

/** What an attack changed and what came of it, for a bug report. It holds no form field, no token and no address of the page. */
export function writeReport(trial: Trial, tally: Tally): string {
  const { attack: { name, title, line }, changed, plan, refusal, hacked, calls } = trial;
  const report = {
    tokenwright: version, attack: { name, title, line }, changed, stopped: isBlocked(trial), walletRequests: countQuestions(trial),
    sendPlan: refusal, providerCalls: calls, plan, ...(hacked !== null && { hacked }), ...(name === "any_byte" && { tally }),
  };
  return JSON.stringify(report, null, 2);
}
