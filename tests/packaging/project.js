import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = fileURLToPath(new URL(".", import.meta.url));
const answer = await readFile(new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url), "utf8");
const run = promisify(execFile);

/** Nothing reports home, and nothing asks. */
export const env = {
  ...process.env,
  CI: "1",
  NO_COLOR: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  WRANGLER_SEND_METRICS: "false",
  DENO_NO_UPDATE_CHECK: "1",
};
delete env.NODE_OPTIONS;

/** Copies a project and installs it, with the package from its tarball, as its user would. */
export async function install(name, folder, tarball) {
  const cwd = join(folder, name);
  await cp(join(here, "shared"), cwd, { recursive: true });
  await cp(join(here, name), cwd, { recursive: true });
  await writeFile(join(cwd, "answer.js"), `export const answer = ${JSON.stringify(answer)};\n`);
  await execute(cwd, "npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--prefer-offline", tarball]);
  return cwd;
}

/** Runs a script of the project's package.json; the answer is what it printed. */
export const runScript = (cwd, script) => execute(cwd, "npm", ["run", "--silent", script]);

async function execute(cwd, command, args) {
  try {
    return (await run(command, args, { cwd, env, timeout: 300_000, maxBuffer: 1 << 26 })).stdout;
  } catch ({ message, stdout, stderr }) {
    throw new Error([message, stdout, stderr].join("\n"));
  }
}
