// For pages of development servers. Vite 7's moves this file, but not the module, and gives a page in its place: then it is a script.
import type { Source } from "./source.js";
import { load } from "./load.js";

export function init(source?: Source): Promise<void> {
  return load(source, async () => {
    const response = await fetch(new URL("./tokenwright.wasm", import.meta.url));
    return response.headers.get("content-type") === "application/wasm" ? response : (await import("./wasm.js")).wasm();
  });
}

export * from "./api.js";
export default init;
