// Prints how many milliseconds `init()` takes in a fresh process.
import { readFileSync } from "node:fs";
import init from "tokenwright";

const bytes = readFileSync(new URL(import.meta.resolve("tokenwright/tokenwright.wasm")));
const start = performance.now();
await init(bytes);
console.log(performance.now() - start);
