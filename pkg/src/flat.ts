// Values as flat bytes: what the two halves of the boundary say to each other. src/flat is the other half and says how.
// It knows shapes, never rules: what has no place in JSON is described, and refused on the other side.

const HEADER = 12;

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
const SMALL = 10;
const UTF8 = 11;

/** Deeper values are refused; so is a cycle, which has no end. */
const MAX_DEPTH = 64;
/** More values than this in one call are refused: an object that makes new ones whenever it is read has no end either. */
const MAX_VALUES = 1 << 20;
/** A text of more units than this stands by itself. */
const MAX_SHORT = 512;
/** Texts of up to so many units are written by a loop. */
const MAX_LOOP = 128;
/** So many shapes are searched for one that is there already. */
const MAX_SEARCHED = 8;
/** The room that is there from the start, and the most that is kept for the next call. */
const ROOM = 1 << 14;
const MAX_KEPT = 1 << 20;
/** More bytes are refused: 64 MiB. */
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
  #bytes!: Uint8Array;
  #view!: DataView;
  #length = HEADER;
  #values = 0;
  #texts = "";
  #shapes: (readonly string[])[] = [];

  constructor(grow: Grow) {
    this.#grow = grow;
    this.#take(ROOM);
  }

  /** Begins a message. The memory may have grown meanwhile, which empties all views of it. */
  begin(): void {
    const { length } = this.#bytes;
    if (length === 0 || length > MAX_KEPT) this.#take(ROOM);
    this.#length = HEADER;
    this.#values = 0;
    this.#texts = "";
    this.#shapes = [];
  }

  /** Ends the message and tells its length. */
  end(): number {
    const shapes = this.#length;
    let texts = "";
    for (const shape of this.#shapes) {
      this.#uint32(shape.length);
      for (const key of shape) {
        this.#uint32(key.length);
        texts += key;
      }
    }
    texts += this.#texts;
    const start = this.#length;
    this.#room(texts.length * 3);
    const written = this.#ascii(texts) || encoder.encodeInto(texts, this.#bytes.subarray(start)).written;
    this.#view.setUint32(0, shapes, true);
    this.#view.setUint32(4, start, true);
    this.#view.setUint32(8, written === texts.length || isWellFormed(texts) ? 0 : 1, true);
    return start + written;
  }

  /** What is written so far. */
  save(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Writes what was saved again, where another writer has used the same room meanwhile. */
  restore(saved: Uint8Array): void {
    this.#take(Math.max(ROOM, saved.length));
    this.#bytes.set(saved);
  }

  value(value: unknown, depth = 0): void {
    this.#count();
    switch (typeof value) {
      case "string":
        return value.length > MAX_SHORT ? this.#utf8(value) : this.#text(TEXT, value);
      case "boolean":
        return this.#tag(value ? TRUE : FALSE);
      case "bigint":
        return this.#bigint(value);
      case "number":
        return this.#text(Number.isFinite(value) ? NUMBER : FOREIGN, String(value));
      case "object":
        if (value === null) return this.#tag(NULL);
        if (depth > MAX_DEPTH) return this.#text(FOREIGN, `more than ${MAX_DEPTH} levels, or a cycle`);
        return this.#object(value, depth);
      default:
        return this.#text(FOREIGN, value === undefined ? "undefined" : `a ${typeof value}`);
    }
  }

  /** An object may be a proxy that throws: then what was written of it is taken back. */
  #object(value: object, depth: number): void {
    const start = this.#length;
    const texts = this.#texts;
    try {
      if (Array.isArray(value)) return this.#list(value, depth);
      if (kindOfView.call(value) === "Uint8Array") return this.#rawBytes(value as Uint8Array);
      const kind = Object.prototype.toString.call(value).slice(8, -1);
      if (kind !== "Object" || ArrayBuffer.isView(value)) return this.#text(FOREIGN, `a value of type ${kind}`);
      if (!isPlain(value)) return this.#text(FOREIGN, "an object that is not plain: its fields may be inherited or hidden");
      this.#members(value as Record<string, unknown>, depth);
    } catch (error) {
      if (error instanceof TooMuch || error instanceof NoRoom) throw error;
      this.#length = start;
      this.#texts = texts;
      this.#text(FOREIGN, "an object that throws when it is read");
    }
  }

  #list(items: readonly unknown[], depth: number): void {
    const { length } = items;
    // A proxy may say anything.
    if (!Number.isSafeInteger(length) || length < 0) return this.#text(FOREIGN, "an array without a length");
    this.#tag(LIST);
    this.#uint32(length);
    for (let index = 0; index < length; index++) {
      const item = items[index];
      if (item !== undefined || index in items) {
        this.value(item, depth + 1);
      } else {
        this.#count();
        this.#text(FOREIGN, "a hole in the array");
      }
    }
  }

  /** `undefined` is absent. A symbol as a key is no field that anybody knows, so it is passed on by its description. */
  #members(object: Record<string, unknown>, depth: number): void {
    const keys: string[] = [];
    const values: unknown[] = [];
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (value === undefined) continue;
      keys.push(key);
      values.push(value);
    }
    for (const key of Object.getOwnPropertySymbols(object)) {
      if (!Object.prototype.propertyIsEnumerable.call(object, key)) continue;
      keys.push(String(key));
      values.push(null);
    }
    this.#tag(OBJECT);
    this.#uint32(this.#shape(keys));
    for (const value of values) this.value(value, depth + 1);
  }

  /** The number of the shape with these keys. */
  #shape(keys: readonly string[]): number {
    const known = this.#shapes.findIndex((shape, index) => index < MAX_SEARCHED && isSame(shape, keys));
    return known < 0 ? this.#shapes.push(keys) - 1 : known;
  }

  #rawBytes(view: Uint8Array): void {
    // A subclass may have members of its own.
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    this.#tag(BYTES);
    this.#uint32(bytes.length);
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #bigint(value: bigint): void {
    if (BigInt.asUintN(64, value) !== value) return this.#text(BIGINT, value.toString());
    this.#tag(SMALL);
    this.#room(8);
    this.#view.setBigUint64(this.#length, value, true);
    this.#length += 8;
  }

  #utf8(text: string): void {
    // UTF-8 needs at most three bytes for a UTF-16 unit.
    this.#room(5 + text.length * 3);
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(this.#length + 5));
    if (written !== text.length && !isWellFormed(text)) return this.#text(FOREIGN, "text with a lone surrogate");
    this.#tag(UTF8);
    this.#uint32(written);
    this.#length += written;
  }

  /** Writes what is short and ASCII, which the encoder takes longer for, and tells its length; else 0. */
  #ascii(text: string): number {
    const { length } = text;
    if (length > MAX_LOOP) return 0;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return 0;
      this.#bytes[this.#length + index] = code;
    }
    return length;
  }

  #text(tag: number, text: string): void {
    this.#tag(tag);
    this.#uint32(text.length);
    this.#texts += text;
  }

  #uint32(number: number): void {
    this.#room(4);
    this.#view.setUint32(this.#length, number, true);
    this.#length += 4;
  }

  #tag(tag: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = tag;
  }

  #count(): void {
    if (++this.#values > MAX_VALUES) throw new TooMuch(`expected at most ${MAX_VALUES} values in one call`);
  }

  #room(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    if (needed > MAX_BYTES) throw new TooMuch(`expected at most ${MAX_BYTES} bytes in one call`);
    this.#take(Math.min(MAX_BYTES, Math.max(needed, this.#bytes.length * 2)));
  }

  #take(length: number): void {
    try {
      this.#bytes = this.#grow(length);
    } catch (cause) {
      throw new NoRoom("the wasm memory cannot grow", { cause });
    }
    this.#view = viewOf(this.#bytes);
  }
}

