// The figures as text: rows on the console, tables in docs/benchmarks.md.
import { quartiles } from "./measure.js";

const INIT = { must: 50, aim: 15 };
const SIZE = { must: 105, aim: 80 };

const short = (number) => (number >= 9.95 ? number.toFixed(0) : number.toFixed(number >= 0.995 ? 1 : 2));
const spread = ([low, middle, high]) => `${short(middle)} (${short(low)}–${short(high)})`;

const reached = (better, { must, aim }) => (better(aim) ? "aim" : better(must) ? "must" : "missed");
const reachedSmall = (value, budget) => reached((limit) => value <= limit, budget);

/** Whom a row has to beat, the ratio to it, and what of the budget that reaches. */
export function judge(row) {
  const [rival, [, ratio]] = Object.entries(row.ratios)
    .filter(([name]) => row.against === undefined || name === row.against)
    .reduce((best, other) => (other[1][1] < best[1][1] ? other : best));
  return { rival, ratio, verdict: reached((limit) => ratio >= limit, row) };
}

export function printRow(row) {
  const { rival, ratio, verdict } = judge(row);
  const peers = Object.entries(row.ratios).map(([name, own]) => `${name} ${spread(own)}`).join(", ");
  console.log(`  ${row.title}: ${short(ratio)} times ${rival}, must ${row.must}, aim ${row.aim}: ${verdict}\n    ${peers}`);
}

export function printStarts({ starts }) {
  const ms = quartiles(starts);
  console.log(`  init(): ${spread(ms)} ms, must ${INIT.must}, aim ${INIT.aim}: ${reachedSmall(ms[1], INIT)}`);
}

export function printSizes(sizes) {
  const all = sizes.map(({ name, kB }) => `${name} ${kB.toFixed(1)} kB`).join(", ");
  console.log(`  ${all}; must ${SIZE.must}, aim ${SIZE.aim}: ${reachedSmall(sizes[0].kB, SIZE)}`);
}

function table(head, rows) {
  const line = head.map((_, i) => (i === 0 ? "---" : "---:"));
  return [head, line, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function speeds({ engine, rows, starts }) {
  const peers = Object.keys(rows[0].ratios);
  const ms = quartiles(starts);
  const lines = rows.map((row) => {
    const { rival, ratio, verdict } = judge(row);
    const cells = peers.map((name) => (name in row.ratios ? spread(row.ratios[name]) : "-"));
    return [row.title, ...cells, `${short(ratio)} (${rival})`, row.must, row.aim, verdict];
  });
  return `## ${engine}

${table(["", ...peers, "to beat", "must", "aim", "reached"], lines)}

\`init()\`, once the bytes are there: ${spread(ms)} ms; must ${INIT.must}, aim ${INIT.aim}; reached: ${reachedSmall(ms[1], INIT)}.`;
}

function sizeTable(sizes) {
  const [ours] = sizes;
  const lines = sizes.map(({ name, kB }) => [name, kB.toFixed(1), name === ours.name ? "1" : short(ours.kB / kB)]);
  return `${table(["", "kB, brotli", "ours ÷ theirs"], lines)}

Must ${SIZE.must} kB, aim ${SIZE.aim} kB; reached: ${reachedSmall(ours.kB, SIZE)}.`;
}

/** @param run What was measured: `{ engines, sizes, versions, machine, rounds, date }`. */
export const markdown = ({ engines, sizes, versions, machine, rounds, date }) => `# Benchmarks

Written by \`make bench\` on ${date}, on ${machine}. ${versions}.

A number is a peer's time divided by ours: 2 means that tokenwright is twice as fast, 0.5 half as fast. It is the median of ${rounds} rounds, with
the quartiles behind it. "To beat" is the fastest peer of the row, or the one that the budget names.

${engines.map(speeds).join("\n\n")}

## Size

${sizeTable(sizes)}

What a page has to load for the same job (answers, calls, logs, errors, units, the wallet), as \`benches/size/\` names it: bundled and minified by
rolldown, compressed by brotli 11, ours with the wasm module.

## Where the time goes

By profiles of the rows that are the hardest:

- A new ABI text, 30 µs in Node: reading its JSON a fifth, Keccak-256 of each signature a sixth, making and letting go of memory a sixth. All entries
  are read and checked, where the peers take the one that they call.
- In Chromium \`JSON.parse\` is twice as fast as in Node, and text costs more to cross the boundary: \`TextEncoder.encodeInto\` takes 5 µs for the ABI,
  and 17 µs for the answer, which has letters beyond Latin-1, of 32 and 49 µs in all. A call over the network does not pay that: its bytes are read
  in Rust.
- An answer with a new ABI text costs the sum of both; its text crosses, comes back, and its ABI crosses again.
- \`buy\`, 1 µs in Node: a quarter is writing the arguments, a seventh hex. Chromium writes hex itself (\`Uint8Array.toHex\`), which halves the call.

## How it is measured

- The same suite runs in Node and in headless Chromium. Peers take turns, forwards and backwards (ABBA), in batches of at least 20 ms, after three to
  warm up; a ratio is taken inside a round, so that a busy machine slows both.
- Before any number all peers have to give the same calldata, or the same values.
- Each batch has inputs of its own, made before its time is taken. Addresses are random, in lower case, and so many that no cache of checksums holds
  them (viem keeps 8,192, ox 32,768). Texts were never seen before, unless the row says so.
- Each peer runs in its fastest form: viem's encoding prepared, its decoding given one ABI entry; ox and ethers with the fragment kept,
  micro-eth-signer with the contract made. From an ABI text each parses the JSON and takes \`buy\` alone, every time: only tokenwright remembers
  texts. It runs as the \`Abi\` handle, or as the function where the row starts from a text.
- Decoded addresses are checksummed. ox does so by option, micro-eth-signer by one more call; both are faster without.
- For the answer viem has JSON.parse and a zod schema with our fields, which lets duplicate keys through and rounds money; tokenwright does neither.
- \`init()\` is measured in fresh processes.

\`ROUNDS=3 make bench\` is a quick look, and leaves this file alone.
`;
