import worker from "../../../benches/engines/worker.js?worker&url";
import answer from "../../../tests/fixtures/apex-create-token-by-external-id.json?raw";
import { trustWorker } from "../trusted.ts";

/** How often as long viem takes, as quartiles, and how many milliseconds a call takes: tokenwright, viem. */
export type Row = { title: string; ratio: [low: number, middle: number, high: number]; calls: [ours: number, theirs: number] };

type Told = { same: readonly string[] } | { row: Row } | { failure: string };

/** Runs the suite in a worker, which waits while the tab is hidden. What it returns ends the worker. */
export function startRun(rounds: number, tell: (told: Told | { paused: true }) => void): () => void {
  const url = new URL(worker, document.baseURI).href;
  const running = new Worker(trustWorker(url), { type: "module" });
  const follow = () => {
    running.postMessage({ paused: document.hidden });
    if (document.hidden) tell({ paused: true });
  };
  running.onmessage = ({ data }: MessageEvent<Told>) => tell(data);
  running.onerror = () => tell({ failure: "the worker could not be loaded" });
  running.postMessage({ answer, rounds });
  document.addEventListener("visibilitychange", follow);
  follow();
  return () => {
    document.removeEventListener("visibilitychange", follow);
    running.terminate();
  };
}
