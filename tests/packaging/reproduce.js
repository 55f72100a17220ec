// Builds the package once more, in another folder, and compares every file with the one that is here.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { makeInCopy, root } from "./copy.js";

/** The SHA-256 of each file that npm would publish. */
function hashes(pkg) {
  const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: pkg, encoding: "utf8", stdio: "pipe" }));
  return new Map(files.map(({ path }) => [path, createHash("sha256").update(readFileSync(join(pkg, path))).digest("hex")]));
}

await makeInCopy("build", (copy) => {
  const [here, there] = [hashes(join(root, "pkg")), hashes(join(copy, "pkg"))];
  const differing = [...new Set([...here.keys(), ...there.keys()])].filter((path) => here.get(path) !== there.get(path));
  for (const path of differing) console.error(`${path}: ${here.get(path)} here, ${there.get(path)} in ${copy}`);
  console.log(`${here.size} files of the package built twice, ${differing.length} differ`);
  console.log(`${here.get("dist/tokenwright.wasm")}  tokenwright.wasm`);
  process.exitCode = differing.length === 0 ? 0 : 1;
});
