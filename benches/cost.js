// Prints what each dependency costs: bytes of code by crate, read from the names in the wasm module before they are stripped.
// Generic code counts for the crate whose function it is, not for the one that asked for it.
import { readFileSync } from "node:fs";

const bytes = readFileSync(process.argv[2] ?? new URL("../target/wasm32-unknown-unknown/release/tokenwright.wasm", import.meta.url));
let at = 8;

function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
}

function text() {
  const length = number();
  return bytes.toString("utf8", at, (at += length));
}

/** Sizes of function bodies, by their order, and the names of all functions, by their index. */
const sizes = [];
const names = new Map();
let imported = 0;
let data = 0;

function imports() {
  for (let left = number(); left > 0; left--) {
    text();
    text();
    const kind = bytes[at++];
    if (kind === 0) imported++;
    number();
    // A table or a memory has limits as well: flags, minimum and perhaps a maximum.
    if (kind === 1) at++;
    if (kind === 1 || kind === 2) for (let more = bytes[at - 1] & 1; more >= 0; more--) number();
    if (kind === 3) at++;
  }
}

function code() {
  for (let left = number(); left > 0; left--) {
    const length = number();
    sizes.push(length);
    at += length;
  }
}

function custom(end) {
  if (text() !== "name") return;
  while (at < end) {
    const kind = bytes[at++];
    const next = number() + at;
    if (kind === 1) for (let left = number(); left > 0; left--) names.set(number(), text());
    at = next;
  }
}

while (at < bytes.length) {
  const kind = bytes[at++];
  const length = number();
  const end = at + length;
  if (kind === 0) custom(end);
  if (kind === 2) imports();
  if (kind === 10) code();
  if (kind === 11) data = length;
  at = end;
}

/** The crate in which a mangled name begins; an export of our own is not mangled. */
function crateOf(name) {
  if (/^__(w|ext)/.test(name)) return "wasm_bindgen";
  if (name.startsWith("__")) return "compiler_builtins";
  const [, length, rest] = /^_R.*?C(?:s\w*?_)?(\d+)_?(.*)/.exec(name) ?? [];
  if (length !== undefined) return rest.slice(0, Number(length));
  // An impl begins with its type: `_$LT$$RF$alloc..string..String$u20$as ...`
  const path = name.replace(/^_ZN\d+/, "").replace(/^_\$LT\$/, "").replace(/\$\w+\$/g, "");
  return /^[a-z_]\w*?(?=\.\.|\d|$)/.exec(path)?.[0] ?? "tokenwright";
}

const costs = new Map([["(data: texts, tables)", data]]);
sizes.forEach((size, index) => {
  const name = names.get(imported + index) ?? "";
  // For wasm-bindgen, which takes them out.
  if (/describe/.test(name)) return;
  const crate = name.startsWith("_") ? crateOf(name) : "tokenwright";
  costs.set(crate, (costs.get(crate) ?? 0) + size);
});
const total = [...costs.values()].reduce((sum, size) => sum + size);
console.log("| crate | bytes | share |\n|---|---:|---:|");
for (const [crate, size] of [...costs].sort(([, a], [, b]) => b - a)) {
  console.log(`| ${crate} | ${size} | ${((100 * size) / total).toFixed(1)} % |`);
}
