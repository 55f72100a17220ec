// Mutants of JSON: each node changed to another plausible value, to another type, removed, written twice, renamed; each element of a list
// removed, repeated, swapped.
import { checksumAddress } from "tokenwright/inline";
import { differences, duplicate, insert, isLeaf, nodes, remove, rename, replace } from "./tree.js";

export const ATTACKER = "0xbadc0ffee0ddf00dbadc0ffee0ddf00dbadc0ffe";
export const ZERO = `0x${"0".repeat(40)}`;

const ADDRESS = /^0x[0-9a-f]{40}$/i;
const BYTES = /^0x([0-9a-f]{2})*$/i;
const SOLIDITY = /^(u?int\d*|address|bool|bytes\d*|string)$/;
const TYPES = ["address", "uint256", "uint128", "bytes32", "string", "bool"];
const WHOLE = /^[0-9]+$/;

/** Another address that looks the same where wallets shorten it: the first three and the last four digits are equal. */
export function lookalike(address) {
  const middle = address.slice(5, -4).replace(/[0-9a-f]/gi, (digit) => ((parseInt(digit, 16) + 7) % 16).toString(16));
  return `${address.slice(0, 5)}${middle}${address.slice(-4)}`.toLowerCase();
}

function* addresses(address) {
  const lower = address.toLowerCase();
  yield ATTACKER;
  yield checksumAddress(ATTACKER);
  yield ZERO;
  yield lookalike(address);
  yield lower.slice(0, -1) + (lower.at(-1) === "0" ? "1" : "0");
  const letter = lower.slice(2).search(/[a-f]/) + 2;
  const checksummed = checksumAddress(lower);
  if (letter > 1) {
    const flipped = checksummed[letter] === lower[letter] ? checksummed[letter].toUpperCase() : lower[letter];
    const wrong = checksummed.slice(0, letter) + flipped + checksummed.slice(letter + 1);
    // A checksum cannot be wrong where only one letter is there to carry it.
    if (![lower, `0x${lower.slice(2).toUpperCase()}`].includes(wrong)) yield wrong;
  }
  yield lower.slice(0, -1);
  yield `${lower}0`;
  yield lower.slice(2);
  yield `${lower} `;
}

function* bytes(hex) {
  const digit = hex.at(-1) === "0" ? "1" : "0";
  if (hex.length > 2) yield hex.slice(0, -1) + digit;
  if (hex.length > 10) yield `0x${hex[2] === "0" ? "1" : "0"}${hex.slice(3)}`;
  if (hex.length > 2) yield hex.slice(0, -2);
  yield `${hex}00`;
}

function* wholes(digits) {
  yield String(BigInt(digits) + 1n);
  yield `${digits}0`;
  yield `-${digits}`;
  yield `${digits}.5`;
  yield `${digits}e1`;
}

/** The same letters to the eye. */
const HOMOGLYPHS = { a: "а", e: "е", o: "о", c: "с", p: "р", A: "А", E: "Е", O: "О", C: "С", P: "Р", T: "Т", M: "М" };

function* texts(text) {
  yield `${text}x`;
  yield `${text} `;
  yield `${text}\u200b`;
  yield [...text].slice(1).join("");
  yield [...text].reverse().join("");
  yield text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
  yield text.replace(/[aeocpAEOCPTM]/, (letter) => HOMOGLYPHS[letter]);
  yield text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
  yield "";
}

function* strings(text) {
  if (text.startsWith("[{")) return yield* ["", "[]", "[{}]", text.slice(1)];
  if (ADDRESS.test(text)) yield* addresses(text);
  else if (SOLIDITY.test(text)) yield* [...TYPES.filter((type) => type !== text), `${text}[]`];
  else if (WHOLE.test(text)) yield* wholes(text);
  else if (BYTES.test(text)) yield* bytes(text);
  yield* texts(text);
}

function* numbers(number) {
  yield number + 1;
  yield number - 1;
  yield number * 10;
  yield Number(`1${number}`.replace("1-", "-1"));
  yield 0;
  yield -number;
  yield number + 0.5;
  yield 2 ** 53;
}

function* bigints(number) {
  yield* [number + 1n, number - 1n, number * 10n, number / 10n, 0n, 2n ** 255n, 2n ** 256n - 1n];
  // From 6 decimals to 18 and back.
  yield* [number * 10n ** 12n, number / 10n ** 12n];
}

/** Other plausible values of the same type. */
export function* values(value) {
  if (typeof value === "string") yield* strings(value);
  else if (typeof value === "bigint") yield* bigints(value);
  else if (typeof value === "number") yield* numbers(value);
  else if (typeof value === "boolean") yield !value;
}

/** The same value, or another, as another type. */
function* types(value) {
  yield* [null, true, 0, "", [], {}];
  yield [value];
  yield typeof value === "number" || typeof value === "boolean" ? String(value) : 7;
}

export function* lists(tree, path, list) {
  for (const [index, element] of list.entries()) {
    const own = [...path, index];
    yield { path: own, touched: [own], how: "dropped", tree: remove(tree, own) };
    yield { path: own, touched: [own], how: "repeated", tree: insert(tree, own, element) };
    if (index > 0) {
      const swapped = replace(replace(tree, own, list[index - 1]), [...path, index - 1], element);
      yield { path: own, touched: differences(element, list[index - 1], own), how: "swapped", tree: swapped };
    }
  }
}

const other = (value) => (isLeaf(value) ? (values(value).next().value ?? 1) : {});

/**
 * All mutants of one tree, each as JSON text, none equal to the text of the tree, none twice at one node. `touched` are the paths that
 * differ: for two elements swapped not all of them.
 */
export function* mutants(tree) {
  const honest = JSON.stringify(tree);
  for (const { path, value } of nodes(tree)) {
    const made = new Set([honest]);
    const fresh = (text) => !made.has(text) && made.add(text);
    const touched = [path];
    for (const [how, source] of [["changed", values], ["retyped", types]]) {
      for (const given of source(value)) {
        const text = JSON.stringify(replace(tree, path, given));
        if (fresh(text)) yield { path, touched, how, given, text };
      }
    }
    const key = path.at(-1);
    if (typeof key === "string") {
      yield { path, touched, how: "removed", text: JSON.stringify(remove(tree, path)) };
      yield { path, touched, how: "renamed", text: JSON.stringify(rename(tree, path, key[0].toUpperCase() + key.slice(1))) };
      yield { path, touched, how: "written twice", text: duplicate(tree, path, other(value)) };
    }
    if (!Array.isArray(value)) continue;
    for (const { tree: changed, ...mutant } of lists(tree, path, value)) {
      const text = JSON.stringify(changed);
      if (fresh(text)) yield { ...mutant, text };
    }
  }
}
