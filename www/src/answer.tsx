import type { Operation } from "./operations/operation.ts";
import { Plain } from "./plain.tsx";
import type { Answer } from "./state.ts";
import { Tree } from "./tree.tsx";
import { Waiting } from "./waiting.tsx";

/** What the API answered, as the package read it. */
export function AnswerView({ operation, answer }: { operation: Operation; answer: Answer }) {
  return (
    <div class="answer">
      <h3 id="answer" tabIndex={-1}>Answer</h3>
      {answer.status === "none" && <p class="quiet">No answer yet.</p>}
      {answer.status === "asking" && <Waiting what="Waiting for the answer" after={300} />}
      {answer.status === "failed" && <p class="quiet">None: {answer.failure.title}.</p>}
      {answer.status === "answered" && <Answered operation={operation} {...answer} />}
    </div>
  );
}

function Answered({ operation, answer, at }: { operation: Operation } & Answer & { status: "answered" }) {
  const { name, rest } = operation.headline(answer);
  return (
    <>
      <p>
        <strong><Plain text={name.slice(0, 200)} /></strong> <Plain text={rest} />.{" "}
        <span class="quiet">Asked at {at.toLocaleTimeString("en-GB")}.</span>
      </p>
      <details open={operation.leadsTo !== "purchase"}>
        <summary>All fields, typed</summary>
        <Tree value={answer} meanings={operation.meanings} />
      </details>
    </>
  );
}
