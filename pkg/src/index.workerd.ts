// For Cloudflare's workerd, which compiles no bytes: the module is imported.
import type { Source } from "./source.js";
import { load } from "./load.js";
import wasm from "./tokenwright.wasm";

export function init(source?: Source): Promise<void> {
  return load(source, () => wasm);
}

export * from "./api.js";
export default init;
