// Optimises the wasm module that wasm-bindgen wrote, unless it is to be debugged, and puts it inside a script for `tokenwright/inline`.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { catchTraps } from "./catch-traps.js";
import { writeWithSourceMap } from "./debug.js";

const dist = fileURLToPath(new URL("./dist/", import.meta.url));
const bound = join(dist, "glue/tokenwright_bg.wasm");
const optimised = join(dist, "tokenwright.wasm");
const binaryen = dirname(createRequire(import.meta.url).resolve("binaryen/package.json"));

// The features that every engine of the last years has, and that rustc turns on.
const features = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
// Of what keeps the bytes few, these leave out what makes them harder to compress. Rust's stack lies at the bottom of the memory: no value does.
const passes = ["-O3", "--flatten", "--rereloop", "-O3", "--low-memory-unused", "--skip-pass=memory-packing", "--skip-pass=local-cse"];
const options = [...passes, "--strip-debug", "--strip-producers", ...features.map((feature) => `--enable-${feature}`)];
if (process.env.DEBUG) writeWithSourceMap(bound, optimised, process.env.DEBUG);
else execFileSync(process.execPath, [join(binaryen, "bin/wasm-opt"), bound, ...options, "-o", optimised], { stdio: "inherit" });
rmSync(bound);
rmSync(`${bound}.d.ts`);
catchTraps(join(dist, "glue/tokenwright.js"));

// npm packs what lies beside package.json: the licences demand it.
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(new URL(`../${name}`, import.meta.url), new URL(name, import.meta.url));

// The README, and the documents that it and hovers name. One guide is for contributors.
const guides = readdirSync(new URL("../docs/guides", import.meta.url)).filter((name) => name !== "a-new-operation.md");
const documents = ["README.md", ...["trust.md", "api-notes.md", "decoding.md", "benchmarks.md", ...guides.map((name) => `guides/${name}`)].map((name) => `docs/${name}`)];
rmSync(new URL("docs", import.meta.url), { recursive: true, force: true });
mkdirSync(new URL("docs/guides", import.meta.url), { recursive: true });
for (const path of documents) {
  writeFileSync(new URL(path, import.meta.url), keepLinks(readFileSync(new URL(`../${path}`, import.meta.url), "utf8"), path));
}

/** A document as it is packed: pictures go, and links to files that are not packed become plain text. */
function keepLinks(markdown, path) {
  const isPacked = (target) => documents.includes(posix.join(posix.dirname(path), target.replace(/#.*/, "")));
  return markdown
    .replaceAll(/^!\[.*\]\(.*\)\n\n/gm, "")
    .replaceAll(/\[([^\]]+)\]\(([^()\s]+)\)/g, (link, words, target) => (/^(https:|#)/.test(target) || isPacked(target) ? link : words));
}

const text = readFileSync(optimised).toString("base64");
writeFileSync(join(dist, "wasm.js"), `export const wasm = () => Uint8Array.from(atob("${text}"), (character) => character.charCodeAt(0));\n`);
writeFileSync(join(dist, "wasm.d.ts"), "export declare const wasm: () => Uint8Array<ArrayBuffer>;\n");
writeFileSync(join(dist, "tokenwright.d.wasm.ts"), "declare const wasm: WebAssembly.Module;\nexport default wasm;\n");
