import { TokenwrightError } from "./error.js";
import { isStarted, start, type Source } from "./instance.js";

/** Node, as far as it is needed here: its fetch does not read files. */
type Node = { process?: { getBuiltinModule?(name: "node:fs/promises"): { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> } } };

let loading: Promise<void> | undefined;

/**
 * Loads the wasm module, once: concurrent calls share one load, and one that failed can be tried again.
 *
 * Without an argument it fetches `tokenwright.wasm` from beside this file (or reads it, in Node). A `URL` or `Response`
 * names another place; bytes or a `WebAssembly.Module` need no network at all.
 *
 * @throws {TokenwrightError} `network` where the module cannot be fetched, `invalid_argument` where it is not the module.
 */
export function init(source?: Source): Promise<void> {
  if (isStarted()) return Promise.resolve();
  loading ??= load(source).finally(() => (loading = undefined));
  return loading;
}

async function load(source: Source = new URL("./tokenwright.wasm", import.meta.url)): Promise<void> {
  const bytes = source instanceof URL ? await read(source) : source instanceof Response ? await bodyOf(source) : source;
  try {
    const isModule = Object.prototype.toString.call(bytes) === "[object WebAssembly.Module]";
    start((isModule ? bytes : await WebAssembly.compile(bytes as BufferSource)) as WebAssembly.Module);
  } catch (cause) {
    throw new TokenwrightError({ code: "invalid_argument", message: "expected the module tokenwright.wasm", cause });
  }
}

async function read(url: URL): Promise<BufferSource> {
  const files = url.protocol === "file:" ? (globalThis as Node).process?.getBuiltinModule?.("node:fs/promises") : undefined;
  return files === undefined ? bodyOf(await unlessOffline(fetch(url))) : unlessOffline(files.readFile(url));
}

async function bodyOf(response: Response): Promise<ArrayBuffer> {
  if (response.ok) return unlessOffline(response.arrayBuffer());
  const { status } = response;
  throw new TokenwrightError({ code: "network", message: `expected the wasm module, got HTTP status ${status}`, status });
}

async function unlessOffline<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (cause) {
    throw new TokenwrightError({ code: "network", message: "the wasm module could not be loaded", cause });
  }
}
