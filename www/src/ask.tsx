import { useEffect, useState } from "preact/hooks";
import { AnswerView } from "./answer.tsx";
import { Field } from "./field.tsx";
import { Folded } from "./folded.tsx";
import { configFields } from "./form.ts";
import { amountFields, pinFields } from "./intent.ts";
import { operations } from "./operations/index.ts";
import type { Operation } from "./operations/operation.ts";
import { Provoke } from "./provoke.tsx";
import { RequestPreview } from "./request.tsx";
import { hashOf } from "./route.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Session } from "./session.ts";
import { formOf, isPurchase } from "./state.ts";
import { ProblemSummary } from "./summary.tsx";

/** Act 1: what is asked of the API, what the visitor wants to buy, and what they know by themselves. */
export function Ask({ session, sandbox, hidden }: { session: Session; sandbox: Sandbox | null; hidden: boolean }) {
  const { operation, problems, refusal, answer, run } = session.state;
  const { example, printed } = operation;
  const [edited, setEdited] = useState(false);
  const asking = answer.status === "asking";
  const folded = answer.status === "answered" && !edited;

  useEffect(() => setEdited(false), [answer]);
  const wrong = Object.keys(problems).length > 0;
  useEffect(() => {
    document.title = document.title.replace(/^(Error: )?/, wrong ? "Error: " : "");
  }, [wrong]);

  return (
    <div id="ask" class="panel" role="tabpanel" aria-labelledby="tab-ask" hidden={hidden} data-folded={folded || undefined}>
      <h2 class="unseen">Ask</h2>
      <p class="gist">
        Asked: {operation.title}{isPurchase(session.state) && `, to buy ${formOf(session.state).quantity}`}
        <button type="button" class="small" onClick={() => setEdited(true)}>Edit</button>
      </p>
      <form
        noValidate
        aria-busy={asking}
        onSubmit={(event) => {
          event.preventDefault();
          if (!asking) void session.ask();
        }}
      >
        <fieldset disabled={run.status === "running"}>
          <ProblemSummary problems={refusal.problems} />
          <Choice session={session} />
          <Params key={operation.name} session={session} />
          {isPurchase(session.state) && <Purchase session={session} />}
          <details open={sandbox === null}>
            <summary>API settings</summary>
            <p class="quiet">
              The API has to allow calls from this page (CORS).{" "}
              {operation.platform === "SoftwareOne" && "A SoftwareOne token opens the whole account: in an app of yours, keep it on a server."}
            </p>
            <div class="fields">
              {configFields(operation, sandbox).map((field) => <Field key={field.name} field={field} session={session} />)}
              {sandbox !== null && <Provoke session={session} />}
            </div>
          </details>
          <div class="actions">
            <button type="submit" class="primary">{asking ? "Asking…" : "Ask the API"}</button>
            {asking && <button type="button" onClick={session.cancel}>Cancel</button>}
          </div>
          <div class="fills">
            <button type="button" class="small" onClick={() => session.fill(example)}>Fill with example</button>
            {printed !== undefined && <button type="button" class="small" onClick={() => session.fill(printed)}>Fill with the page's own example</button>}
          </div>
        </fieldset>
      </form>
      <RequestPreview operation={operation} form={formOf(session.state)} />
      <AnswerView operation={operation} answer={answer} />
    </div>
  );
}

const platforms = [...new Set(operations.map(({ platform }) => platform))];

function Choice({ session }: { session: Session }) {
  const { operation } = session.state;
  function choose(chosen: Operation) {
    history.pushState(null, "", hashOf(chosen));
    session.visit(chosen);
  }
  return (
    <div class="field">
      <label for="operation">Operation</label>
      <select id="operation" value={operation.name} onChange={(event) => choose(operations[event.currentTarget.selectedIndex]!)}>
        {platforms.map((platform) => (
          <optgroup label={platform}>
            {operations.filter((other) => other.platform === platform).map(({ name, title }) => <option value={name}>{title}</option>)}
          </optgroup>
        ))}
      </select>
      <p class="quiet endpoint">
        {operation.api}, <code>{operation.method} {operation.path.split("/").map((step, index) => <>{index > 0 && "/"}<wbr />{step}</>)}</code>
      </p>
    </div>
  );
}

function Params({ session }: { session: Session }) {
  const { required, optional } = session.state.operation;
  return (
    <>
      {required.length > 0 && <div class="fields">{required.map((field) => <Field key={field.name} field={field} session={session} />)}</div>}
      {optional.length > 0 && <Folded title="Optional fields" entries={optional} session={session} open={required.length === 0} />}
    </>
  );
}

function Purchase({ session }: { session: Session }) {
  return (
    <fieldset>
      <legend>What you want to buy</legend>
      <div class="fields pair">
        {amountFields.map((field) => <Field key={field.name} field={field} session={session} />)}
      </div>
      <Folded
        title="What you pin" entries={pinFields} session={session}
        text="What you know by yourself, from a source other than this API. A difference stops the purchase."
      />
    </fieldset>
  );
}