/** Reads the values that a message holds, one behind the other. */
export class FlatReader {
  #bytes: Uint8Array;
  #view: DataView;
  #at: number;
  #texts: string;
  #taken = 0;
  /** For each shape its keys, and the first object of it: the others begin as copies, which is faster than key by key. */
  #shapes: { readonly keys: string[]; first?: Record<string, unknown> }[] = [];

  constructor(bytes: Uint8Array, view: DataView, start: number, length: number) {
    this.#bytes = bytes;
    this.#view = view;
    const shapes = start + view.getUint32(start, true);
    const texts = start + view.getUint32(start + 4, true);
    // One call for all texts, then pieces of it, is far faster than a call for each.
    this.#texts = decoder.decode(bytes.subarray(texts, start + length));
    this.#at = shapes;
    while (this.#at < texts) {
      const keys: string[] = [];
      for (let left = this.#uint32(); left > 0; left--) keys.push(this.#text());
      this.#shapes.push({ keys });
    }
    this.#at = start + HEADER;
  }

  value(): unknown {
    switch (this.#bytes[this.#at++]) {
      case FALSE:
        return false;
      case TRUE:
        return true;
      case NUMBER:
        return Number(this.#text());
      case TEXT:
        return this.#text();
      case UTF8: {
        const length = this.#uint32();
        return decoder.decode(this.#bytes.subarray(this.#at, (this.#at += length)));
      }
      case SMALL:
        return this.#view.getBigUint64((this.#at += 8) - 8, true);
      case BIGINT:
        return BigInt(this.#text());
      case LIST: {
        const items: unknown[] = [];
        for (let left = this.#uint32(); left > 0; left--) items.push(this.value());
        return items;
      }
      case OBJECT: {
        const shape = this.#shapes[this.#uint32()]!;
        const object = { ...shape.first };
        for (const key of shape.keys) define(object, key, this.value());
        shape.first ??= object;
        return object;
      }
      default:
        return null;
    }
  }

  #text(): string {
    const length = this.#uint32();
    return this.#texts.slice(this.#taken, (this.#taken += length));
  }

  #uint32(): number {
    return this.#view.getUint32((this.#at += 4) - 4, true);
  }
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

function isSame(keys: readonly string[], others: readonly string[]): boolean {
  return keys.length === others.length && keys.every((key, index) => key === others[index]);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isWellFormed(text: string): boolean {
  return text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);
}
