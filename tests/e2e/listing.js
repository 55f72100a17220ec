import { readFile } from "node:fs/promises";

const ANSWER = new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url);

/** The contract call of Create Token by External ID, which the sandbox's chain knows. */
export async function parseListing() {
  return JSON.parse(await readFile(ANSWER, "utf8")).integration;
}
