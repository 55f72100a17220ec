/// <reference lib="esnext.disposable" preserve="true" />
import * as glue from "./glue/tokenwright.js";
import { TokenwrightError, type ErrorDetails } from "./error.js";
import { ask, askHex, call, generation } from "./instance.js";
import type { Hex } from "./plan.js";

/** An entry of a JSON ABI, as compilers print it. */
export type AbiItem = { readonly type: string; readonly [field: string]: unknown };

/** A JSON ABI: its text, or the array that the text holds. */
export type AbiSource = string | readonly AbiItem[];

/** A call, read out of calldata. */
export type DecodedCall = { functionName: string; signature: string; selector: Hex; args: readonly unknown[] };

/** An event, read out of a log. `args` is an object where all parameters have names of their own, else an array. */
export type DecodedEvent = { eventName: string; signature: string; args: unknown };

/** A custom error, `Error(string)` or `Panic(uint256)`, read out of revert data. */
export type DecodedError = {
  errorName: string;
  signature: string;
  args: readonly unknown[];
  /** In words what a contract panicked at, where `Panic(uint256)` holds a code of Solidity's. */
  meaning?: string;
};

/** A log: its topics, the first of which names the event, and its data. */
export type Log = { readonly topics: readonly Hex[]; readonly data: Hex | Uint8Array };

/** What became of one log of many. */
export type DecodedLog = DecodedEvent | { error: TokenwrightError };

/** Not every browser has it yet. */
const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");
/** Lets go of ABIs whose handles nobody holds any more. */
const forgotten = new FinalizationRegistry<Held>(release);

/** An ABI on the other side: its number, and the instance that knows it by this number. */
type Held = { number: number; generation: number };

function release(held: Held): void {
  if (held.generation === generation()) glue.abi_free(held.number);
  held.generation = -1;
}

/** An ABI that is parsed once, for many calls. It may be disposed of (`using`), or left to the garbage collector. */
export class Abi {
  readonly #held: Held;
  /** The numbers of the functions that were called, by what the caller calls them. */
  readonly #functions = new Map<string, number>();

