import { Plain } from "./plain.tsx";
import type { Answer } from "./state.ts";
import { Tree } from "./tree.tsx";
import { Waiting } from "./waiting.tsx";

/** What the API answered, as the package read it. */
export function AnswerView({ answer }: { answer: Answer }) {
  return (
    <div class="answer">
      <h3>Answer</h3>
      {answer.status === "none" && <p class="quiet">No answer yet.</p>}
      {answer.status === "asking" && <Waiting what="Waiting for the answer" after={300} />}
      {answer.status === "failed" && <p class="quiet">None: {answer.failure.title}.</p>}
      {answer.status === "answered" && (
        <>
          <p>
            <strong><Plain text={answer.token.name.slice(0, 200)} /></strong> (<Plain text={answer.token.symbol.slice(0, 40)} />), at {answer.token.value} each.{" "}
            <span class="quiet">Asked at {answer.at.toLocaleTimeString("en-GB")}.</span>
          </p>
          <details>
            <summary>All fields, typed</summary>
            <Tree value={answer.token} />
          </details>
        </>
      )}
    </div>
  );
}
