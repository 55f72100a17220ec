// Builds the package once more, from a clean copy of the sources in another folder, and compares every file with the one that is here.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "reproduce-"));
const run = (command, ...args) => execFileSync(command, args, { cwd: copy, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** The SHA-256 of each file that npm would publish. */
function hashes(pkg) {
  const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: pkg, encoding: "utf8", stdio: "pipe" }));
  return new Map(files.map(({ path }) => [path, createHash("sha256").update(readFileSync(join(pkg, path))).digest("hex")]));
}

try {
  const sources = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  for (const path of sources.split("\0").filter((path) => path !== "" && existsSync(join(root, path)))) cpSync(join(root, path), join(copy, path));
  symlinkSync(join(root, ".tools"), join(copy, ".tools"));
  run("make", "build");
  const [here, there] = [hashes(join(root, "pkg")), hashes(join(copy, "pkg"))];
  const differing = [...new Set([...here.keys(), ...there.keys()])].filter((path) => here.get(path) !== there.get(path));
  for (const path of differing) console.error(`${path}: ${here.get(path)} here, ${there.get(path)} in ${copy}`);
  console.log(`${here.size} files of the package built twice, ${differing.length} differ`);
  console.log(`${here.get("dist/tokenwright.wasm")}  tokenwright.wasm`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
