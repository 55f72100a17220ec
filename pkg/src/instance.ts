// The one wasm instance that all entries share.

import * as glue from "./glue/tokenwright.js";
import { TokenwrightError, type ErrorDetails } from "./error.js";
import { FlatWriter, readFlat } from "./flat.js";

/** What the wasm module may be made of. */
export type Source = URL | Response | BufferSource | WebAssembly.Module;

let memory: WebAssembly.Memory | undefined;

/** Makes the instance. A second call does nothing. */
export function start(module: WebAssembly.Module | BufferSource): void {
  if (memory !== undefined) return;
  glue.initSync({ module });
  memory = glue.linear_memory();
}

/** Whether there is an instance. */
export function isStarted(): boolean {
  return memory !== undefined;
}

/** A Rust function with its arguments still to be written: it takes their length. */
type RustCall<T> = (length: number) => T;

/** Calls Rust with these arguments. */
export function call<T>(rust: RustCall<T>, ...args: readonly unknown[]): T {
  if (memory === undefined) {
    throw new TokenwrightError({ code: "not_initialized", message: "expected `await init()` before any other call" });
  }
  const writer = new FlatWriter((length) => bytesAt(glue.reserve_arguments(length), length));
  for (const value of args) writer.value(value === undefined ? null : value);
  try {
    return rust(writer.length);
  } catch (thrown) {
    throw errorFrom(thrown);
  }
}

/** Calls Rust with these arguments and reads its flat answer. */
export function ask(rust: RustCall<number>, ...args: readonly unknown[]): unknown {
  const length = call(rust, ...args);
  return readFlat(bytesAt(glue.locate_answer(), length));
}

/** The one real error, made of the plain data that Rust throws. Anything else that comes out of wasm is a trap. */
export function errorFrom(thrown: unknown): TokenwrightError {
  if (isErrorDetails(thrown)) return new TokenwrightError(thrown);
  // What a trapped instance holds cannot be relied on: the next call runs on a fresh one.
  glue.__wbg_reset_state();
  memory = glue.linear_memory();
  return new TokenwrightError({
    code: "not_initialized",
    message: "expected no trap in the wasm module: it was started anew, the call was not carried out",
    cause: thrown,
  });
}

function isErrorDetails(thrown: unknown): thrown is ErrorDetails {
  return typeof thrown === "object" && thrown !== null && !(thrown instanceof Error)
    && typeof (thrown as { code?: unknown }).code === "string";
}

function bytesAt(pointer: number, length: number): Uint8Array {
  return new Uint8Array(memory!.buffer, pointer, length);
}
