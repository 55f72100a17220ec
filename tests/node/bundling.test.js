// What bundlers may leave out, and what pages under a strict policy may run.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { rolldown } from "rolldown";

const dist = new URL("../../pkg/dist/", import.meta.url);

/** The code that is left of a program, for pages. */
async function bundle(program) {
  const bundle = await rolldown({
    input: "program",
    platform: "browser",
    plugins: [{ name: "program", resolveId: (id) => (id === "program" ? id : null), load: (id) => (id === "program" ? program : null) }],
  });
  const { output } = await bundle.generate();
  await bundle.close();
  return output[0].code.replaceAll(/^\/\/.*$/gm, "").trim();
}

test("an import alone leaves nothing, but for the entry that starts at import", async () => {
  for (const entry of ["tokenwright", "tokenwright/wallet"]) assert.equal(await bundle(`import "${entry}";`), "");
  assert.match(await bundle(`import "tokenwright/inline";`), /new WebAssembly\.Module/);
});

test("what is not used is left out", async () => {
  const one = await bundle(`import { isTokenwrightError } from "tokenwright"; console.log(isTokenwrightError(1));`);
  assert.doesNotMatch(one, /WebAssembly|FinalizationRegistry/);
  assert.match(one, /TokenwrightError/);
});

test("no code is made of text", () => {
  for (const name of readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".js"))) {
    assert.doesNotMatch(readFileSync(new URL(name, dist), "utf8"), /\beval\(|\bFunction\(|document\.write/, name);
  }
});
