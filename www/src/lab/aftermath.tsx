import { pressAway } from "../attention.ts";
import { Copy } from "../copy.tsx";
import { createTokenByExternalId } from "../operations/create-token-by-external-id.ts";
import { createTokenTransaction } from "../operations/create-token-transaction.ts";
import { hashOf, hashOfAttack } from "../route.ts";
import { count } from "../verdict.tsx";
import { attacks } from "./attacks.ts";
import type { AttackName } from "./names.ts";
import { writeReport } from "./report.ts";
import { type Trial, countQuestions, isBlocked, isPlan } from "./trial.ts";
import { isQuestion } from "./world.ts";

/** How often one random byte was flipped, and how often that was stopped. */
export type Tally = { tried: number; stopped: number };

/** What the wallet heard of an attack, and what to do next. */
export function Aftermath({ trial, tally, onChoose }: { trial: Trial; tally: Tally; onChoose: (attack: AttackName) => void }) {
  const { attack, plan, refusal, hacked, calls } = trial;
  const honest = attack.answer === "purchase" ? "honest_answer" : "honest_creation";
  const next = attacks[(attacks.indexOf(attack) + 1) % attacks.length] ?? attack;
  return (
    <>
      {isBlocked(trial) ? (
        <p>
          <strong>Sending is off.</strong>{" "}
          {refusal === null ? "There is no plan to send." : <>The lab tried all the same: <code>sendPlan</code> threw <code>{refusal}</code>.</>}
        </p>
      ) : hacked !== null ? <p>A stand-in for your wallet was asked, and said no.</p>
        : <p>{isPlan(plan) && count(plan.steps.length, "step")} could be sent. The lab sends nothing: <a href={hashOf(attack.answer === "purchase" ? createTokenByExternalId : createTokenTransaction)}>do it for real in Ask</a>.</p>}
      <p class="questions">Wallet requests made: <b>{countQuestions(trial)}</b></p>
      {calls.length === 0 ? <p>Its provider was not called at all.</p> : (
        <details open>
          <summary>{count(calls.length, "call")} to its provider</summary>
          <ol class="calls">
            {fold(calls).map(([method, times]) => (
              <li><code>{method}</code> {times > 1 && `× ${times}`} <span class="quiet">{isQuestion(method) ? "asks you" : "reads"}</span></li>
            ))}
          </ol>
        </details>
      )}
      {tally.tried > 0 && (
        <p>
          Any byte: <b>{tally.stopped} of {tally.tried}</b> stopped.
          {tally.stopped < tally.tried && " The rest hit what only the server can know: a warning names it."}
        </p>
      )}
      {attack.name === "any_byte" && <button type="button" onClick={() => onChoose("any_byte")}>Another byte</button>}
      <button type="button" class="primary" onClick={() => onChoose(next.name)}>Next attack</button>
      {attack.name !== honest && <button type="button" onClick={pressAway("sign", () => onChoose(honest))}>Use the honest answer</button>}
      <div class="fills">
        <Copy text={new URL(hashOfAttack(attack.name), location.href).href} what="link" label="Copy link" />
        <Copy text={writeReport(trial, tally)} what="report" label="Copy report" />
      </div>
    </>
  );
}

/** Each method with how often it was called in a row. */
function fold(calls: readonly string[]): [method: string, times: number][] {
  const folded: [string, number][] = [];
  for (const method of calls) {
    const last = folded.at(-1);
    if (last?.[0] === method) last[1] += 1;
    else folded.push([method, 1]);
  }
  return folded;
}
