import type { Problems } from "./problems.ts";

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

/** Moves to a field, whatever `details` it lies in. */
function goToField(name: string): void {
  const field = document.getElementById(name);
  for (let place = field?.closest("details"); place; place = place.parentElement?.closest("details")) place.open = true;
  field?.focus();
}
