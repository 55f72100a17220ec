import type { Hex, Step } from "tokenwright";
import { Copy } from "../copy.tsx";
import { splitHex } from "../hex.tsx";
import { count } from "../verdict.tsx";

const most = 6;

/** A 32-byte word of calldata, or its selector, on both sides. */
type Word = { offset: number; asked: string; got: string };

/** The bytes in which the steps differ from those of the honest answer, 16 a row, what was asked over what came. */
export function Difference({ honest, got }: { honest: readonly Step[]; got: readonly Step[] }) {
  const isIn = (steps: readonly Step[], { digest, transaction }: Step) =>
    steps.some((other) => other.digest === digest && other.transaction.to === transaction.to);
  const missing = honest.filter((step) => !isIn(got, step));
  return (
    <>
      {got.flatMap((step, index) => {
        if (isIn(honest, step)) return [];
        const asked = missing.shift();
        return asked === undefined ? <Added number={index + 1} step={step} />
          : <Changed number={index + 1} asked={asked.transaction.data} got={step.transaction.data} />;
      })}
    </>
  );
}

function Added({ number, step }: { number: number; step: Step }) {
  const { to, data } = step.transaction;
  return <Bytes title={`Step ${number} is new: ${(data.length - 2) / 2} bytes`} words={splitWords("0x", data)} got={data} what={`step ${number}, to ${to}`} />;
}

function Changed({ number, asked, got }: { number: number; asked: Hex; got: Hex }) {
  const words = splitWords(asked, got).filter((word) => word.asked !== word.got);
  const differing = bytesOf(asked, got);
  if (differing.length === 0) return null;
  const first = (differing[0] ?? 0).toString(16).padStart(2, "0");
  return (
    <Bytes
      title={`${count(differing.length, "byte")} differ${differing.length === 1 ? "s" : ""}, first at byte 0x${first} of step ${number}`}
      words={words} asked={asked} got={got} what={`step ${number}`}
    />
  );
}

function Bytes({ title, words, asked, got, what }: { title: string; words: readonly Word[]; asked?: Hex; got: Hex; what: string }) {
  return (
    <details class="words" open>
      <summary>{title}</summary>
      {asked !== undefined && <p class="fine hex"><span class="asked">Dotted</span> as it should be, <span class="got">filled</span> as it came.</p>}
      <ol>
        {words.slice(0, most).map(({ offset, asked, got }) => (
          <li>
            <p><code>0x{offset.toString(16).padStart(2, "0")}</code></p>
            {asked !== "" && <Row side="asked" label="As it should be" own={asked} other={got} />}
            {got !== "" && <Row side="got" label="As it came" own={got} other={asked} />}
          </li>
        ))}
      </ol>
      {words.length > most && <p class="quiet">and {count(words.length - most, "more word")}.</p>}
      <p class="fine">
        {asked !== undefined && <Copy text={asked} what={`calldata of ${what} as it should be`} label="Copy dotted" />}{" "}
        <Copy text={got} what={`calldata of ${what} as it came`} label={asked === undefined ? "Copy" : "Copy filled"} />
      </p>
    </details>
  );
}

function Row({ side, label, own, other }: { side: "asked" | "got"; label: string; own: string; other: string }) {
  const others = splitHex(`0x${other}`, 8);
  return (
    <>
      <p class="unseen">{label}:</p>
      <p class="row hex">
        {splitHex(`0x${own}`, 8).map((group, index) => index > 0 && <span class={group === others[index] ? "same" : side}>{group}</span>)}
      </p>
    </>
  );
}

function splitWords(asked: Hex, got: Hex): Word[] {
  const words: Word[] = [];
  for (let at = 0; 2 + 2 * at < Math.max(asked.length, got.length); at += at === 0 ? 4 : 32) {
    const read = (data: Hex) => data.slice(2 + 2 * at, 2 + 2 * (at + (at === 0 ? 4 : 32)));
    words.push({ offset: at, asked: read(asked), got: read(got) });
  }
  return words;
}

/** The offsets of the bytes that differ; what one side lacks differs. */
function bytesOf(asked: Hex, got: Hex): number[] {
  const offsets = [];
  for (let at = 2; at < Math.max(asked.length, got.length); at += 2) {
    if (asked.slice(at, at + 2) !== got.slice(at, at + 2)) offsets.push((at - 2) / 2);
  }
  return offsets;
}
