// @ts-check
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

/**
 * What the compiler made of one contract.
 * @typedef {object} Contract
 * @property {{ type: string, name?: string }[]} abi
 * @property {string} creationCode
 * @property {string} code as it lies on the chain, where no constructor fills anything in
 * @property {Record<string, string>} selectors of each function's signature, without `0x`
 *
 * @typedef {Record<"Currency" | "House" | "Listing" | "TokenLayer", Contract>} Contracts
 */

const require = createRequire(import.meta.url);
const SOURCES = new URL("contracts/", import.meta.url);
const CACHE = new URL(".cache/", import.meta.url);
const SETTINGS = {
  optimizer: { enabled: true, runs: 200 },
  outputSelection: { "*": { "*": ["abi", "evm.bytecode.object", "evm.deployedBytecode.object", "evm.methodIdentifiers"] } },
};

/**
 * The contracts of a folder, by name: the sandbox's own, where none is given. The compiler takes seconds, so its output is
 * kept under a hash of all that decides it.
 * @template {string} [Name=keyof Contracts]
 * @param {URL} [folder]
 * @returns {Promise<Record<Name, Contract>>}
 */
export function compileContracts(folder = SOURCES) {
  const compiled = compilations.get(folder.href) ?? compileOrRemember(folder);
  compilations.set(folder.href, compiled);
  return /** @type {any} */ (compiled);
}

/** Of this process, by folder: two chains that start together wait for one. @type {Map<string, Promise<unknown>>} */
const compilations = new Map();

/** @param {URL} folder */
async function compileOrRemember(folder) {
  const sources = await readSources(folder);
  const versions = ["solc", "@openzeppelin/contracts"].map((name) => require(`${name}/package.json`).version);
  const key = createHash("sha256").update(JSON.stringify([sources, versions, SETTINGS])).digest("hex").slice(0, 16);
  const cached = new URL(`contracts-${key}.json`, CACHE);
  try {
    return JSON.parse(await readFile(cached, "utf8"));
  } catch {
    const contracts = compile(sources);
    await mkdir(CACHE, { recursive: true });
    // Several test processes may compile at once: a rename is atomic, so none reads half a file.
    const draft = new URL(`${key}.${process.pid}.tmp`, CACHE);
    await writeFile(draft, JSON.stringify(contracts));
    await rename(draft, cached);
    return contracts;
  }
}

/**
 * @param {URL} folder
 * @returns {Promise<Record<string, { content: string }>>}
 */
async function readSources(folder) {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  return Object.fromEntries(names.map((name, index) => [name, { content: texts[index] ?? "" }]));
}

/**
 * @param {Record<string, { content: string }>} sources
 * @returns {any}
 */
function compile(sources) {
  const input = { language: "Solidity", sources, settings: SETTINGS };
  const readImport = (/** @type {string} */ path) => ({ contents: readFileSync(require.resolve(path), "utf8") });
  // Required here, not above: it is nine megabytes, and not needed once the output is cached.
  const output = JSON.parse(require("solc").compile(JSON.stringify(input), { import: readImport }));
  if (output.errors?.length > 0) {
    throw new Error(output.errors.map((/** @type {any} */ error) => error.formattedMessage).join("\n"));
  }
  const compiled = Object.keys(sources).flatMap((file) => Object.entries(output.contracts[file]));
  return Object.fromEntries(
    compiled.map(([name, { abi, evm }]) => {
      const [creationCode, code] = [evm.bytecode, evm.deployedBytecode].map(({ object }) => `0x${object}`);
      return [name, { abi, creationCode, code, selectors: evm.methodIdentifiers }];
    }),
  );
}
