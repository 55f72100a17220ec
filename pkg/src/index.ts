// For pages: the module lies beside this file. `new URL` is what bundlers look for.
import type { Source } from "./source.js";
import { load } from "./load.js";

/**
 * Loads the wasm module, once: concurrent calls share one load, and one that failed can be tried again.
 *
 * Without an argument the package finds its module by itself: a page fetches `tokenwright.wasm`, servers hold it already. A `URL` or
 * `Response` names another place; bytes or a `WebAssembly.Module` need no network at all.
 *
 * @throws {TokenwrightError} `network` where the module cannot be fetched, `invalid_argument` where it is not the module,
 *   `not_initialized` where the page's Content-Security-Policy forbids wasm.
 */
export function init(source?: Source): Promise<void> {
  return load(source, () => new URL("./tokenwright.wasm", import.meta.url));
}

export * from "./api.js";
export type { Source };
export default init;
