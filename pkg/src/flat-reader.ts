// Flat bytes read: what comes back over the boundary. src/flat is the other half and says how they lie.

import { BIGINT, FALSE, HEADER, LIST, NUMBER, OBJECT, SMALL, TEXT, TRUE, UTF8 } from "./tag.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

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

/** A text that stands by itself. */
export function readText(bytes: Uint8Array, start: number, length: number): string {
  return decoder.decode(bytes.subarray(start, start + length));
}

/** A key named `__proto__` is a member like any other. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
