// What a page has to load for the same job, in kB: minified scripts, and our wasm module, each with brotli.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { rolldown } from "rolldown";

const ENTRIES = ["tokenwright", "viem-zod", "ethers-zod", "ox-zod"];

const brotli = (content) => brotliCompressSync(content).length / 1000;

async function scripts(entry) {
  const build = await rolldown({ input: fileURLToPath(new URL(`${entry}.js`, import.meta.url)), platform: "browser", logLevel: "silent" });
  const { output } = await build.generate({ minify: true });
  await build.close();
  return output.reduce((sum, { code, source }) => sum + brotli(code ?? source), 0);
}

export async function measureSizes() {
  const wasm = brotli(readFileSync(new URL(import.meta.resolve("tokenwright/tokenwright.wasm"))));
  const sizes = [];
  for (const entry of ENTRIES) {
    sizes.push({ name: entry.replace("-", " + "), kB: (await scripts(entry)) + (entry === "tokenwright" ? wasm : 0) });
  }
  return sizes;
}
