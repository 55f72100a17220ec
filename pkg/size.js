// Prints what a page has to load, its scripts in one as a bundler makes it: raw, gzip and brotli.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const dist = new URL("./dist/", import.meta.url);

function print(name, bytes) {
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map(({ length }) => (length / 1000).toFixed(1).padStart(8));
  console.log(name.padEnd(16) + sizes.join(""));
}

const bundle = await rolldown({ input: fileURLToPath(new URL("index.js", dist)), platform: "browser" });
const { output } = await bundle.generate({ minify: true });
const script = Buffer.from(output.map(({ code }) => code).join(""));
const wasm = readFileSync(new URL("tokenwright.wasm", dist));
console.log("kB".padEnd(16) + ["raw", "gzip", "brotli"].map((title) => title.padStart(8)).join(""));
print("tokenwright.wasm", wasm);
print("scripts", script);
print("both", Buffer.concat([wasm, script]));
