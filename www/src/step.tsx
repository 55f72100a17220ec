import type { Step } from "tokenwright";
import { nameCall } from "./calls.ts";
import { Copy } from "./copy.tsx";
import { Digest } from "./digest.tsx";
import { Hex } from "./hex.tsx";
import { Plain } from "./plain.tsx";
import { Words } from "./words.tsx";

/** One transaction of the plan: what it does, in words, and what it is, in bytes. */
export function StepCard({ step, number, rejected }: { step: Step; number: number; rejected: boolean }) {
  const { chainId, to, data, value, gas } = step.transaction;
  const id = `step-${number}`;
  return (
    <article class="step" data-rejected={rejected || undefined} aria-labelledby={id}>
      <h3 id={id}>
        <span class="quiet">Step {number}{rejected && ", not sent"}</span> <Plain text={step.summary} />
      </h3>
      <dl class="facts">
        <div>
          <dt>Chain</dt>
          <dd>{Number(chainId)}</dd>
        </div>
        <div>
          <dt>Contract</dt>
          <dd class="copyable"><Hex value={to} /><Copy text={to} what={`contract of step ${number}`} /></dd>
        </div>
        <div>
          <dt>Calls</dt>
          <dd class="mono">{nameCall(data)}</dd>
        </div>
        <div>
          <dt>Value</dt>
          <dd>{BigInt(value) === 0n ? "0, no ether moves" : `${BigInt(value)} wei`}</dd>
        </div>
        {gas !== undefined && <div><dt>Gas</dt><dd>{Number(gas).toLocaleString("en")}</dd></div>}
      </dl>
      <Digest digest={step.digest} step={number} />
      <Words data={data} />
    </article>
  );
}
