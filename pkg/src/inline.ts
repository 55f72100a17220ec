/**
 * The same package, ready at import: the wasm module is inside this file, so that there is nothing to fetch.
 * For bundlers that emit no `new URL` assets (esbuild, plain Rollup), tests and servers.
 */
import { start } from "./instance.js";
import { wasm } from "./wasm.js";

start(new WebAssembly.Module(wasm()));

export * from "./api.js";
