// The one wasm instance that all entries share.

import * as glue from "./glue/tokenwright.js";
import { TokenwrightError, type ErrorDetails } from "./error.js";
import { FlatReader, readText, viewOf } from "./flat-reader.js";
import type { Hex } from "./plan.js";
import { FlatWriter, NoRoom, TooMuch } from "./flat-writer.js";

let memory: WebAssembly.Memory | undefined;
/** All of the memory; empty once it has grown. */
let bytes = new Uint8Array();
let view = viewOf(bytes);
let writer: FlatWriter;
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
  glue.catch_traps(restart);
  take();
}

function take(): void {
  memory = glue.linear_memory();
  writer = new FlatWriter((length) => {
    // Before the buffer is asked for: the memory may grow.
    const start = glue.reserve_arguments(length);
    return new Uint8Array(memory!.buffer, start, length);
  });
}

/** Whether there is an instance. */
export function isStarted(): boolean {
  return memory !== undefined;
}

/** The number of the present instance. */
export function generation(): number {
  return instances;
}

/** Whether bytes write their hex themselves, as in engines since 2025: faster than to read it as text. */
const writesHex = "toHex" in Uint8Array.prototype;

/** A Rust function with its arguments still to be written: it takes their length. */
type RustCall<T> = (length: number) => T;

/** Calls Rust with these arguments. */
export function call<T>(rust: RustCall<T>, ...args: readonly unknown[]): T {
  if (memory === undefined) {
    throw new TokenwrightError({ code: "not_initialized", message: "expected `await init()` before any other call" });
  }
  if (preparing !== undefined) return callInside(preparing, rust, args);
  try {
    preparing = writer;
    writer.begin();
    for (const value of args) writer.value(value === undefined ? null : value);
    return rust(writer.end());
  } catch (thrown) {
    if (thrown instanceof TooMuch) throw new TokenwrightError({ code: "invalid_argument", message: thrown.message });
    if (thrown instanceof TokenwrightError) throw thrown;
    throw isErrorDetails(thrown) ? new TokenwrightError(thrown) : restart(thrown);
  } finally {
    preparing = undefined;
  }
}

/** Calls Rust while the arguments of another call are being written to the same place. */
function callInside<T>(outer: FlatWriter, rust: RustCall<T>, args: readonly unknown[]): T {
  const saved = outer.save();
  preparing = undefined;
  try {
    take();
    return call(rust, ...args);
  } finally {
    preparing = writer = outer;
    outer.restore(saved);
  }
}

/** Calls Rust with these arguments and reads its flat answer. */
export function ask(rust: RustCall<number>, ...args: readonly unknown[]): unknown {
  const length = answered(call(rust, ...args));
  return new FlatReader(bytes, view, glue.locate_answer(), length).value();
}

/** The same where the answer is one text of ASCII. */
export function askText(rust: RustCall<number>, ...args: readonly unknown[]): string {
  const length = answered(call(rust, ...args));
  return readText(bytes, glue.locate_answer(), length);
}

/** The same where the answer is bytes, as hex. */
export function askHex(rust: (asHex: boolean, length: number) => number, ...args: readonly unknown[]): Hex {
  if (!writesHex) return askText((length) => rust(true, length), ...args) as Hex;
  const length = answered(call((length) => rust(false, length), ...args));
  const start = glue.locate_answer();
  return `0x${(bytes.subarray(start, start + length) as Uint8Array & { toHex(): string }).toHex()}`;
}

/** The length of an answer, which can be read now. */
function answered(length: number): number {
  if (length < 0) throw new TokenwrightError(glue.take_error() as ErrorDetails);
  if (bytes.length === 0) {
    bytes = new Uint8Array(memory!.buffer);
    view = viewOf(bytes);
  }
  return length;
}

/** Calls Rust for something that takes time, and reads its flat answer. */
export async function askLater(rust: RustCall<Promise<Uint8Array>>, ...args: readonly unknown[]): Promise<unknown> {
  let end!: (error: TokenwrightError) => void;
  const trapped = new Promise<never>((_, reject) => (end = reject));
  const answer = call(rust, ...args);
  underWay.add(end);
  try {
    const bytes = await Promise.race([answer, trapped]);
    return new FlatReader(bytes, viewOf(bytes), 0, bytes.length).value();
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
  take();
  bytes = new Uint8Array();
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
