// @ts-check
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("docs/openapi.yaml has nothing that an OpenAPI linter minds", () => {
  const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
  const document = fileURLToPath(new URL("../../docs/openapi.yaml", import.meta.url));
  const args = [redocly, "lint", "--extends=recommended", "--format=json", document];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    // It would otherwise ask for newer versions of itself, and tell its maker that it ran.
    env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", REDOCLY_TELEMETRY: "off" },
  });
  assert.match(stdout, /^\{/, stderr);
  const { totals, problems } = JSON.parse(stdout);
  assert.deepEqual(problems, []);
  assert.deepEqual(totals, { errors: 0, warnings: 0, ignored: 0 });
});
