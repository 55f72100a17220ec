import { useEffect, useState } from "preact/hooks";
import { AnswerView } from "./answer.tsx";
import { Field, ProblemSummary } from "./field.tsx";
import { type FieldName, exampleId } from "./form.ts";
import type { Purchase } from "./purchase.ts";
import { RequestPreview } from "./request.tsx";
import type { Sandbox } from "./sandbox.ts";

/** Act 1: what is asked of the API, what the visitor wants to buy, and what they know by themselves. */
export function Ask({ purchase, sandbox }: { purchase: Purchase; sandbox: Sandbox | null }) {
  const { form, problems, refusal, answer, run } = purchase.state;
  const [edited, setEdited] = useState(false);
  const asking = answer.status === "asking";
  const folded = answer.status === "answered" && !edited;

  useEffect(() => setEdited(false), [answer]);
  const wrong = Object.keys(problems).length > 0;
  useEffect(() => {
    document.title = document.title.replace(/^(Error: )?/, wrong ? "Error: " : "");
  }, [wrong]);

  const field = (name: FieldName) =>
    ({ name, value: String(form[name]), problem: problems[name], onEdit: purchase.edit, onLeave: purchase.leave });
  const pinned = (["expect.chainId", "expect.contract", "expect.currency", "expect.token"] as const).filter((name) => form[name] !== "");

  return (
    <section id="ask" class="act" aria-labelledby="ask-title" data-folded={folded || undefined}>
      <h2 id="ask-title"><span class="number" aria-hidden="true">1</span> Ask</h2>
      <p class="asked">
        Asked: buy {form.quantity}, {form.external_id}
        <button type="button" class="small" onClick={() => setEdited(true)}>Edit</button>
      </p>
      <form
        noValidate
        aria-busy={asking}
        onSubmit={(event) => {
          event.preventDefault();
          if (!asking) void purchase.ask();
        }}
      >
        <fieldset disabled={run.status === "running"}>
          <ProblemSummary problems={refusal.problems} />
          <fieldset>
            <legend>Create Token by External ID</legend>
            <p class="quiet endpoint">Apex brokerage integration, <code>POST /api/v1/integration/<wbr />tokens/external/<wbr />{"{external_id}"}</code></p>
            <Field {...field("external_id")} label="External ID" mono />
            <div class="tick">
              <input
                id="is_all_market" type="checkbox" checked={form.is_all_market}
                onChange={(event) => purchase.edit("is_all_market", event.currentTarget.checked)}
              />
              <label for="is_all_market">On all markets</label>
            </div>
            {!form.is_all_market && <Field {...field("market_ids")} label="Market IDs" hint="One a line" lines={3} mono />}
          </fieldset>
          <fieldset>
            <legend>What you want to buy</legend>
            <div class="pair">
              <Field {...field("quantity")} label="Quantity" hint="Whole tokens" numeric />
              <Field {...field("maxCost")} label="At most" hint="In all, in its currency" numeric />
            </div>
            <details>
              <summary>What you pin ({pinned.length} of 4)</summary>
              <p class="quiet">What you know by yourself, from a source other than this API. A difference stops the purchase.</p>
              <Field {...field("expect.chainId")} label="Chain" numeric mono />
              <Field {...field("expect.contract")} label="Listing contract" mono />
              <Field {...field("expect.currency")} label="Currency" mono />
              <Field {...field("expect.token")} label="Token" mono />
            </details>
          </fieldset>
          <details open={sandbox === null}>
            <summary>API settings</summary>
            <Field {...field("config.baseUrl")} label="Base URL" hint={sandbox === null ? "The host that your Apex contract names" : "The sandbox, on this machine"} mono />
            <Field {...field("config.accessToken")} label="Access token" hint="Stays in this tab's memory" secret mono />
            {sandbox !== null && <Provoke purchase={purchase} />}
          </details>
          <div class="actions">
            <button type="submit" class="primary">{asking ? "Asking…" : "Ask the API"}</button>
            {asking && <button type="button" onClick={purchase.cancel}>Cancel</button>}
          </div>
        </fieldset>
      </form>
      <RequestPreview form={form} />
      <AnswerView answer={answer} />
    </section>
  );
}

const faults = {
  "provoke-400": "400: refused",
  "provoke-401": "401: token expired",
  "provoke-404": "404: no such token",
  "provoke-429": "429: too many requests",
  "provoke-500": "500: failed",
  "provoke-502": "502: HTML in place of JSON",
  "provoke-cors": "No answer (CORS)",
  "provoke-slow": "Slow, 3 seconds",
};

/** The sandbox answers some external IDs with a fault. */
function Provoke({ purchase }: { purchase: Purchase }) {
  const { external_id } = purchase.state.form;
  return (
    <div class="field">
      <label for="provoke">Provoke</label>
      <p class="hint" id="provoke-hint">Sets an external ID that the sandbox answers so</p>
      <select
        id="provoke" aria-describedby="provoke-hint" value={external_id in faults ? external_id : ""}
        onChange={(event) => purchase.edit("external_id", event.currentTarget.value || exampleId)}
      >
        <option value="">Nothing: the good answer</option>
        {Object.entries(faults).map(([id, label]) => <option value={id}>{label}</option>)}
      </select>
    </div>
  );
}
