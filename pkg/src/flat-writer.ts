// Values written as flat bytes: what goes over the boundary. src/flat is the other half and says how they lie.
// It knows shapes, never rules: what has no place in JSON is described, and refused on the other side.

import { viewOf } from "./flat-reader.js";
import { BIGINT, BYTES, FALSE, FOREIGN, HEADER, LARGE, LIST, NULL, NUMBER, OBJECT, SMALL, TEXT, TRUE, UTF8 } from "./tag.js";

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
    let texts = this.#texts;
    if (this.#shapes.length > 0) {
      this.#shapes.forEach((shape) => this.#keys(shape));
      texts = this.#shapes.flat().join("") + texts;
    }
    const start = this.#length;
    this.#view.setUint32(0, shapes, true);
    this.#view.setUint32(4, start, true);
    this.#view.setUint32(8, 0, true);
    if (texts === "") return start;
    this.#room(texts.length * 3);
    const { written } = encoder.encodeInto(texts, this.#bytes.subarray(start));
    if (written !== texts.length && !isWellFormed(texts)) this.#view.setUint32(8, 1, true);
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
        return this.#string(value);
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

  #keys(shape: readonly string[]): void {
    this.#uint32(shape.length);
    for (const key of shape) this.#uint32(key.length);
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
    if (BigInt.asUintN(64, value) === value) {
      this.#tag(SMALL);
      this.#uint64(value);
    } else if (BigInt.asUintN(128, value) === value) {
      this.#tag(LARGE);
      this.#uint64(BigInt.asUintN(64, value));
      this.#uint64(value >> 64n);
    } else {
      this.#text(BIGINT, value.toString());
    }
  }

  /** A short text of ASCII is written by a loop: the encoder takes longer for it. Other short ones go to the encoder together. */
  #string(text: string): void {
    const { length } = text;
    if (length > MAX_SHORT) return this.#utf8(text);
    if (length > MAX_LOOP) return this.#text(TEXT, text);
    this.#room(5 + length);
    const start = this.#length + 5;
    const bytes = this.#bytes;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return this.#text(TEXT, text);
      bytes[start + index] = code;
    }
    bytes[this.#length] = UTF8;
    this.#view.setUint32(this.#length + 1, length, true);
    this.#length = start + length;
  }

  #utf8(text: string): void {
    // UTF-8 needs at most three bytes for a UTF-16 unit.
    this.#room(5 + text.length * 3);
    const room = this.#bytes.subarray(this.#length + 5);
    const { written } = encoder.encodeInto(text, room);
    if (written !== text.length && !isWellFormed(text)) {
      return this.#text(FOREIGN, "text with a lone surrogate");
    }
    this.#tag(UTF8);
    this.#uint32(written);
    this.#length += written;
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

  #uint64(number: bigint): void {
    this.#room(8);
    this.#view.setBigUint64(this.#length, number, true);
    this.#length += 8;
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

/** Whether all that an object holds is its own and can be listed, whatever realm it comes from. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  const isOwn = prototype === null
    || (Object.getPrototypeOf(prototype) === null && Object.prototype.hasOwnProperty.call(prototype, "isPrototypeOf"));
  return isOwn && Object.getOwnPropertyNames(object).length === Object.keys(object).length;
}

function isSame(keys: readonly string[], others: readonly string[]): boolean {
  return keys.length === others.length && keys.every((key, index) => key === others[index]);
}

function isWellFormed(text: string): boolean {
  return text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);
}
