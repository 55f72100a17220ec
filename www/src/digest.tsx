import { useState } from "preact/hooks";
import type { Hex as HexText } from "tokenwright";
import { Copy } from "./copy.tsx";
import { Hex, differingGroups } from "./hex.tsx";

/** The digest of ERC-8213 in full, and a field to compare it with what a device shows. */
export function Digest({ digest, step }: { digest: HexText; step: number }) {
  const [seen, setSeen] = useState("");
  const typed = seen.replace(/\s/g, "").toLowerCase();
  const other = typed.startsWith("0x") ? typed : `0x${typed}`;
  const differing = typed === "" ? undefined : differingGroups(digest, other, 8);
  const id = `digest-${step}`;
  return (
    <div class="digest">
      <h4>Calldata Digest</h4>
      <p class="copyable">
        <Hex value={digest} size={8} marked={differing} side="asked" />
        <Copy text={digest} what={`Calldata Digest of step ${step}`} />
      </p>
      <details>
        <summary>Compare with your device</summary>
        <p class="quiet">
          Trezor calls it ERC-8213 digest. It leaves out chain, contract and value on purpose: compare those as well. This helps against
          a bad wallet; against a bad page, compute the digest elsewhere.
        </p>
        <label for={id}>Paste what your device shows</label>
        <input id={id} class="mono" value={seen} onInput={(event) => setSeen(event.currentTarget.value)} autocomplete="off" spellcheck={false} />
        <p aria-live="polite">
          {differing === undefined ? "" : differing.length === 0 ? "Equal." : `Differs, first in group ${differing[0]}.`}
        </p>
      </details>
    </div>
  );
}
