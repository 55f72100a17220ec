import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { FieldName, Problems } from "./form.ts";

type Props = {
  name: FieldName;
  label: string;
  hint?: ComponentChildren;
  problem: string | undefined;
  value: string;
  onEdit: (name: FieldName, value: string) => void;
  onLeave: (name: FieldName) => void;
  lines?: number;
  secret?: boolean;
  numeric?: boolean;
  mono?: boolean;
};

/** A text field with its label, its hint and what is wrong with it. */
export function Field({ name, label, hint, problem, value, onEdit, onLeave, lines, secret, numeric, mono }: Props) {
  const [shown, setShown] = useState(false);
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ");
  const attributes = {
    id: name,
    value,
    class: mono ? "mono" : undefined,
    "aria-describedby": described || undefined,
    "aria-invalid": problem === undefined ? undefined : true,
    autocomplete: "off",
    spellcheck: false,
    autocapitalize: "off",
    onChange: () => onLeave(name),
    onInput: (event: { currentTarget: { value: string } }) => onEdit(name, event.currentTarget.value),
  } as const;
  return (
    <div class="field" data-problem={problem !== undefined || undefined}>
      <label for={name}>{label}</label>
      {hint && <p class="hint" id={`${name}-hint`}>{hint}</p>}
      {problem && <p class="problem" id={`${name}-problem`}>{problem}</p>}
      {lines ? (
        <textarea {...attributes} rows={lines} />
      ) : (
        <div class="beside">
          {secret && !shown ? <input {...attributes} type="password" /> : <input {...attributes} inputMode={numeric ? "decimal" : undefined} />}
          {secret && (
            <button type="button" class="small" aria-pressed={shown} aria-label={`Show ${label.toLowerCase()}`} onClick={() => setShown(!shown)}>
              {shown ? "Hide" : "Show"}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Moves to a field, whatever `details` it lies in. */
export function goToField(name: string): void {
  const field = document.getElementById(name);
  for (let place = field?.closest("details"); place; place = place.parentElement?.closest("details")) place.open = true;
  field?.focus();
}

/** All that is wrong, above the form, in the words that stand at the fields. */
export function ProblemSummary({ problems }: { problems: Problems }) {
  const entries = Object.entries(problems);
  if (entries.length === 0) return null;
  return (
    <div class="summary" id="problems" role="group" aria-labelledby="problems-title" tabIndex={-1}>
      <h3 id="problems-title">{entries.length === 1 ? "1 thing to fix" : `${entries.length} things to fix`}</h3>
      <ul>
        {entries.map(([name, problem]) => (
          <li>
            <a href={`#${name}`} onClick={(event) => { event.preventDefault(); goToField(name); }}>{problem}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
