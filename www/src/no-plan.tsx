import { operations } from "./operations/index.ts";
import { hashOf } from "./route.ts";

/** That there is nothing to check, and where there is. */
export function NoPlan() {
  const [{ title }] = operations;
  return (
    <div class="empty">
      <p>Nothing to sign for this operation.</p>
      <p>To see a plan checked and signed: <a href={hashOf(operations[0])}>{title}</a></p>
    </div>
  );
}
