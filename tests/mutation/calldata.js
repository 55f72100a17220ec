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
        const bytes = given.toString(16).padStart(2, "0");
        const number = part === "value" && hex.length <= 64 ? BigInt(`0x${hex.slice(0, index)}${bytes}${hex.slice(index + 2)}`) : undefined;
        const changed = data.slice(0, 2 + 2 * at) + bytes + data.slice(4 + 2 * at);
        yield { field: field === "" ? functionName : `${functionName}.${field}`, part, how: `byte ${at}`, given: number, data: changed };
      }
    }
  }
  for (const [how, changed] of [["cut", data.slice(0, -2)], ["cut by a word", data.slice(0, -64)], ["lengthened", `${data}00`], ["lengthened by a word", data + "0".repeat(64)], ["empty", "0x"]]) {
    yield { field: functionName, part: "length", how, data: changed };
  }
}

function* argumentTrees(args) {
  for (const { path, value } of nodes(args)) {
    if (isLeaf(value)) for (const given of values(value)) yield { path, how: "changed", given, tree: replace(args, path, given) };
    if (!Array.isArray(value)) continue;
    yield* lists(args, path, value);
    yield { path, how: "emptied", tree: replace(args, path, []) };
  }
}

export function* argumentMutants({ functionName, args }, honest) {
  const made = new Set([honest]);
  for (const { path: [index, ...rest], how, given, tree } of argumentTrees(args)) {
    let data;
    try {
      data = encode(functionName, tree);
    } catch {
      continue; // No such argument can be encoded.
    }
    if (made.has(data)) continue;
    made.add(data);
    const path = [functionName, inputsOf(functionName)[index].name, ...rest];
    // The elements of a list are one thing, their number is another.
    const field = ["dropped", "repeated"].includes(how) ? `${write(path.slice(0, -1))}.length` : how === "emptied" ? `${write(path)}.length` : write(path);
    yield { field, part: "value", how, given, data };
  }
}
