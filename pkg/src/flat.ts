// Values as flat bytes: what the two halves of the boundary say to each other. src/flat.rs is the other half.
// It knows shapes, never rules: what has no place in JSON is described, and refused on the other side.

const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const NUMBER = 3;
const TEXT = 4;
const LIST = 5;
const OBJECT = 6;
const BIGINT = 7;
const BYTES = 8;
const FOREIGN = 9;

/** Deeper values are refused; so is a cycle, which has no end. */
const MAX_DEPTH = 64;
/** More values than this in one call are refused: an object that makes new ones whenever it is read has no end either. */
const MAX_VALUES = 1 << 20;
/** So are more bytes: 64 MiB. */
const MAX_BYTES = 1 << 26;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** The name of a typed array's kind, which an object cannot pretend to have. */
const kindOfView = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)!.get!;

/** Where bytes can be written. A longer one keeps what the shorter one held. */
export type Grow = (length: number) => Uint8Array;

/** The arguments are more than one call takes. */
export class TooMuch extends Error {}

/** There is no more room: what growing threw. A getter may throw anything, and is no matter of ours. */
export class NoRoom extends Error {}

/** Writes values one behind the other. */
export class FlatWriter {
  #grow: Grow;
  #bytes: Uint8Array;
  #view: DataView;
  #values = 0;
  /** How many bytes are written. */
  length = 0;

  constructor(grow: Grow) {
    this.#grow = grow;
    this.#bytes = grow(4096);
    this.#view = viewOf(this.#bytes);
  }

  /** What is written so far. */
  save(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  /** Writes what was saved again, where another writer has used the same room meanwhile. */
  restore(saved: Uint8Array): void {
    this.#bytes = this.#grow(Math.max(4096, saved.length));
    this.#bytes.set(saved);
    this.#view = viewOf(this.#bytes);
  }

  value(value: unknown, depth = 0): void {
    this.#count();
    switch (typeof value) {
      case "string":
        return isWellFormed(value) ? this.#text(TEXT, value) : this.#foreign("text with a lone surrogate");
      case "boolean":
        return this.#tag(value ? TRUE : FALSE);
      case "bigint":
        return this.#text(BIGINT, value.toString());
      case "number":
        return this.#text(Number.isFinite(value) ? NUMBER : FOREIGN, String(value));
      case "object":
        if (value === null) return this.#tag(NULL);
        if (depth > MAX_DEPTH) return this.#foreign(`more than ${MAX_DEPTH} levels, or a cycle`);
        return this.#object(value, depth);
      default:
        return this.#foreign(value === undefined ? "undefined" : `a ${typeof value}`);
    }
  }

  /** An object may be a proxy that throws: then what was written of it is taken back. */
  #object(value: object, depth: number): void {
    const start = this.length;
    try {
      if (Array.isArray(value)) return this.#list(value, depth);
      if (kindOfView.call(value) === "Uint8Array") return this.#rawBytes(value as Uint8Array);
      const kind = Object.prototype.toString.call(value).slice(8, -1);
      if (kind !== "Object" || ArrayBuffer.isView(value)) return this.#foreign(`a value of type ${kind}`);
      if (!isPlain(value)) return this.#foreign("an object that is not plain: its fields may be inherited or hidden");
      this.#members(value as Record<string, unknown>, depth);
    } catch (error) {
      if (error instanceof TooMuch || error instanceof NoRoom) throw error;
      this.length = start;
      this.#foreign("an object that throws when it is read");
    }
  }

  #list(items: readonly unknown[], depth: number): void {
    const { length } = items;
    // A proxy may say anything.
    if (!Number.isSafeInteger(length) || length < 0) return this.#foreign("an array without a length");
    this.#tag(LIST);
    this.#uint32(length);
    for (let index = 0; index < length; index++) {
      if (index in items) {
        this.value(items[index], depth + 1);
      } else {
        this.#count();
        this.#foreign("a hole in the array");
      }
    }
  }

  /** `undefined` is absent. A symbol as a key is no field that anybody knows, so it is passed on by its description. */
  #members(object: Record<string, unknown>, depth: number): void {
    const members: [string, unknown][] = [];
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (value !== undefined) members.push([key, value]);
    }
    for (const key of Object.getOwnPropertySymbols(object)) {
      if (Object.prototype.propertyIsEnumerable.call(object, key)) members.push([String(key), null]);
    }
    this.#tag(OBJECT);
    this.#uint32(members.length);
    for (const [key, value] of members) {
      this.#string(isWellFormed(key) ? key : "\uFFFD");
      this.value(value, depth + 1);
    }
  }

  #rawBytes(view: Uint8Array): void {
    // A subclass may have members of its own.
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    this.#tag(BYTES);
    this.#uint32(bytes.length);
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  #foreign(description: string): void {
    this.#text(FOREIGN, description);
  }

  #text(tag: number, text: string): void {
    this.#tag(tag);
    this.#string(text);
  }

  #string(text: string): void {
    // UTF-8 needs at most three bytes for a UTF-16 unit.
    this.#room(4 + text.length * 3);
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(this.length + 4));
    this.#view.setUint32(this.length, written, true);
    this.length += 4 + written;
  }

  #uint32(number: number): void {
    this.#room(4);
    this.#view.setUint32(this.length, number, true);
    this.length += 4;
  }

  #tag(tag: number): void {
    this.#room(1);
    this.#bytes[this.length++] = tag;
  }

  #count(): void {
    if (++this.#values > MAX_VALUES) throw new TooMuch(`expected at most ${MAX_VALUES} values in one call`);
  }

  #room(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    if (this.length + more > MAX_BYTES) throw new TooMuch(`expected at most ${MAX_BYTES} bytes in one call`);
    try {
      this.#bytes = this.#grow(Math.min(MAX_BYTES, Math.max(this.length + more, this.#bytes.length * 2)));
    } catch (cause) {
      throw new NoRoom("the wasm memory cannot grow", { cause });
    }
    this.#view = viewOf(this.#bytes);
  }
}

/** Reads the one value that `bytes` hold. */
export function readFlat(bytes: Uint8Array): unknown {
  const view = viewOf(bytes);
  let at = 0;
  const uint32 = (): number => view.getUint32((at += 4) - 4, true);
  const string = (): string => {
    const length = uint32();
    return decoder.decode(bytes.subarray(at, (at += length)));
  };
  const value = (): unknown => {
    switch (bytes[at++]) {
      case FALSE:
        return false;
      case TRUE:
        return true;
      case NUMBER:
        return Number(string());
      case TEXT:
        return string();
      case BIGINT:
        return BigInt(string());
      case LIST: {
        const items: unknown[] = [];
        for (let left = uint32(); left > 0; left--) items.push(value());
        return items;
      }
      case OBJECT: {
        const object: Record<string, unknown> = {};
        for (let left = uint32(); left > 0; left--) define(object, string(), value());
        return object;
      }
      default:
        return null;
    }
  };
  return value();
}

/** Whether all that an object holds is its own and can be listed, whatever realm it comes from. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  const isOwn = prototype === null
    || (Object.getPrototypeOf(prototype) === null && Object.prototype.hasOwnProperty.call(prototype, "isPrototypeOf"));
  return isOwn && Object.getOwnPropertyNames(object).length === Object.keys(object).length;
}

/** A key named `__proto__` is a member like any other. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isWellFormed(text: string): boolean {
  return text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);
}
