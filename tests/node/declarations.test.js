// Every change of the public types shows in tests/types/golden.d.ts. `UPDATE=1 node --test tests/node/declarations.test.js` writes it anew.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";

const dist = new URL("../../pkg/dist/", import.meta.url);
const golden = new URL("../types/golden.d.ts.txt", import.meta.url);
/** Not reachable through the package's entries. */
const INNER = /^(wasm|flat-reader|flat-writer|tag|instance|api|load|index\.\w+|inline\.\w+)\.d\.ts$/;

const names = readdirSync(dist, { recursive: true })
  .filter((name) => name.endsWith(".d.ts") && !name.startsWith("glue") && !INNER.test(name))
  .sort();
const declarations = names.map((name) => `// ${name}\n${readFileSync(new URL(name, dist), "utf8")}`).join("\n");

test("the public types are the golden ones", () => {
  if (process.env.UPDATE) writeFileSync(golden, declarations);
  assert.equal(declarations, readFileSync(golden, "utf8"), "run UPDATE=1 node --test tests/node/declarations.test.js");
});

test("no type is any", () => {
  const code = declarations.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, "");
  assert.doesNotMatch(code, /\bany\b/);
});

test("every export is documented", () => {
  const lines = declarations.split("\n");
  const undocumented = lines.filter((line, index) =>
    /^export (declare )?(function|type \w|class|const) /.test(line) && !/\*\/$/.test(lines[index - 1]));
  assert.deepEqual(undocumented, []);
});
