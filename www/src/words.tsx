import type { Hex as HexText } from "tokenwright";
import { readCall } from "./calls.ts";
import { Copy } from "./copy.tsx";
import { splitHex } from "./hex.tsx";

/** Calldata as the contract reads it: the selector, then one block for each 32-byte word, always two rows of 16 bytes. */
export function Words({ data }: { data: HexText }) {
  const call = readCall(data);
  const words = data.slice(10).match(/.{1,64}/g) ?? [];
  const bytes = (data.length - 2) / 2;
  return (
    <details class="words">
      <summary>Calldata, {bytes} bytes</summary>
      <ol>
        <Word offset={0} label={`selector${call === null ? "" : `: ${call.signature}`}`} digits={data.slice(2, 10)} />
        {words.map((digits, index) => (
          <Word offset={4 + 32 * index} label={call?.parameters[index] ?? ""} digits={digits} />
        ))}
      </ol>
      <Copy text={data} what="calldata" />
    </details>
  );
}

function Word({ offset, label, digits }: { offset: number; label: string; digits: string }) {
  return (
    <li>
      <p><code>0x{offset.toString(16).padStart(2, "0")}</code> {label}</p>
      <p class="row mono">
        {splitHex(`0x${digits}`, 8).slice(1).map((group) => <span class={/^0+$/.test(group) ? "quiet" : undefined}>{group}</span>)}
      </p>
    </li>
  );
}
