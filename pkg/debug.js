// Makes the module of `make debug`: as wasm-bindgen wrote it, with a source map in place of its debug information. Developer tools then show
// the Rust source of each frame of a stack trace.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param mapper The program `cargo-wasm2map`. */
export function writeWithSourceMap(bound, module, mapper) {
  execFileSync(mapper, ["wasm2map", bound]);
  const map = JSON.parse(readFileSync(`${bound}.map`, "utf8"));
  const root = new URL("../", import.meta.url);
  map.sourcesContent = map.sources.map((path) => {
    const source = new URL(path, root);
    return path.startsWith("src/") && existsSync(source) ? readFileSync(source, "utf8") : null;
  });
  rmSync(`${bound}.map`);
  writeFileSync(`${module}.map`, JSON.stringify(map));
  const isOfCode = ({ id, name }) => id !== 0 || !name.startsWith(".debug_");
  const parts = [...sections(readFileSync(bound))].filter(isOfCode).map(({ bytes }) => bytes);
  writeFileSync(module, Buffer.concat([MAGIC, ...parts, custom("sourceMappingURL", "tokenwright.wasm.map")]));
}

const MAGIC = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** The sections of a module; one with the number 0 has a name. What comes behind the code may be left out: no place in it changes. */
function* sections(module) {
  let at = MAGIC.length;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = module[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < module.length) {
    const start = at;
    const id = module[at++];
    const end = number() + at;
    const length = id === 0 ? number() : 0;
    yield { id, name: module.toString("utf8", at, at + length), bytes: module.subarray(start, end) };
    at = end;
  }
}

function custom(name, content) {
  const text = (part) => [part.length, ...Buffer.from(part)];
  const payload = [...text(name), ...text(content)];
  return Buffer.from([0, payload.length, ...payload]);
}
