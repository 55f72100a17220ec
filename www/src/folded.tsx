import { useEffect, useRef } from "preact/hooks";
import { Field } from "./field.tsx";
import type { Field as Described, Group } from "./operations/operation.ts";
import type { Session } from "./session.ts";
import { formOf } from "./state.ts";

type Props = { title: string; text?: string; entries: readonly (Described | Group)[]; session: Session; open?: boolean };

/** Fields that need not be filled in, behind a line that says how many are. It opens by itself where one of them is wrong. */
export function Folded({ title, text, entries, session, open = false }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const { state } = session;
  const fields = entries.flatMap((entry) => ("fields" in entry ? entry.fields : [entry]));
  const filled = fields.filter(({ name }) => formOf(state)[name] !== "").length;
  const wrong = fields.some(({ name }) => name in state.problems);
  useEffect(() => {
    if (wrong && details.current !== null) details.current.open = true;
  }, [wrong]);
  return (
    <details ref={details} open={open}>
      <summary>{title} ({filled} of {fields.length})</summary>
      {text !== undefined && <p class="quiet">{text}</p>}
      <div class="fields">
        {entries.map((entry) => "fields" in entry ? (
          <fieldset key={entry.legend} class="fields">
            <legend>{entry.legend}</legend>
            {entry.fields.map((field) => <Field key={field.name} field={field} session={session} />)}
          </fieldset>
        ) : <Field key={entry.name} field={entry} session={session} />)}
      </div>
    </details>
  );
}
