import { checksumAddress } from "tokenwright";
import type { Address, Finding as FoundOut, Plan } from "tokenwright";
import { Finding } from "../finding.tsx";
import { Banner, FailureCard, Steps, count, groupFindings, titleVerdict } from "../verdict.tsx";
import { Difference } from "./difference.tsx";
import { Hacked } from "./hacked.tsx";
import { type Trial, isPlan } from "./trial.ts";

export function titleTrial({ plan, hacked }: Trial): string {
  if (hacked !== null) return "Not stopped: the page itself lies.";
  return isPlan(plan) ? titleVerdict(plan) : "Stopped. Nothing was sent.";
}

/** The verdict on a changed answer: the finding that tells it first and whole, all else folded. */
export function Judgement({ trial }: { trial: Trial }) {
  const { attack, changed, plan, honest, hacked } = trial;
  const title = titleTrial(trial);
  const paths = changed.map((path, index) => <>{index > 0 && ", "}<code>{path}</code></>);
  if (!isPlan(plan)) {
    return (
      <FailureCard failure={{ ...plan, title }}>
        <p>Changed in the answer: {paths}</p>
      </FailureCard>
    );
  }
  if (hacked !== null) return <Hacked title={title} plan={plan} asked={hacked} />;
  const { block, warn, info } = groupFindings(plan.findings);
  const findings = [...block, ...warn, ...info].sort((a, b) => Number(b.code === attack.finding) - Number(a.code === attack.finding));
  const [first, ...rest] = findings;
  return (
    <div class="checked">
      <Banner severity={block.length > 0 ? "block" : warn.length > 0 ? "warn" : "ok"} title={title}>
        <p>{changed.length === 0 ? "Nothing was changed in the answer. 0 false alarms." : <>Changed in the answer: {paths}</>}</p>
      </Banner>
      {first !== undefined && <Finding finding={withAsked(first, honest)} id="finding-first" />}
      <Difference honest={honest.steps} got={plan.steps.length > 0 ? plan.steps : plan.rejected} />
      {rest.length > 0 && (
        <details>
          <summary>{count(rest.length, "more finding")}</summary>
          <div class="checked">{rest.map((finding, index) => <Finding finding={finding} id={`finding-${index}`} />)}</div>
        </details>
      )}
      <details>
        <summary>The plan, as it was checked</summary>
        <div class="checked"><Steps plan={plan} /></div>
      </details>
    </div>
  );
}

const added = new Set(["extra_call", "dangerous_call", "unknown_function"]);

/** A finding that knows no other side gets it from the honest plan: the address at the same place, or that there is no such call. */
function withAsked(finding: FoundOut, honest: Plan): FoundOut {
  const { step, offset = 0, asked, got = "", severity } = finding;
  if (asked !== undefined || severity !== "block" || step === undefined) return finding;
  const word = honest.steps[step]?.transaction.data.slice(2 + 2 * offset, 2 + 2 * (offset + 32)) ?? "";
  const isPlace = /^0x[0-9a-f]{40}$/i.test(got) && offset >= 4 && word.length === 64;
  if (isPlace) return { ...finding, asked: checksumAddress(`0x${word.slice(24)}` as Address) };
  return added.has(finding.code) ? { ...finding, asked: "No such call" } : finding;
}
