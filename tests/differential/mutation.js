// Changes to the arguments of valid calldata: most break it, some make other calldata that is valid.
import fc from "fast-check";

/** Lengths, offsets, edges, and any other. */
const word = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, 31n, 32n, 33n, 64n, 96n, 128n, 160n, 2n ** 31n, 2n ** 32n, 2n ** 64n, 2n ** 255n, 2n ** 256n - 32n, 2n ** 256n - 1n),
  fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
).map((number) => Buffer.from(number.toString(16).padStart(64, "0"), "hex"));
const place = fc.nat({ max: 1 << 16 });

/** What is done to the bytes after the selector; places are taken modulo what there is. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant("byte"), at: place, byte: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant("bit"), at: place, bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: fc.constant("word"), at: place, word }),
  fc.record({ kind: fc.constant("copy"), at: place, from: place }),
  fc.record({ kind: fc.constant("swap"), at: place, from: place }),
  fc.record({ kind: fc.constant("insert"), at: place, word }),
  fc.record({ kind: fc.constant("remove"), at: place }),
  fc.record({ kind: fc.constant("cut"), at: place }),
  fc.record({ kind: fc.constant("append"), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
);

function change(bytes, { kind, at, from, byte, bit, word, bytes: more }) {
  if (bytes.length < 32) return Buffer.concat([bytes, Uint8Array.of(1)]);
  const copy = Uint8Array.from(bytes);
  const words = bytes.length >> 5;
  const start = 32 * (at % words);
  const other = 32 * (from % words);
  switch (kind) {
    case "byte": copy[at % bytes.length] = byte; return copy;
    case "bit": copy[at % bytes.length] ^= 1 << bit; return copy;
    case "word": copy.set(word, start); return copy;
    case "copy": copy.set(bytes.subarray(other, other + 32), start); return copy;
    case "swap": copy.set(bytes.subarray(other, other + 32), start); copy.set(bytes.subarray(start, start + 32), other); return copy;
    case "insert": return Buffer.concat([bytes.subarray(0, start), word, bytes.subarray(start)]);
    case "remove": return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 32)]);
    case "cut": return bytes.subarray(0, at % (bytes.length + 1));
    case "append": return Buffer.concat([bytes, more]);
  }
}

export const mutations = fc.array(mutation, { minLength: 1, maxLength: 2 });

/** Calldata after these changes, one after the other; the selector stays. */
export function mutate(data, mutations) {
  const changed = mutations.reduce(change, Buffer.from(data.slice(10), "hex"));
  return data.slice(0, 10) + Buffer.from(changed).toString("hex");
}
