import { useState } from "preact/hooks";
import type { Field as Described } from "./operations/operation.ts";
import type { Session } from "./session.ts";
import { formOf } from "./state.ts";

type Props = { field: Described; session: Session };

/** A control with its label, its hint and what is wrong with it. */
export function Field({ field, session }: Props) {
  const { name, label, kind } = field;
  const problem = session.state.problems[name];
  if (kind === "boolean") return <Tick field={field} session={session} />;
  // What is wrong says how to write it, too.
  const form = problem === undefined ? field.form : undefined;
  const hint = field.hint ?? (form && form.charAt(0).toUpperCase() + form.slice(1));
  return (
    <div class="field" data-problem={problem !== undefined || undefined}>
      <label for={name}>{label}</label>
      {hint && <p class="hint" id={`${name}-hint`}>{hint}</p>}
      {problem && <p class="problem" id={`${name}-problem`}>{problem}</p>}
      <Control field={field} session={session} described={[hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ")} />
    </div>
  );
}

function Control({ field, session, described }: Props & { described: string }) {
  const { name, label, kind, choices } = field;
  const [shown, setShown] = useState(false);
  const attributes = {
    id: name,
    value: String(formOf(session.state)[name] ?? ""),
    class: kind === "code" || kind === "references" ? "mono" : undefined,
    "aria-describedby": described || undefined,
    "aria-invalid": session.state.problems[name] === undefined ? undefined : true,
    onInput: (event: { currentTarget: { value: string } }) => session.edit({ [name]: event.currentTarget.value }),
    onChange: () => session.leave(name),
  } as const;
  const typed = { ...attributes, autocomplete: "off", spellcheck: false, autocapitalize: "off" } as const;
  switch (kind) {
    case "choice":
      return (
        <select {...attributes}>
          <option value="">None</option>
          {choices?.map((choice) => <option value={choice}>{choice}</option>)}
        </select>
      );
    case "list":
    case "references":
      return <textarea {...typed} rows={2} />;
    case "secret":
      return (
        <div class="beside">
          {shown ? <input {...typed} /> : <input {...typed} type="password" />}
          <button type="button" class="small" aria-pressed={shown} aria-label={`Show ${label.toLowerCase()}`} onClick={() => setShown(!shown)}>
            {shown ? "Hide" : "Show"}
          </button>
        </div>
      );
    default:
      return <input {...typed} inputMode={kind === "amount" || kind === "integer" ? "decimal" : undefined} />;
  }
}

function Tick({ field: { name, label }, session }: Props) {
  return (
    <div class="tick">
      <input
        id={name} type="checkbox" checked={formOf(session.state)[name] === true}
        onChange={(event) => session.edit({ [name]: event.currentTarget.checked })}
      />
      <label for={name}>{label}</label>
    </div>
  );
}
