// @ts-check
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { compileContracts } from "../compile.js";
import { readDocument } from "../document.js";
import { WORKER } from "./place.js";

const FIXTURES = new URL("../../../tests/fixtures/", import.meta.url);

/** What the sandbox reads from files, as modules. @type {Record<string, () => Promise<unknown>>} */
const MODULES = {
  "virtual:sandbox/openapi": readDocument,
  "virtual:sandbox/contracts": compileContracts,
  "virtual:sandbox/fixtures": async () => {
    const names = (await readdir(FIXTURES)).filter((name) => !name.includes("-request"));
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, FIXTURES), "utf8")])));
  },
};

/** @returns {import("vite").Plugin} */
function sandboxModules() {
  return {
    name: "sandbox-modules",
    resolveId: (id) => (Object.hasOwn(MODULES, id) ? `\0${id}` : undefined),
    load: async (id) => {
      const read = MODULES[id.slice(1)];
      return read && `export default ${JSON.stringify(await read())}`;
    },
  };
}

/**
 * The sandbox inside the built page: the files that it reads, and its service worker, which is one plain script because not every
 * browser takes a module there.
 * @returns {import("vite").Plugin[]}
 */
export function inPageSandbox() {
  /** @type {import("vite").ResolvedConfig} */
  let page;
  return [
    sandboxModules(),
    {
      name: "sandbox-worker",
      apply: "build",
      configResolved: (config) => void (page = config),
      closeBundle: async () => {
        const { outDir, target } = page.build;
        await build({
          root: page.root,
          configFile: false,
          logLevel: page.logLevel ?? "warn",
          plugins: [sandboxModules()],
          build: {
            ...{ outDir, target, emptyOutDir: false, copyPublicDir: false },
            rolldownOptions: {
              input: fileURLToPath(new URL("worker.js", import.meta.url)),
              output: { format: "iife", entryFileNames: WORKER },
            },
          },
        });
      },
    },
  ];
}
