import { operations } from "./operations/index.ts";
import type { Operation } from "./operations/operation.ts";
import { hashOf } from "./route.ts";

/** Why there is nothing to check, and where there is. */
export function NoPlan({ operation }: { operation: Operation }) {
  const { title } = operations[0];
  return (
    <div class="empty">
      {operation.leadsTo === "transactions" ? (
        <>
          <p><strong>The transactions of this operation are not checked yet.</strong></p>
          <p>They are the server's word: to, data and value stand in the answer as they were sent. What is not checked is not sent from here.</p>
        </>
      ) : <p>Nothing to sign for this operation.</p>}
      <p>To see a plan checked and signed: <a href={hashOf(operations[0])}>{title}</a></p>
    </div>
  );
}
