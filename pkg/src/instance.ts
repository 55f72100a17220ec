// The one wasm instance that all entries share.

import * as glue from "./glue/tokenwright.js";
import { TokenwrightError, type ErrorDetails } from "./error.js";
import { FlatWriter, NoRoom, TooMuch, readFlat } from "./flat.js";

/** What the wasm module may be made of. */
export type Source = URL | Response | BufferSource | WebAssembly.Module;

let memory: WebAssembly.Memory | undefined;
/** Which instance it is: a trap makes a new one. */
let instances = 0;
/** The writer of the call that is being prepared: a getter among its arguments may call the package as well. */
let preparing: FlatWriter | undefined;
/** How to end the network calls that are under way, should their instance trap. */
const underWay = new Set<(error: TokenwrightError) => void>();

/** Makes the instance. A second call does nothing. */
export function start(module: WebAssembly.Module): void {
  if (memory !== undefined) return;
  const isOurs = WebAssembly.Module.exports(module).some(({ name }) => name === "linear_memory");
  // The glue would keep another one for ever.
  if (!isOurs) throw new TypeError("expected the module tokenwright.wasm");
  glue.initSync({ module });
  memory = glue.linear_memory();
}

/** Whether there is an instance. */
export function isStarted(): boolean {
  return memory !== undefined;
}

/** The number of the present instance. */
export function generation(): number {
  return instances;
}

/** A Rust function with its arguments still to be written: it takes their length. */
type RustCall<T> = (length: number) => T;

/** Calls Rust with these arguments. */
export function call<T>(rust: RustCall<T>, ...args: readonly unknown[]): T {
  if (memory === undefined) {
    throw new TokenwrightError({ code: "not_initialized", message: "expected `await init()` before any other call" });
  }
  const outer = preparing;
  const saved = outer?.save();
  try {
    const writer = (preparing = new FlatWriter((length) => bytesAt(glue.reserve_arguments(length), length)));
    for (const value of args) writer.value(value === undefined ? null : value);
    return rust(writer.length);
  } catch (thrown) {
    if (thrown instanceof TooMuch) throw new TokenwrightError({ code: "invalid_argument", message: thrown.message });
    throw isErrorDetails(thrown) ? new TokenwrightError(thrown) : restart(thrown);
  } finally {
    preparing = outer;
    if (saved !== undefined) outer?.restore(saved);
  }
}

/** Calls Rust with these arguments and reads its flat answer. */
export function ask(rust: RustCall<number>, ...args: readonly unknown[]): unknown {
  const length = call(rust, ...args);
  return readFlat(bytesAt(glue.locate_answer(), length));
}

/** Calls Rust for something that takes time, and reads its flat answer. */
export async function askLater(rust: RustCall<Promise<Uint8Array>>, ...args: readonly unknown[]): Promise<unknown> {
  let end!: (error: TokenwrightError) => void;
  const trapped = new Promise<never>((_, reject) => (end = reject));
  const answer = call(rust, ...args);
  underWay.add(end);
  try {
    return readFlat(await Promise.race([answer, trapped]));
  } catch (thrown) {
    if (thrown instanceof TokenwrightError) throw thrown;
    if (isErrorDetails(thrown)) throw new TokenwrightError(thrown);
    throw new TokenwrightError({ code: "network", message: "no answer came from the server", cause: thrown });
  } finally {
    underWay.delete(end);
  }
}

/** What a trapped instance holds cannot be relied on: the next call runs on a fresh one, and what is under way on it ends. */
function restart(trap: unknown): TokenwrightError {
  if (trap instanceof NoRoom) trap = trap.cause;
  instances++;
  glue.__wbg_reset_state();
  memory = glue.linear_memory();
  const error = new TokenwrightError({
    code: "not_initialized",
    message: "expected no trap in the wasm module: it was started anew, the call was not carried out",
    cause: trap,
  });
  const message = "expected no trap in the wasm module: it was started anew, whether the server carried this call out is unknown";
  for (const end of underWay) end(new TokenwrightError({ code: "not_initialized", message, cause: trap }));
  return error;
}

/** Rust throws plain data. Anything else that comes out of wasm is a trap. */
function isErrorDetails(thrown: unknown): thrown is ErrorDetails {
  return typeof thrown === "object" && thrown !== null && !(thrown instanceof Error)
    && typeof (thrown as { code?: unknown }).code === "string";
}

function bytesAt(pointer: number, length: number): Uint8Array {
  return new Uint8Array(memory!.buffer, pointer, length);
}
