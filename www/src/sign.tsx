import { useEffect, useState } from "preact/hooks";
import type { Plan, Step } from "tokenwright";
import type { StepResult } from "tokenwright/wallet";
import { pressAway } from "./attention.ts";
import { Copy } from "./copy.tsx";
import { isOpen, titleEnding } from "./ending.ts";
import { Hex } from "./hex.tsx";
import { Mark } from "./mark.tsx";
import { Plain } from "./plain.tsx";
import type { Session } from "./session.ts";
import { explainRevert } from "./revert.ts";
import { type Run, type State, isPurchase } from "./state.ts";
import { count, groupFindings } from "./verdict.tsx";

/** Act 3: the wallet is asked, step by step. Where a finding blocks there is no control that could ask it. */
export function Sign({ session, onPick }: { session: Session; onPick: () => void }) {
  const { check, run } = session.state;
  return (
    <section id="sign" class="act" aria-labelledby="sign-title">
      <h2 id="sign-title" tabIndex={-1}><span class="number" aria-hidden="true">3</span> Sign</h2>
      {check.status === "checked" ? <Signing session={session} plan={check.plan} run={run} onPick={onPick} /> : <p class="quiet">{explainNothing(session.state)}</p>}
    </section>
  );
}

function explainNothing({ operation, check }: State): string {
  return operation.leadsTo === "nothing" || check.status === "nothing" ? "Nothing to sign for this operation." : "Nothing to sign yet.";
}

function Signing({ session, plan, run, onPick }: { session: Session; plan: Plan; run: Run; onPick: () => void }) {
  const { wallet } = session.state;
  const { block, warn } = groupFindings(plan.findings);
  if (block.length > 0 || wallet === null) {
    return (
      <>
        <p><strong>Sending is off.</strong> {count(block.length, "check")} {block.length === 1 ? "blocks" : "block"} this plan.</p>
        <Stepper steps={plan.rejected} results={[]} wallet="" />
      </>
    );
  }
  if (plan.steps.length === 0) return <p><strong>Nothing to sign.</strong> The server says that it has sent everything.</p>;
  const results = run.status === "running" ? run.steps : run.status === "ended" ? run.result.steps : [];
  return (
    <>
      <Stepper steps={plan.steps} results={results} wallet={wallet.info.name} />
      {run.status === "none" && (
        <>
          <button type="button" class="primary" onClick={session.send}>{nameSend(plan.steps, warn.length)}</button>
          <p class="quiet">
            With {wallet.info.name}. <button type="button" class="link" onClick={onPick}>Use another wallet</button>
          </p>
        </>
      )}
      {run.status === "running" && (
        <>
          <p>Answer in {wallet.info.name}.</p>
          {plan.steps.length > 1 && <WhySeveral steps={plan.steps} />}
          <button type="button" id="stop" onClick={session.stop}>Stop waiting</button>
        </>
      )}
      {run.status === "ended" && <Ended run={run} session={session} />}
    </>
  );
}

function Stepper({ steps, results, wallet }: { steps: readonly Step[]; results: readonly StepResult[]; wallet: string }) {
  return (
    <ol class="stepper">
      {steps.map((step, index) => {
        const result = results[index];
        const active = result?.state === "confirming" || result?.state === "pending";
        return (
          <li data-state={result?.state ?? "waiting"} aria-current={active ? "step" : undefined}>
            <p><strong><Plain text={step.summary} /></strong></p>
            <p class="quiet">
              {active && `Step ${index + 1} of ${steps.length}: `}
              <Progress step={step} result={result} wallet={wallet} delay={results[index - 1]?.state === "mined" ? steps[index - 1]?.after : undefined} />
            </p>
            {result !== undefined && "hash" in result && result.hash !== undefined && (
              <p class="copyable fine"><Hex value={result.hash} size={8} /><Copy text={result.hash} what={`hash of step ${index + 1}`} /></p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const past: Record<Step["kind"], string> = { approve_reset: "Allowance set to zero", approve: "Allowed", buy: "Bought", call: "Done" };

function Progress({ step, result, wallet, delay }: { step: Step; result: StepResult | undefined; wallet: string; delay: number | undefined }) {
  switch (result?.state) {
    case undefined:
      return <>{delay === undefined ? "Not sent" : `The API asks to wait ${delay} s before it`}</>;
    case "confirming":
      return <>Confirm in {wallet}</>;
    case "pending":
      return <>Waiting for the block, <Seconds /></>;
    case "mined":
      return <><Mark severity="ok" /> {past[step.kind]}, block {Number(result.receipt.blockNumber)}, gas {Number(result.receipt.gasUsed).toLocaleString("en")}</>;
    case "rejected":
      return <><Mark severity="warn" /> You said no</>;
    case "reverted":
      return <><Mark severity="block" /> Reverted: <Plain text={explainRevert(result)} /></>;
    case "stopped":
      return <><Mark severity="warn" /> <Plain text={result.reason} /></>;
  }
}

function Seconds() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <>{seconds} s</>;
}

/** How it ended, and what became of what was sent. */
function Ended({ run, session }: { run: Run & { status: "ended" }; session: Session }) {
  const { result, outcome } = run;
  const done = result.status === "done";
  const sent = result.steps.some((step) => "hash" in step && step.hash !== undefined);
  return (
    <div class="ended">
      <h3 id="ended" tabIndex={-1}>{titleEnding(result)}</h3>
      {!sent && <p>Nothing was sent.</p>}
      {isOpen(result) && <p>A transaction is on its way and may still be mined. Look for it before you start again.</p>}
      {sent && outcome === null && !isOpen(result) && <p>The balances could not be read again.</p>}
      <button type="button" class={done ? undefined : "primary"} onClick={pressAway("sign", session.recheck)}>{done ? (isPurchase(session.state) ? "Buy again" : "Check again") : "Start again"}</button>
    </div>
  );
}

const verbs: Record<Step["kind"], string> = { approve_reset: "set the allowance to zero", approve: "allow", buy: "buy", call: "call" };

/** "Allow, then buy (2 confirmations)" */
function nameSend(steps: readonly Step[], warnings: number): string {
  const confirmations = `(${count(steps.length, "confirmation")})`;
  if (warnings > 0) return `Sign with ${count(warnings, "warning")} ${confirmations}`;
  const acts = steps.map(({ kind }) => verbs[kind]).join(", then ");
  return `${acts.charAt(0).toUpperCase()}${acts.slice(1)} ${confirmations}`;
}

function WhySeveral({ steps }: { steps: readonly Step[] }) {
  return (
    <details>
      <summary>Why {steps.length} confirmations?</summary>
      <p class="quiet">
        {steps.some(({ kind }) => kind === "buy")
          ? "The listing can only take what you allow it. First you allow exactly the cost, then you buy."
          : "Each is a transaction of its own: what may be spent, what the builder may take, then the token."}
      </p>
    </details>
  );
}
