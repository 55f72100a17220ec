import { useState } from "preact/hooks";
import { Copy } from "./copy.tsx";
import { Plain } from "./plain.tsx";

/** A secret that the server tells once. It is in the document only while somebody wants to see it. */
export function Secret({ text, path }: { text: string; path: string }) {
  const [shown, setShown] = useState(false);
  return (
    <div class="secret">
      <p class="hint">Shown once, not kept: store it before you leave.</p>
      <p class="mono">{shown ? <Plain text={text} /> : "••••••••"}</p>
      <Copy text={text} what={`value of ${path}`} onRefused={() => setShown(true)} />
      <button type="button" class="small" aria-pressed={shown} aria-label={`Show ${path}`} onClick={() => setShown(!shown)}>
        {shown ? "Hide" : "Show"}
      </button>
    </div>
  );
}
