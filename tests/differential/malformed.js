// Bytes that no encoder writes: what calldata of `f(types)` is refused for, at which byte (the selector counted in), and of which class they are.

/** Words in hex, padded with zeros to the left; `<` pads to the right, `=` not at all. */
const words = (...texts) => texts.map((text) => {
  if (text.startsWith("=")) return text.slice(1);
  return text.startsWith("<") ? text.slice(1).padEnd(64, "0") : text.padStart(64, "0");
}).join("");

const ONES = "f".repeat(64);
const address = "70997970c51812dc3a010c7d01b50e0d17dc79c8";
/** Back to the word before the one from which a pointer counts: 2^256 - 32. */
const BACK = `${"f".repeat(62)}e0`;

/** Refused everywhere. */
const invalid = (name, types, body, code, at) => ({ name, types, body, code, at, isInvalid: true });
/** Refused in calldata, read from the chain. */
const loose = (name, types, body, code, at) => ({ name, types, body, code, at, isInvalid: false });

/** A pointer to a list of ten pointers to one list of ten pointers ... to ten numbers: 45 words name 10,000. */
const tenfold = words("20", ...Array.from({ length: 3 }, () => ["a", ...Array(10).fill("140")]).flat(), "a", ...Array(10).fill("7"));

export const MALFORMED = [
  loose("32 bytes too many", "uint256", words("5", "0"), "trailing_bytes", 36),
  loose("5 bytes too many", "uint256", words("5", "=0000000000"), "trailing_bytes", 36),
  invalid("dirty upper bytes of an address", "address", words(`01${address}`), "dirty_address", 4),
  invalid("the second argument is missing", "address,uint256", words(address), "truncated", 36),
  invalid("0x105 as `uint8`", "uint8", words("105"), "out_of_range", 4),
  invalid("2^256 - 1 as `uint48`", "uint48", words(ONES), "out_of_range", 4),
  invalid("0x80 as `int8`, the sign not extended", "int8", words("80"), "out_of_range", 4),
  invalid("2 as `bool`", "bool", words("2"), "bad_bool", 4),
  invalid("dirty lower bytes of `bytes4`", "bytes4", words("<deadbeef01"), "dirty_bytes", 4),
  loose("dirty padding", "bytes", words("20", "1", "<aabb"), "dirty_padding", 69),
  invalid("text with the byte ff", "string", words("20", "2", "<61ff"), "bad_utf8", 69),
  loose("two pointers to one tail", "bytes,bytes", words("40", "40", "1", "<aa"), "overlap", 36),
  loose("a gap before the tail", "bytes", words("40", "0", "1", "<aa"), "gap", 4),
  loose("a pointer to the head", "bytes", words("0"), "overlap", 4),

  invalid("no bytes after the selector", "uint256", "", "truncated", 4),
  invalid("31 bytes of a word", "uint256", "00".repeat(31), "truncated", 4),
  invalid("an offset of 2^256 - 32", "bytes", words(BACK, "0"), "bad_offset", 4),
  invalid("an offset of 2^64 + 32", "bytes", words("10000000000000020", "1", "<aa"), "bad_offset", 4),
  invalid("an offset to the end", "bytes", words("40", "0"), "bad_offset", 4),
  invalid("an offset that leaves 31 bytes", "bytes", words("21", "0"), "bad_offset", 4),
  loose("an offset of 33", "bytes", words("21", "=00", "1", "<aa"), "gap", 4),
  loose("the second tail inside the first", "bytes,bytes", words("40", "60", "20", "0"), "overlap", 36),
  loose("tails in the other order", "bytes,bytes", words("80", "40", "1", "<bb", "1", "<aa"), "gap", 4),
  invalid("a length of 2^255", "bytes", words("20", `8${"0".repeat(63)}`, "0"), "bad_length", 36),
  invalid("a length of one byte too many", "bytes", words("20", "21", "0"), "bad_length", 36),
  invalid("a length of one element too many", "uint256[]", words("20", "2", "7"), "bad_length", 36),
  invalid("2^251 elements, 2^256 bytes", "uint256[]", words("20", `08${"0".repeat(62)}`, "7"), "bad_length", 36),
  invalid("2^59 elements, 2^64 bytes", "uint256[]", words("20", "800000000000000", "7"), "bad_length", 36),
  loose("the padding left out", "bytes", words("20", "1", "=aa"), "short_padding", 69),
  loose("a word after the tail", "bytes", words("20", "1", "<aa", "0"), "trailing_bytes", 100),
  invalid("-129 as `int8`", "int8", words(`${ONES.slice(2)}7f`), "out_of_range", 4),
  invalid("0xffff as `int16`, the sign not extended", "int16", words("ffff"), "out_of_range", 4),
  invalid("2^247 as `int248`", "int248", words(`80${"00".repeat(30)}`), "out_of_range", 4),
  invalid("2^255 as `bool`", "bool", words("<80"), "bad_bool", 4),
  invalid("dirty lower bytes of `function`", "function", words(`<${address}deadbeef01`), "dirty_function", 4),
  invalid("256 in the second place of `uint8[2]`", "uint8[2]", words("1", "100"), "out_of_range", 36),
  invalid("256 in an array of `uint8`", "uint8[]", words("20", "2", "1", "100"), "out_of_range", 100),
  invalid("text with an overlong form", "string", words("20", "2", "<c080"), "bad_utf8", 68),
  invalid("text with half a surrogate pair", "string", words("20", "3", "<eda080"), "bad_utf8", 68),
  invalid("text that ends inside a letter", "string", words("20", "2", "<61c3"), "bad_utf8", 69),
  loose("two elements that share a tail", "uint256[][]", words("20", "2", "40", "40", "1", "7"), "overlap", 100),
  loose("an element that is the array of pointers", "uint256[][]", words("20", "1", "0"), "overlap", 68),
  loose("elements in the other order", "bytes[]", words("20", "2", "80", "40", "1", "<bb", "1", "<aa"), "gap", 68),
  invalid("an element's offset of 2^256 - 32", "bytes[]", words("20", "1", BACK), "bad_offset", 68),
  invalid("an element past the end", "bytes[]", words("20", "1", "20"), "bad_offset", 68),
  invalid("a member past the end", "(bool,bytes)", words("20", "1", "80"), "bad_offset", 68),
  invalid("a tuple that is cut", "(bool,bytes)", words("20", "1"), "truncated", 68),
  loose("a member that lies in the tuple's head", "(bool,bytes)", words("20", "0", "0"), "overlap", 68),
  invalid("2 as `bool` in a tuple", "(bool,bytes)", words("20", "2", "40", "0"), "bad_bool", 36),
  { ...loose("1,440 bytes that name 10,000 numbers", "uint256[][][][]", tenfold, "overlap", 804), fromChain: "too_much_work" },
];

/** The codes of bytes that Solidity swallows. */
export const NON_CANONICAL = new Set(MALFORMED.filter(({ isInvalid }) => !isInvalid).map(({ code }) => code));
/** Every code that bytes are refused with. */
export const CODES = new Set(MALFORMED.flatMap(({ code, fromChain = code }) => [code, fromChain]));
