import { useState } from "preact/hooks";

/** The benchmark, in the visitor's own browser. It never runs by itself, and is only loaded to run. */
export function Bench() {
  const [rounds, setRounds] = useState(15);
  const [turn, setTurn] = useState(0);
  const [running, setRunning] = useState(false);
  const [loaded, setLoaded] = useState<typeof import("./measurement.tsx") | null>(null);
  async function run() {
    setLoaded(await import("./measurement.tsx"));
    setTurn(turn + 1);
    setRunning(true);
  }
  return (
    <section id="bench" class="note" aria-labelledby="bench-title">
      <h2 id="bench-title">Benchmark</h2>
      <p class="quiet">
        Beside viem, in your browser: it loads viem's encoder and decoder, lets both take turns in a worker, and compares their bytes before
        any time. It runs for some seconds.
      </p>
      <div class="turns">
        <label for="rounds">Rounds</label>
        <select id="rounds" value={rounds} disabled={running} onChange={(event) => setRounds(Number(event.currentTarget.value))}>
          <option value={3}>3, a quick look</option>
          <option value={15}>15</option>
        </select>
        {running ? <button type="button" onClick={() => setRunning(false)}>Cancel</button> : <button type="button" onClick={run}>Run</button>}
      </div>
      {loaded !== null && <loaded.Measurement key={turn} rounds={rounds} running={running} onEnd={() => setRunning(false)} />}
    </section>
  );
}
