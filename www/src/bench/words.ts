import { version } from "tokenwright/package.json";
import { version as viem } from "viem/package.json";
import type { Row } from "./run.ts";

/** "4.0× faster", or "about as fast" where the middle half of the rounds lies on both sides. */
export function nameRatio([low, middle, high]: Row["ratio"]): string {
  if (low < 1 && high > 1) return "about as fast";
  return middle >= 1 ? `${short(middle)}× faster` : `${short(1 / middle)}× slower`;
}

export function nameTime(ms: number): string {
  return ms < 1 ? `${short(ms * 1000)} µs` : `${short(ms)} ms`;
}

export const short = (number: number) => number.toFixed(number < 9.95 ? 1 : 0);

/** A title without the marks of Markdown. */
export const plain = (title: string) => title.replaceAll("`", "");

/** What the numbers are of. */
export function describeRun(rounds: number): string {
  const date = new Date().toISOString().slice(0, 10);
  return `tokenwright ${version} beside viem ${viem}, ${rounds} rounds, ${date}, ${navigator.hardwareConcurrency} cores, ${navigator.userAgent}`;
}

export function writeMarkdown(rows: readonly Row[], run: string): string {
  const cells = rows.map(({ title, ratio, calls: [ours, theirs] }) =>
    [title, nameRatio(ratio), ratio.map(short).join(" / "), nameTime(ours), nameTime(theirs)]);
  const lines = [["", "tokenwright is", "viem ÷ tokenwright, quartiles", "tokenwright", "viem"], ["---", "---", "---", "---", "---"], ...cells];
  return `${lines.map((line) => `| ${line.join(" | ")} |`).join("\n")}\n\n${run}. Same bytes: yes.\n`;
}
