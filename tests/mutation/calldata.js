// Mutants of calldata: each byte changed; each argument changed, decoded and encoded again by viem; bytes added and cut.
import { slice } from "viem";
import { encode, inputsOf } from "./creations.js";
import { layout } from "./layout.js";
import { lists, values } from "./mutants.js";
import { isLeaf, nodes, replace, write } from "./tree.js";

/** `part` is what the byte is to the encoding: only a `value` has a meaning of its own. */
export function* byteMutants({ functionName, args }, data) {
  let at = 0;
  for (const { field, part, hex } of layout(slice(data, 0, 4), inputsOf(functionName), args)) {
    for (let index = 0; index < hex.length; index += 2, at += 1) {
      const byte = parseInt(hex.slice(index, index + 2), 16);
      for (const given of [byte ^ 1, byte ^ 0x80, 0xff - byte]) {
        const digits = given.toString(16).padStart(2, "0");
        const word = part === "value" && hex.length <= 64 ? BigInt(`0x${hex.slice(0, index)}${digits}${hex.slice(index + 2)}`) : undefined;
        const changed = data.slice(0, 2 + 2 * at) + digits + data.slice(4 + 2 * at);
        yield { field: `${functionName}.${field}`, part, how: `byte ${at}`, given: word, data: changed };
      }
    }
  }
  const word = "00".repeat(32);
  const lengths = { cut: data.slice(0, -2), "cut by a word": data.slice(0, -64), longer: `${data}00`, "longer by a word": data + word, empty: "0x" };
  for (const [how, changed] of Object.entries(lengths)) yield { field: functionName, part: "length", how, data: changed };
}

function* argumentTrees(args) {
  for (const { path, value } of nodes(args)) {
    if (isLeaf(value)) for (const given of values(value)) yield { field: path, how: "changed", given, tree: replace(args, path, given) };
    if (!Array.isArray(value)) continue;
    // The elements of a list are one thing, their number is another.
    const length = [...path, "length"];
    for (const { how, touched, tree } of lists(args, path, value)) yield { field: how === "swapped" ? touched[0] : length, how, tree };
    yield { field: length, how: "emptied", tree: replace(args, path, []) };
  }
}

export function* argumentMutants({ functionName, args }, honest) {
  const made = new Set([honest]);
  for (const { field: [index, ...rest], tree, ...mutant } of argumentTrees(args)) {
    let data;
    try {
      data = encode(functionName, tree);
    } catch {
      continue; // No such argument can be encoded.
    }
    if (made.has(data)) continue;
    made.add(data);
    yield { ...mutant, field: write([functionName, inputsOf(functionName)[index].name, ...rest]), part: "value", data };
  }
}
