import { paramFields } from "./operations/operation.ts";
import type { Session } from "./session.ts";
import { formOf } from "./state.ts";

/** What the sandbox answers where an ID, or else a name, begins with `provoke-`. */
const groups: Record<string, Record<string, string>> = {
  "It says no": {
    400: "400: refused",
    401: "401: token expired",
    403: "403: not allowed",
    404: "404: no such thing",
    409: "409: exists already",
    422: "422: refused",
    429: "429: too many requests",
    500: "500: failed",
    503: "503: out of order",
    "problem-map": "422: refused, with fields named",
    html: "503: HTML in place of JSON",
    empty: "503: no body",
    "success-false": "200: success is false",
  },
  "It comes badly": {
    cors: "No answer (CORS)",
    redirect: "Sent elsewhere",
    slow: "Slow, 3 seconds",
    "flaky-1": "Failed once, then good",
    truncated: "Cut off in the middle",
  },
  "It is not what was promised": {
    printed: "What the page prints",
    "bad-json": "A comma too many",
    bom: "A byte order mark",
  },
};

/** Asks the sandbox for a fault, by the field that it looks at. */
export function Provoke({ session }: { session: Session }) {
  const { operation } = session.state;
  const { provokedBy, example } = operation;
  const value = String(formOf(session.state)[provokedBy]);
  const known = Object.values(groups).some((group) => value.replace(/^provoke-/, "") in group);
  const label = paramFields(operation).find(({ name }) => name === provokedBy)?.label;
  return (
    <div class="field">
      <label for="provoke">Provoke</label>
      <p class="hint" id="provoke-hint">Changes “{label}”: the sandbox looks there</p>
      <select
        id="provoke" aria-describedby="provoke-hint" value={known ? value : ""}
        onChange={(event) => session.edit({ [provokedBy]: event.currentTarget.value || (example[provokedBy] ?? "") })}
      >
        <option value="">Nothing: the good answer</option>
        {Object.entries(groups).map(([title, group]) => (
          <optgroup label={title}>
            {Object.entries(group).map(([wish, label]) => <option value={`provoke-${wish}`}>{label}</option>)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
