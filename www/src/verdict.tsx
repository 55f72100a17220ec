import type { ComponentChildren } from "preact";
import type { Finding as FoundOut, Plan } from "tokenwright";
import type { Failure } from "./failure.ts";
import { Finding } from "./finding.tsx";
import { Mark, type Severity } from "./mark.tsx";
import { Plain } from "./plain.tsx";
import { StepCard } from "./step.tsx";
import type { Terms } from "./terms.ts";

const openNotes = 3;

type BannerProps = { severity: Severity; title: string; text?: string; children?: ComponentChildren };

/** The first thing that is read. A visitor is taken to it by its id. */
export function Banner({ severity, title, text, children }: BannerProps) {
  return (
    <div class="verdict" data-severity={severity}>
      <h3 id="verdict" tabIndex={-1}><Mark severity={severity} /> {title}</h3>
      {text !== undefined && <p>{text}</p>}
      {children}
    </div>
  );
}

/** What went wrong on the way to a verdict. */
export function FailureCard({ failure, children }: { failure: Failure; children?: ComponentChildren }) {
  const { title, advice, said, issues, requestId } = failure;
  return (
    <div class="failure">
      <h3 id="verdict" tabIndex={-1}><Mark severity="block" /> {title}</h3>
      {advice !== "" && <p><Plain text={advice} /></p>}
      {said !== undefined && <p class="quiet"><Plain text={said} /></p>}
      {issues !== undefined && issues.length > 0 && (
        <ul>
          {issues.map(({ path, message }) => <li><code>{path || "the whole"}</code> <Plain text={message} /></li>)}
        </ul>
      )}
      {requestId !== undefined && <p class="fine">Request ID for its support: <code><Plain text={requestId} /></code></p>}
      {children}
    </div>
  );
}

/** The plan with its verdict, its findings and its steps. */
export function Checked({ plan, terms }: { plan: Plan; terms: Terms }) {
  return (
    <div class="checked">
      <Verdict plan={plan} terms={terms} />
      <Findings findings={plan.findings} />
      <Steps plan={plan} />
    </div>
  );
}

function Verdict({ plan, terms }: { plan: Plan; terms: Terms }) {
  const { block, warn } = groupFindings(plan.findings);
  const title = titleVerdict(plan);
  if (block.length > 0) return <Banner severity="block" title={title} />;
  return (
    <Banner severity={warn.length > 0 ? "warn" : "ok"} title={title} text={terms.basis}>
      <dl class="compare">
        <div><dt>You asked</dt><dd>{terms.asked}</dd></div>
        <div><dt>You sign</dt><dd>{plan.steps.map(({ summary }) => <span><Plain text={summary} /></span>)}</dd></div>
      </dl>
    </Banner>
  );
}

export function titleVerdict({ findings }: Plan): string {
  const { block, warn } = groupFindings(findings);
  if (block.length > 0) return "Stopped. Nothing was sent.";
  return warn.length > 0 ? `Matches, with ${count(warn.length, "warning")}` : "Matches your request";
}

function Findings({ findings }: { findings: readonly FoundOut[] }) {
  const { block, warn, info } = groupFindings(findings);
  const card = (finding: FoundOut, index: number) => <Finding finding={finding} id={`finding-${finding.severity}-${index}`} />;
  return (
    <>
      {block.map(card)}
      {warn.map(card)}
      {info.length <= openNotes ? info.map(card) : <details><summary>{info.length} notes</summary>{info.map(card)}</details>}
    </>
  );
}

export function Steps({ plan }: { plan: Plan }) {
  const rejected = plan.steps.length === 0;
  const steps = rejected ? plan.rejected : plan.steps;
  return (
    <>
      {steps.map((step, index) => <StepCard key={step.digest} step={step} number={index + 1} rejected={rejected} />)}
    </>
  );
}

export function groupFindings(findings: readonly FoundOut[]): Record<FoundOut["severity"], FoundOut[]> {
  const bySeverity = (severity: FoundOut["severity"]) =>
    findings.filter((finding) => finding.severity === severity).sort((a, b) => (a.step ?? -1) - (b.step ?? -1));
  return { block: bySeverity("block"), warn: bySeverity("warn"), info: bySeverity("info") };
}

/** "1 blocked · 1 warning · 2 notes" */
export function countFindings(findings: readonly FoundOut[]): string {
  const { block, warn, info } = groupFindings(findings);
  const parts = [
    block.length > 0 && `${block.length} blocked`,
    warn.length > 0 && count(warn.length, "warning"),
    info.length > 0 && count(info.length, "note"),
  ];
  return parts.filter(Boolean).join(" · ");
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
