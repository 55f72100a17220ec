// Generated parameters, and values for them in the form that decoding gives.
import fc from "fast-check";
import { getAddress } from "viem";

/** Names that are words of JavaScript, keys out of order, no identifiers, or nothing. */
const NAMES = ["", "a", "b", "value", "to", "__proto__", "length", "constructor", "toString", "then", "0", "1", "größe"];
const WIDTHS = Array.from({ length: 32 }, (_, index) => 8 * (index + 1));
/** Around the word and two words. */
const LENGTHS = [0, 1, 31, 32, 33, 63, 64, 65];

const ELEMENTARY = fc.oneof(
  fc.constantFrom("address", "bool", "string", "bytes", "function"),
  fc.constantFrom(...WIDTHS).map((bits) => `uint${bits}`),
  fc.constantFrom(...WIDTHS).map((bits) => `int${bits}`),
  fc.integer({ min: 1, max: 32 }).map((size) => `bytes${size}`),
);
const SUFFIX = fc.oneof(
  { weight: 16, arbitrary: fc.constant("") },
  { weight: 4, arbitrary: fc.constantFrom("[]", "[1]", "[2]", "[3]") },
  { weight: 1, arbitrary: fc.constantFrom("[][]", "[2][]", "[][2]", "[2][1]", "[][2][]") },
);

/** @param {number} depth  how many tuples may nest */
function typeOf(depth) {
  const elementary = fc.tuple(ELEMENTARY, SUFFIX).map(([type, suffix]) => ({ type: type + suffix }));
  if (depth === 0) return elementary;
  const tuple = fc.tuple(list(depth - 1, 1, 4), SUFFIX).map(([components, suffix]) => ({ type: `tuple${suffix}`, components }));
  return fc.oneof({ weight: 3, arbitrary: elementary }, { weight: 1, arbitrary: tuple });
}

function list(depth, minLength, maxLength) {
  const types = fc.array(typeOf(depth), { minLength, maxLength });
  const naming = fc.oneof(
    fc.constant((type, index) => ({ name: `m${index}`, ...type })),
    fc.constant((type) => type),
    fc.array(fc.constantFrom(...NAMES), { minLength: maxLength, maxLength }).map((names) => (type, index) => ({ name: names[index], ...type })),
  );
  return fc.tuple(types, naming).map(([types, name]) => types.map(name));
}

/** Lists of parameters: none to four, tuples nested three deep. */
export const parameters = list(3, 0, 4);

/** @returns {fc.Arbitrary<unknown[]>} a value for each parameter */
export function valuesOf(params) {
  return fc.tuple(...params.map(valueOf));
}

function valueOf(param) {
  const { type } = param;
  const array = arrayOf(param);
  if (array) {
    const { element, length } = array;
    return fc.array(valueOf(element), { minLength: length ?? 0, maxLength: length ?? 3 });
  }
  if (type === "tuple") return valuesOf(param.components).map((values) => tupleOf(param.components, values));
  if (type === "bool") return fc.boolean();
  if (type === "address") return bytesOf(20).map((bytes) => getAddress(bytes));
  if (type === "function") return bytesOf(24);
  if (type === "string") return TEXTS;
  if (type === "bytes") return BYTES;
  if (type.startsWith("bytes")) return bytesOf(Number(type.slice(5)));
  return integerOf(type);
}

const hex = (bytes) => `0x${Buffer.from(bytes).toString("hex")}`;
const bytesOf = (length) => fc.oneof(
  { weight: 4, arbitrary: fc.uint8Array({ minLength: length, maxLength: length }).map(hex) },
  { weight: 1, arbitrary: fc.constantFrom("00", "ff").map((byte) => `0x${byte.repeat(length)}`) },
);
const BYTES = fc.oneof(fc.uint8Array({ maxLength: 70 }).map(hex), fc.constantFrom(...LENGTHS).map((length) => `0x${"ab".repeat(length)}`));
/** Any scalar value of Unicode but a surrogate, and lengths in bytes around the word. */
const TEXTS = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.tuple(fc.constantFrom(...LENGTHS), fc.constantFrom("", "é", "€", "😀", "\0")).map(([length, last]) => "x".repeat(Math.max(0, length - Buffer.byteLength(last))) + last),
);

/** What an integer type holds. */
export function rangeOf(type) {
  const [, sign, bits] = /^(u?)int(\d+)$/.exec(type);
  return sign ? { bits: Number(bits), min: 0n, max: 2n ** BigInt(bits) - 1n } : { bits: Number(bits), min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n };
}

function integerOf(type) {
  const { bits, min, max } = rangeOf(type);
  const edges = [0n, 1n, max, max - 1n, min, min + 1n, min < 0n ? -1n : 2n];
  const integer = fc.oneof(fc.constantFrom(...edges), fc.bigInt({ min, max }));
  return bits <= 48 ? integer.map(Number) : integer;
}

/** `{ element, length }` of an array type; `length` is undefined where it is dynamic. */
export function arrayOf(param) {
  const [, base, length] = /^(.*)\[(\d*)\]$/.exec(param.type) ?? [];
  if (base === undefined) return undefined;
  return { element: { ...param, type: base }, length: length === "" ? undefined : Number(length) };
}

/** Whether members become an object: each has a name, of its own, which an object can have as a key. */
export function isNamed(members) {
  const names = members.map(({ name }) => name);
  return names.length > 0 && names.every((name) => name && name !== "__proto__") && new Set(names).size === names.length;
}

/** The members of a tuple or an event as decoding gives them. */
export function tupleOf(members, values) {
  return isNamed(members) ? Object.fromEntries(members.map(({ name }, index) => [name, values[index]])) : values;
}

/** A value with each leaf as `leaf` makes it, and tuples as `tuple` does: as arrays, if nothing is said. The hash of an indexed value is a leaf. */
export function mapLeaves(param, value, leaf, tuple = (_, values) => values) {
  if (typeof value === "string") return leaf(value, param.type);
  const array = arrayOf(param);
  if (array) return value.map((item) => mapLeaves(array.element, item, leaf, tuple));
  if (param.type !== "tuple") return leaf(value, param.type);
  const values = Array.isArray(value) ? value : param.components.map(({ name }) => value[name]);
  return tuple(param.components, param.components.map((member, index) => mapLeaves(member, values[index], leaf, tuple)));
}

/** Whether `accept` holds for all lists of members that nest in `members`, itself included. */
export function everyTuple(members, accept) {
  return accept(members) && members.every(({ components }) => components === undefined || everyTuple(components, accept));
}
