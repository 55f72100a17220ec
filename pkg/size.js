// Prints what a page has to load: raw, gzip and brotli.
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** A script and all that it imports. */
function scripts(url, found = new Map()) {
  if (found.has(url.href)) return found;
  const text = readFileSync(url, "utf8");
  found.set(url.href, text);
  for (const [, path] of text.matchAll(/from "(\..*?)"/g)) scripts(new URL(path, url), found);
  return found;
}

function print(name, bytes) {
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map(({ length }) => (length / 1000).toFixed(1).padStart(8));
  console.log(name.padEnd(16) + sizes.join(""));
}

const dist = new URL("./dist/", import.meta.url);
const wasm = readFileSync(new URL("tokenwright.wasm", dist));
const script = Buffer.from([...scripts(new URL("index.js", dist)).values()].join(""));
console.log("kB".padEnd(16) + ["raw", "gzip", "brotli"].map((title) => title.padStart(8)).join(""));
print("tokenwright.wasm", wasm);
print("scripts", script);
print("both", Buffer.concat([wasm, script]));
