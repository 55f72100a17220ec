import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import init from "tokenwright";
import { PEERS } from "../peers/index.js";
import { measure } from "../suite.js";

const START = fileURLToPath(new URL("start.js", import.meta.url));
export const ANSWER = new URL("../../tests/fixtures/apex-create-token-by-external-id.json", import.meta.url);

/** The suite in this process, and `init()` in fresh ones, which have compiled nothing yet. */
export async function measureInNode(rounds, report) {
  await init();
  const rows = [];
  for await (const row of measure(readFileSync(ANSWER, "utf8"), PEERS, rounds)) {
    rows.push(row);
    report(row);
  }
  const starts = Array.from({ length: rounds }, () => Number(execFileSync(process.execPath, [START])));
  return { engine: `Node ${process.versions.node} (V8 ${process.versions.v8})`, rows, starts };
}
