// Writes viem.json: what viem makes of valid arguments. Run it where viem is installed, `node viem.mjs > viem.json`.
import { encodeAbiParameters, decodeAbiParameters, parseAbiParameters } from "viem";

const text = "naïve 🦀 text that is longer than one word of 32 bytes";
const address = "0x70f1D2C056bf9F6956D2D2Ce045D3DB33DeE3C05";
const hash = "0x" + "ab".repeat(32);

const cases = [
  ["uint8", [255]],
  ["uint48,uint56", [2 ** 48 - 1, 2n ** 56n - 1n]],
  ["int48,int56", [-(2 ** 47), -(2n ** 55n)]],
  ["int8,int256", [-1, -(2n ** 255n)]],
  ["uint256,bool,address", [2n ** 256n - 1n, true, address]],
  ["bytes1,bytes4,bytes32", ["0x01", "0xdeadbeef", hash]],
  ["bytes,string", ["0x", ""]],
  ["bytes,string", [hash + "cd", text]],
  ["uint256[]", [[]]],
  ["uint256[],bool[3]", [[1n, 2n], [true, false, true]]],
  ["string[2][]", [[["a", text], ["", "b"]]]],
  ["uint16[2][2][]", [[[[1, 2], [3, 4]]]]],
  ["(uint8 a, address b)", [{ a: 1, b: address }]],
  ["(uint8 a, string b)", [{ a: 1, b: text }]],
  ["(uint8 a, bool)", [[1, false]]],
  ["(string name, (uint256 amount, bytes32[] ids)[] parts)[]", [[{ name: text, parts: [{ amount: 7n, ids: [hash] }, { amount: 0n, ids: [] }] }]]],
  ["(uint8 x, uint8 y)[2], string, (bool ok)[]", [[{ x: 1, y: 2 }, { x: 3, y: 4 }], text, [{ ok: true }]]],
];

const vectors = cases.map(([signature, values]) => {
  const params = parseAbiParameters(signature);
  const data = encodeAbiParameters(params, values);
  return { params, data, values: decodeAbiParameters(params, data) };
});

// A bigint as text with an "n".
console.log(JSON.stringify(vectors, (_, value) => (typeof value === "bigint" ? `${value}n` : value), 1));
