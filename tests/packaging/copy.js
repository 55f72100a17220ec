// A clean copy of the sources in another folder, to build in.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs `make target` in a copy, with the tools that are here, then `use` with its folder. */
export async function makeInCopy(target, use) {
  const copy = mkdtempSync(join(tmpdir(), `tokenwright-${target}-`));
  try {
    const sources = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" });
    for (const path of sources.split("\0").filter((path) => path !== "" && existsSync(join(root, path)))) cpSync(join(root, path), join(copy, path));
    symlinkSync(join(root, ".tools"), join(copy, ".tools"));
    execFileSync("make", [target], { cwd: copy, stdio: ["ignore", "pipe", "inherit"] });
    await use(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
