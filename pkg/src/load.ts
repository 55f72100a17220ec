import { invalidArgument } from "./argument.js";
import { TokenwrightError } from "./error.js";
import { isStarted, start } from "./instance.js";
import type { Source } from "./source.js";
import { unstarted } from "./unstarted.js";

/** Node, as far as it is needed here: its fetch does not read files. */
type Node = { process?: { getBuiltinModule?(name: "node:fs/promises"): { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> } } };

/** Some bundlers leave the module behind, and some servers answer with a page instead. */
const HINT = "; tokenwright/inline holds it in a script";

let loading: Promise<void> | undefined;

/** Where the module comes from if the caller names no source. */
type Find = () => Source | Promise<Source>;

/** Starts the package with this module, or with the one that is found: once, and again where it failed. */
export function load(source: Source | undefined, find: Find): Promise<void> {
  if (isStarted()) return Promise.resolve();
  loading ??= loadOnce(source, find).finally(() => (loading = undefined));
  return loading;
}

async function loadOnce(given: Source | undefined, find: Find): Promise<void> {
  const source = given ?? (await unlessOffline(find));
  if (typeof source !== "object") {
    throw invalidArgument("source", "wrong_type", `expected a URL, a Response, bytes or a WebAssembly.Module, got a ${typeof source}`);
  }
  const bytes = source instanceof URL ? await read(source) : source instanceof Response ? await bodyOf(source) : source;
  try {
    const isModule = Object.prototype.toString.call(bytes) === "[object WebAssembly.Module]";
    start((isModule ? bytes : await WebAssembly.compile(bytes as BufferSource)) as WebAssembly.Module);
  } catch (cause) {
    throw unstarted(cause, `expected the module tokenwright.wasm${HINT}`);
  }
}

async function read(url: URL): Promise<BufferSource> {
  const files = url.protocol === "file:" ? (globalThis as Node).process?.getBuiltinModule?.("node:fs/promises") : undefined;
  return files === undefined ? bodyOf(await unlessOffline(() => fetch(url))) : unlessOffline(() => files.readFile(url));
}

async function bodyOf(response: Response): Promise<ArrayBuffer> {
  if (response.ok) return unlessOffline(() => response.arrayBuffer());
  const { status } = response;
  throw new TokenwrightError({ code: "network", message: `expected the wasm module, got HTTP status ${status}${HINT}`, status });
}

async function unlessOffline<T>(load: () => T | Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new TokenwrightError({ code: "network", message: `the wasm module could not be loaded${HINT}`, cause });
  }
}
