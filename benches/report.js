// The figures as text: rows on the console, tables in docs/benchmarks.md.
import { quartiles } from "./measure.js";

export const INIT = { must: 50, aim: 15 };
export const SIZE = { must: 105, aim: 80 };

const short = (number) => (number >= 9.95 ? number.toFixed(0) : number.toFixed(number >= 0.995 ? 1 : 2));
const spread = ([low, middle, high]) => `${short(middle)} (${short(low)}–${short(high)})`;

/** Whom a row has to beat, by how much it does, and what that is worth. */
export function judge({ ratios, against, must, aim }) {
  const [rival, [, ratio]] = Object.entries(ratios)
    .filter(([name]) => against === undefined || name === against)
    .reduce((best, other) => (other[1][1] < best[1][1] ? other : best));
  return { rival, ratio, verdict: ratio >= aim ? "aim" : ratio >= must ? "must" : "missed" };
}

/** The same for what should be small. */
export const judgeSmall = (value, { must, aim }) => (value <= aim ? "aim" : value <= must ? "must" : "missed");

export function printRow(row) {
  const { rival, ratio, verdict } = judge(row);
  const peers = Object.entries(row.ratios).map(([name, own]) => `${name} ${spread(own)}`).join(", ");
  console.log(`  ${row.title}: ${short(ratio)} times ${rival}, must ${row.must}, aim ${row.aim}: ${verdict}\n    ${peers}`);
}

export function printStarts({ starts }) {
  const ms = quartiles(starts);
  console.log(`  init(): ${spread(ms)} ms, must ${INIT.must}, aim ${INIT.aim}: ${judgeSmall(ms[1], INIT)}`);
}

export function printSizes(sizes) {
  console.log(`  ${sizes.map(({ name, kB }) => `${name} ${kB.toFixed(1)} kB`).join(", ")}: ${judgeSmall(sizes[0].kB, SIZE)}`);
}

const table = (head, rows) => [head, head.map((_, i) => (i ? "---:" : "---")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

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

\`init()\`, once the bytes are there: ${spread(ms)} ms; must ${INIT.must}, aim ${INIT.aim}; reached: ${judgeSmall(ms[1], INIT)}.`;
}

function sizeTable(sizes) {
  const [ours] = sizes;
  const lines = sizes.map(({ name, kB }) => [name, kB.toFixed(1), name === ours.name ? "1" : short(ours.kB / kB)]);
  return `${table(["", "kB, brotli", "ours beside it"], lines)}

Must ${SIZE.must} kB, aim ${SIZE.aim} kB; reached: ${judgeSmall(ours.kB, SIZE)}.`;
}

/** @param run What was measured: `{ engines, sizes, versions, cores, rounds, date }`. */
export function markdown({ engines, sizes, versions, cores, rounds, date }) {
  return `# Benchmarks

Written by \`make bench\` on ${date}, on ${cores} cores. ${versions.map(({ name, version }) => `${name} ${version}`).join(", ")}.

A number is a peer's time divided by ours: 2 means that tokenwright is twice as fast, 0.5 half as fast. It is the median of ${rounds} rounds, with the quartiles
behind it. "To beat" is the fastest peer of the row, or the one that the budget names.

${engines.map(speeds).join("\n\n")}

## Size

${sizeTable(sizes)}

What a page has to load for the same job, as \`benches/size/\` names it: answers, calls, logs, errors, units, and the wallet. Bundled and minified by rolldown,
compressed by brotli 11, with our wasm module.

## How it is measured

- The same suite runs in Node and in headless Chromium. Peers take turns, forwards and backwards (ABBA), in batches of 20 ms and more after three to warm up;
  a ratio is taken inside a round, so that a busy machine slows both.
- Before any number all peers have to give the same calldata, or the same values.
- Each batch has inputs of its own, made before its time is taken. Addresses are random, in lower case, and so many that no cache of checksums holds them; texts
  are flat and never seen before, unless the row says so.
- Each peer runs in its fastest form: viem prepared, ox and ethers with the fragment kept, micro-eth-signer with the contract made. Of a new ABI text each parses
  the JSON and takes only \`buy\`. None remembers texts, tokenwright does. ours is the \`Abi\` handle, or the function where the row starts from a text.
- Decoded addresses are checksummed. ox does so by option, micro-eth-signer by a call more; both are faster where nobody wants it.
- Answers: viem has JSON.parse and a zod schema with our fields beside it, which loses digits of money and lets duplicate keys through; ours refuses both.
- \`init()\` runs in fresh processes.

\`ROUNDS=3 make bench\` is a quick look, and leaves this file alone.
`;
}
