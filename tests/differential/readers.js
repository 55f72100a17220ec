// How the arguments of `f` read, spelled the same way whoever reads them. Undefined is a refusal.
import { Interface } from "ethers";
import { AbiFunction } from "ox";
import { decodeAbiParameters, decodeFunctionData, parseAbiParameters } from "viem";

/** Parameters without names: their tuples are arrays everywhere. */
export function parametersOf(types) {
  return types === "function" ? [{ type: types }] : parseAbiParameters(types).map(({ name, ...param }) => param);
}

const itemOf = (types) => ({ type: "function", name: "f", stateMutability: "pure", inputs: parametersOf(types), outputs: [] });

/** What the peers make of calldata. None of them knows the type `function`. */
export const PEERS = {
  viem: (types, data) => spelling(() => decodeFunctionData({ abi: [itemOf(types)], data }).args),
  ethers: (types, data) => spelling(() => new Interface([itemOf(types)]).decodeFunctionData("f", data).toArray(true)),
  ox: (types, data) => spelling(() => AbiFunction.decodeData(itemOf(types), data)),
};

/** What a contract returned that gives its arguments back. Of a text the bytes: they may be no text. */
export function spellReturned(types, returned) {
  const wire = types.replace("string", "bytes").replace("function", "bytes24");
  return returned && spell(decodeAbiParameters(parametersOf(wire), returned));
}

/** @param {() => readonly unknown[]} read */
function spelling(read) {
  try {
    return spell(read());
  } catch {
    return undefined;
  }
}

export function spell(values) {
  return values.map((value) => {
    if (Array.isArray(value)) return `[${spell(value)}]`;
    return typeof value === "string" && !value.startsWith("0x") ? JSON.stringify(value) : String(value);
  }).join(", ");
}
