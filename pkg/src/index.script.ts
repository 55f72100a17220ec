// For Node, Deno and Bun, whose programs may be bundled into one file: the module is a script, loaded when it is asked for.
import type { Source } from "./source.js";
import { load } from "./load.js";

export function init(source?: Source): Promise<void> {
  return load(source, async () => (await import("./wasm.js")).wasm());
}

export * from "./api.js";
export default init;
