// How times are taken: turns in ABBA order, batches of 20 ms and more, ratios inside a round.

/** Browsers' clocks step by 0.1 ms: a batch is long beside that. */
const BATCH_MS = 20;
const WARM_UPS = 3;

/** Where results go, so that no engine leaves out the work that nobody looks at. */
export let sink;

function time(run, inputs) {
  const start = performance.now();
  for (const input of inputs) sink = run(input);
  return performance.now() - start;
}

/** Lets the page draw. */
const yieldTurn = () => new Promise((resolve) => setTimeout(resolve));

const inputsOf = (make, count) => Array.from({ length: count }, make);

/** How many calls fill a batch, after some to warm up: only about, as the engine goes on compiling. */
async function calibrate(run, make, pause) {
  let count = 1;
  for (let warm = 0; warm < WARM_UPS; ) {
    const ms = time(run, inputsOf(make, count));
    if (ms >= BATCH_MS) warm++;
    // The first calls say little: at most four times as many the next time.
    count = Math.ceil(Math.min(count * 4, (count * BATCH_MS * 1.25) / Math.max(ms, 0.1)));
    await pause();
  }
  return count;
}

/** The time of one call, over at least a whole batch. */
function timeOfCall(run, make, count) {
  let [ms, calls] = [0, 0];
  while (ms < BATCH_MS) {
    ms += time(run, inputsOf(make, count));
    calls += count;
  }
  return ms / calls;
}

/** The quartiles of some numbers, interpolated. */
export function quartiles(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((part) => {
    const at = (sorted.length - 1) * part;
    const low = sorted[Math.floor(at)];
    return low + (sorted[Math.ceil(at)] - low) * (at % 1);
  });
}

/**
 * How many times as long as the first each of `runs` takes, and how many milliseconds, as quartiles over the rounds.
 *
 * @param runs Functions of one input.
 * @param make Makes an input: each batch has its own, made before its time is taken.
 * @param pause Is waited for between the batches.
 */
export async function compare(runs, make, rounds, pause = yieldTurn) {
  const counts = [];
  for (const run of runs) counts.push(await calibrate(run, make, pause));
  const [ratios, calls] = [runs.map(() => []), runs.map(() => [])];
  for (let round = 0; round < rounds; round++) {
    const turns = [...runs.keys()];
    if (round % 2) turns.reverse();
    const times = [];
    for (const i of turns) {
      times[i] = timeOfCall(runs[i], make, counts[i]);
      await pause();
    }
    times.forEach((ms, i) => {
      ratios[i].push(ms / times[0]);
      calls[i].push(ms);
    });
  }
  return { ratios: ratios.map(quartiles), calls: calls.map(quartiles) };
}
