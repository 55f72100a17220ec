// What each byte of calldata is: the canonical encoding of the ABI specification, cut into pieces that know their argument.

/**
 * @typedef {object} Piece
 * @property {string} field  the argument, as `tokenParams.name`, `entries[].activity`, `endpoints[]`
 * @property {"selector" | "offset" | "length" | "padding" | "value"} part
 * @property {string} hex
 */

const word = (number) => BigInt.asUintN(256, BigInt(number)).toString(16).padStart(64, "0");
const size = (pieces) => pieces.reduce((sum, { hex }) => sum + hex.length / 2, 0);

/** @returns {Piece[]} */
export function layout(selector, params, args) {
  const items = params.map((param, index) => ({ param, value: args[index], field: param.name }));
  return [{ field: "selector", part: "selector", hex: selector.slice(2) }, ...sequence(items)];
}

export const join = (pieces) => `0x${pieces.map(({ hex }) => hex).join("")}`;

/** Heads, then the tails of those that are dynamic, in order. */
function sequence(items) {
  const parts = items.map((item) => ({ ...item, pieces: encode(item), isDynamic: isDynamic(item.param) }));
  let offset = parts.reduce((sum, { isDynamic, pieces }) => sum + (isDynamic ? 32 : size(pieces)), 0);
  const heads = parts.flatMap(({ isDynamic, pieces, field }) => {
    if (!isDynamic) return pieces;
    const head = { field, part: "offset", hex: word(offset) };
    offset += size(pieces);
    return head;
  });
  const tails = parts.filter(({ isDynamic }) => isDynamic).flatMap(({ pieces }) => pieces);
  return [...heads, ...tails];
}

const isDynamic = ({ type, components = [] }) =>
  type === "string" || type === "bytes" || type.endsWith("[]") || (type === "tuple" && components.some(isDynamic));

/** @returns {Piece[]} */
function encode({ param, value, field }) {
  const { type, components } = param;
  if (type.endsWith("[]")) {
    const element = { ...param, type: type.slice(0, -2) };
    return [{ field, part: "length", hex: word(value.length) }, ...sequence(value.map((item) => ({ param: element, value: item, field: `${field}[]` })))];
  }
  if (type === "tuple") return sequence(components.map((inner) => ({ param: inner, value: value[inner.name], field: `${field}.${inner.name}` })));
  if (type === "string" || type === "bytes") {
    const hex = type === "string" ? Buffer.from(value).toString("hex") : value.slice(2);
    return [{ field, part: "length", hex: word(hex.length / 2) }, ...pad(field, hex, "end", -(hex.length / 2) & 31)];
  }
  if (type.startsWith("bytes")) return pad(field, value.slice(2), "end", 32 - Number(type.slice(5)));
  const bits = type === "bool" ? 8 : type === "address" ? 160 : Number(type.slice(4));
  return pad(field, word(value).slice(-bits / 4), "start", 32 - bits / 8);
}

function pad(field, hex, where, count) {
  const pieces = [{ field, part: "value", hex }];
  const padding = { field, part: "padding", hex: "00".repeat(count) };
  return (where === "start" ? [padding, ...pieces] : [...pieces, padding]).filter((piece) => piece.hex !== "");
}