  /** @throws {TokenwrightError} `abi` where the ABI is malformed: the entry is named. */
  constructor(abi: AbiSource) {
    this.#held = { number: call(glue.abi_hold, textOf(abi)), generation: generation() };
    forgotten.register(this, this.#held, this.#held);
  }

  /** As the function `encodeFunctionData`. */
  encodeFunctionData(functionName: string, args: readonly unknown[]): Hex {
    const own = this.#function(functionName);
    return askHex((asHex, length) => glue.encode_function_data(this.#number(), own, asHex, length), args);
  }

  /** As the function `encodeMany`. */
  encodeMany(functionName: string, argsList: readonly (readonly unknown[])[]): Hex[] {
    const own = this.#function(functionName);
    return ask((length) => glue.encode_many(this.#number(), own, length), argsList) as Hex[];
  }

  /** As the function `decodeFunctionData`. */
  decodeFunctionData(data: Hex | Uint8Array): DecodedCall {
    return this.#ask(glue.decode_function_data, data) as DecodedCall;
  }

  /** As the function `decodeFunctionResult`. */
  decodeFunctionResult(functionName: string, data: Hex | Uint8Array): unknown {
    const own = this.#function(functionName);
    return ask((length) => glue.decode_function_result(this.#number(), own, length), data) ?? undefined;
  }

  /** As the function `decodeEventLog`. */
  decodeEventLog(log: Log): DecodedEvent {
    const { topics, data } = partsOf(log);
    return this.#ask(glue.decode_event_log, topics, data) as DecodedEvent;
  }

  /** As the function `decodeLogs`. */
  decodeLogs(logs: readonly Log[]): DecodedLog[] {
    const parts = Array.isArray(logs) ? logs.map(partsOf) : logs;
    const decoded = this.#ask(glue.decode_logs, parts) as (DecodedEvent | { error: ErrorDetails })[];
    return decoded.map((log) => ("error" in log ? { error: new TokenwrightError(log.error) } : log));
  }

  /** As the function `decodeErrorResult`. */
  decodeErrorResult(data: Hex | Uint8Array): DecodedError {
    return this.#ask(glue.decode_error_result, data) as DecodedError;
  }

  /** Lets the ABI go. A call after it throws `not_initialized`. */
  [dispose](): void {
    forgotten.unregister(this.#held);
    release(this.#held);
  }

  #ask(rust: (abi: number, length: number) => number, ...args: readonly unknown[]): unknown {
    return ask((length) => rust(this.#number(), length), ...args);
  }

  /** Asked for once the arguments are written: a getter among them may let the ABI go, and its number would be another's. */
  #number(): number {
    const { number, generation: own } = this.#held;
    if (own === generation()) return number;
    throw new TokenwrightError({ code: "not_initialized", message: "expected an abi that is not disposed of, of the present wasm instance" });
  }

  #function(name: string): number {
    let number = this.#functions.get(name);
    if (number === undefined) {
      number = call((length) => glue.abi_function(this.#number(), length), name);
      this.#functions.set(name, number);
    }
    return number;
  }
}

/** What of a log is read, whatever class it is of. */
function partsOf(log: Log): Partial<Log> {
  try {
    return { topics: log.topics, data: log.data };
  } catch {
    return {};
  }
}

/**
 * The texts seen last, the oldest first: parsing one costs more than a call. A list: to compare a text with the few of its
 * length costs less than to hash it.
 */
const memo: { readonly text: string; readonly abi: Abi }[] = [];
const MAX_TEXTS = 16;
/** Longer texts are not kept, so that all of them together are bounded. */
const MAX_LENGTH = 1 << 18;
let memoGeneration = -1;

/** The text of an ABI: what JSON cannot hold stands in no ABI. */
function textOf(abi: AbiSource): string {
  if (typeof abi === "string") return abi;
  try {
    return JSON.stringify(abi) ?? "null";
  } catch (cause) {
    const message = "expected an array that JSON can hold";
    throw new TokenwrightError({ code: "abi", message: `abi: ${message}`, issues: [{ path: "abi", code: "wrong_type", message }], cause });
  }
}

/** Calls with an ABI that may have been seen before, or with one that is made for this call. */
function using<T>(abi: AbiSource, call: (abi: Abi) => T): T {
  const source = textOf(abi);
  if (source.length > MAX_LENGTH) {
    const abi = new Abi(source);
    try {
      return call(abi);
    } finally {
      abi[dispose]();
    }
  }
  if (memoGeneration !== generation()) {
    memo.length = 0;
    memoGeneration = generation();
  }
  const found = memo.findLastIndex(({ text }) => text === source);
  if (found < 0) {
    memo.push({ text: source, abi: new Abi(source) });
    if (memo.length > MAX_TEXTS) memo.shift()!.abi[dispose]();
  } else if (found < memo.length - 1) {
    memo.push(...memo.splice(found, 1));
  }
  return call(memo.at(-1)!.abi);
}

/**
 * The calldata of a call.
 *
 * Integers may be bigint, safe number, decimal or hex text; bytes hex or `Uint8Array`; tuples objects or arrays.
 *
 * @param functionName A name without overloads, a full signature such as `buy(uint256,address,address)`, or a selector.
 * @throws {TokenwrightError} `invalid_argument` with every fault of `args` by its path, `abi` where the ABI is malformed.
 */
export function encodeFunctionData(abi: AbiSource, functionName: string, args: readonly unknown[]): Hex {
  return using(abi, (own) => own.encodeFunctionData(functionName, args));
}

/**
 * The calldata of many calls of one function, in one go: for each list of arguments one.
 *
 * @throws {TokenwrightError} as `encodeFunctionData`; the paths begin with `argsList[0]`.
 */
export function encodeMany(abi: AbiSource, functionName: string, argsList: readonly (readonly unknown[])[]): Hex[] {
  return using(abi, (own) => own.encodeMany(functionName, argsList));
}

/**
 * Reads calldata strictly: bytes that no encoder would write are refused.
 *
 * @throws {TokenwrightError} `abi`, with an issue whose path is the byte: `data[36]`.
 */
export function decodeFunctionData(abi: AbiSource, data: Hex | Uint8Array): DecodedCall {
  return using(abi, (own) => own.decodeFunctionData(data));
}

/**
 * Reads what a call returned: nothing gives `undefined`, one value itself, several an array.
 *
 * @throws {TokenwrightError} `abi` for bytes on which Solidity would revert.
 */
export function decodeFunctionResult(abi: AbiSource, functionName: string, data: Hex | Uint8Array): unknown {
  return using(abi, (own) => own.decodeFunctionResult(functionName, data));
}

/**
 * Reads a log. Indexed texts, bytes, arrays and tuples are only there as their hash.
 *
 * @throws {TokenwrightError} `abi` for a log of another contract, and for bytes on which Solidity would revert.
 */
export function decodeEventLog(abi: AbiSource, log: Log): DecodedEvent {
  return using(abi, (own) => own.decodeEventLog(log));
}

/** Reads many logs at once. One that cannot be read is `{ error }`, and the others are there all the same. */
export function decodeLogs(abi: AbiSource, logs: readonly Log[]): DecodedLog[] {
  return using(abi, (own) => own.decodeLogs(logs));
}

/**
 * Reads revert data. `Error(string)` and `Panic(uint256)` are always known.
 *
 * @throws {TokenwrightError} `abi` for an error that the ABI does not know, and for malformed bytes.
 */
export function decodeErrorResult(abi: AbiSource, data: Hex | Uint8Array): DecodedError {
  return using(abi, (own) => own.decodeErrorResult(data));
}
