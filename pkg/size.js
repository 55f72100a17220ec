// Prints what a page has to load: raw, gzip and brotli.
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const at = (name) => readFileSync(new URL(`./dist/${name}`, import.meta.url));
const scripts = ["glue/tokenwright", "index", "api", "abi", "error", "flat", "instance", "load", "operation", "operations", "plan", "purchase", "units"];
const row = (name, bytes) => {
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map(({ length }) => (length / 1000).toFixed(1).padStart(8));
  console.log(`${name.padEnd(16)}${sizes.join("")}`);
};
const script = Buffer.concat(scripts.map((name) => at(`${name}.js`)));
console.log(`${"kB".padEnd(16)}${["raw", "gzip", "brotli"].map((title) => title.padStart(8)).join("")}`);
row("tokenwright.wasm", at("tokenwright.wasm"));
row("scripts", script);
row("both", Buffer.concat([at("tokenwright.wasm"), script]));
