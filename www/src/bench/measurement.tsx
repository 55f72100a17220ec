import { useEffect, useState } from "preact/hooks";
import { Copy } from "../copy.tsx";
import { announce } from "../status.tsx";
import { type Row, startRun } from "./run.ts";
import { describeRun, nameRatio, nameTime, plain, short, writeMarkdown } from "./words.ts";

type Props = { rounds: number; running: boolean; onEnd: () => void };

/** One run: first whether both give the same bytes, then row after row. What was measured stays when it is cancelled. */
export function Measurement({ rounds, running, onEnd }: Props) {
  const [titles, setTitles] = useState<readonly string[]>([]);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [failure, setFailure] = useState<string>();
  const [paused, setPaused] = useState(false);
  const [run] = useState(() => describeRun(rounds));
  useEffect(() => {
    if (!running) return;
    return startRun(rounds, (told) => {
      if ("same" in told) setTitles(told.same);
      else if ("row" in told) setRows((rows) => [...rows, told.row]);
      else if ("paused" in told) setPaused(true);
      else setFailure(told.failure);
    });
  }, [running]);

  const done = rows.length > 0 && rows.length === titles.length;
  const ended = done || failure !== undefined;
  useEffect(() => {
    if (!ended) return;
    announce(done ? `Measured ${rows.length} rows.` : "The benchmark failed.");
    onEnd();
  }, [ended]);

  if (failure !== undefined) return <p class="problem">No numbers: {plain(failure)}.</p>;
  return (
    <>
      {titles.length > 0 && <p><strong>Same bytes: yes</strong>, in all {titles.length} rows.{paused && " It waited while this tab was hidden."}</p>}
      {running && !ended && <Progress done={rows.length} titles={titles} />}
      {!running && !done && <p>Cancelled after {rows.length} rows.</p>}
      {rows.length > 0 && <Rows rows={rows} />}
      {rows.length > 0 && !running && (
        <>
          <p class="quiet fine">{run}. All are medians of the rounds; a ratio is taken inside its round, so it may differ from that of the times.</p>
          <Copy text={writeMarkdown(rows, run)} what="benchmark" label="Copy as Markdown" />
        </>
      )}
    </>
  );
}

function Progress({ done, titles }: { done: number; titles: readonly string[] }) {
  const title = titles[done];
  return (
    <div class="waiting">
      <p class="quiet">{title === undefined ? "Loading viem, comparing bytes…" : `Row ${done + 1} of ${titles.length}: ${plain(title)}`}</p>
      <progress aria-label="Rows measured" max={titles.length || 1} value={done} />
    </div>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const longest = Math.max(2, ...rows.map(({ ratio: [, , high] }) => high));
  return (
    <table class="measured" role="table">
      <caption class="unseen">tokenwright and viem</caption>
      <thead role="rowgroup">
        <tr role="row">
          {["What", "tokenwright is", "tokenwright", "viem"].map((name) => <th role="columnheader" scope="col">{name}</th>)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ title, ratio, calls: [ours, theirs] }) => (
          <tr role="row">
            <th role="rowheader" scope="row">{plain(title)}</th>
            <td role="cell" data-label="tokenwright is"><strong>{nameRatio(ratio)}</strong> <Whisker ratio={ratio} longest={longest} /></td>
            <td role="cell" data-label="tokenwright">{nameTime(ours)}</td>
            <td role="cell" data-label="viem">{nameTime(theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** viem's time in ours, from zero: the median as a bar, the quartiles as a line, and a mark where both are as fast. */
function Whisker({ ratio: [low, middle, high], longest }: { ratio: Row["ratio"]; longest: number }) {
  const at = (ratio: number) => (100 * ratio) / longest;
  const label = `viem takes ${short(middle)} times as long, quartiles ${short(low)} and ${short(high)}`;
  return (
    <svg class="whisker" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="bar" y="2" width={at(middle)} height="6" />
      <rect class="spread" x={at(low)} y="4" width={Math.max(at(high) - at(low), 0.5)} height="2" />
      <rect class="even" x={at(1)} width="0.5" height="10" />
    </svg>
  );
}
