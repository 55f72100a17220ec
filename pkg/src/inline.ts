/**
 * The same package, ready at import: the wasm module is inside this file, so that there is nothing to fetch.
 * For bundlers that emit no `new URL` assets (esbuild, plain Rollup), tests and servers.
 */
import { start } from "./instance.js";
import { unstarted } from "./unstarted.js";
import { wasm } from "./wasm.js";

try {
  start(new WebAssembly.Module(wasm()));
} catch (cause) {
  throw unstarted(cause, "expected an engine that compiles the module at once");
}

export * from "./api.js";
