// The rows with the peers: first that all give the same, then how fast.
import { compare } from "./measure.js";
import { abisOf, listRows } from "./rows.js";

/** All the values of a result in their order, whatever a library wraps them in. */
function values(result) {
  if (typeof result !== "object") return [String(result)];
  return Object.values(result.args ?? result).flatMap(values);
}

/** The rows that any other peer can do, each with the jobs of those who can: ours is the first. */
export function setUp(answer, peers, sizes) {
  const abis = abisOf(answer);
  const prepared = peers.map(({ name, prepare }) => ({ name, jobs: prepare(abis) }));
  return listRows(answer, prepared[0].jobs, sizes)
    .map((row) => ({ ...row, runs: prepared.filter(({ jobs }) => row.job in jobs).map(({ name, jobs }) => ({ name, run: jobs[row.job] })) }))
    .filter(({ runs }) => runs.length > 1);
}

/** @throws Where a peer's result is another than ours. */
export function assertSame({ title, make, runs: [ours, ...others] }) {
  const input = make();
  const expected = values(ours.run(input)).join();
  for (const { name, run } of others) {
    if (values(run(input)).join() !== expected) throw new Error(`${title}: ${name} gives another result than ${ours.name}`);
  }
}

/** Measures row after row: `{ title, must, aim, against, ratios }`, where a ratio is a peer's time over ours, as quartiles. */
export async function* measure(answer, peers, rounds) {
  const rows = setUp(answer, peers);
  rows.forEach(assertSame);
  for (const { title, must, aim, against, make, runs } of rows) {
    const { ratios: [, ...spreads] } = await compare(runs.map(({ run }) => run), make, rounds);
    const ratios = Object.fromEntries(spreads.map((spread, i) => [runs[i + 1].name, spread]));
    yield { title, must, aim, against, ratios };
  }
}
