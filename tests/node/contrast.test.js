// The colours of the demo page, in both themes, by the contrast that WCAG 2 measures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const CSS = await readFile(new URL("../../www/src/styles/tokens.css", import.meta.url), "utf8");
const [plain, themed] = CSS.split("@supports");

/** Text, and the grounds on which it stands: at least 4.5 to 1. */
const TEXT = {
  text: ["bg", "surface", "sunken", "block-tint", "warn-tint", "info-tint", "ok-tint"],
  muted: ["bg", "surface", "sunken"],
  accent: ["bg", "surface"],
  "on-accent": ["accent"],
  block: ["surface", "block-tint"],
  "on-block": ["block"],
  warn: ["surface", "warn-tint"],
  info: ["surface", "info-tint"],
  ok: ["surface", "ok-tint"],
};
/** Controls and shapes: at least 3 to 1. */
const SHAPES = { control: ["bg", "surface"], accent: ["bg", "surface", "sunken"], block: ["bg"], warn: ["bg"], info: ["bg"], ok: ["bg"] };

/** The tokens of a theme; light ones are written twice, once for browsers without light-dark(). */
function readTokens(theme) {
  const pairs = [...themed.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
  return Object.fromEntries(pairs.map(([, name, light, dark]) => [name, theme === "light" ? light : dark]));
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test("black on white is 21 to 1", () => assert.equal(contrast("#000000", "#ffffff"), 21));

for (const theme of ["light", "dark"]) {
  test(`${theme}: text has 4.5 to 1, controls and shapes 3 to 1`, () => {
    const tokens = readTokens(theme);
    for (const [pairs, least] of [[TEXT, 4.5], [SHAPES, 3]]) {
      const measured = Object.entries(pairs).flatMap(([name, grounds]) => grounds.map((ground) => [contrast(tokens[name], tokens[ground]), name, ground]));
      const [lowest, name, ground] = measured.sort(([a], [b]) => a - b)[0];
      console.log(`${theme}: at least ${lowest.toFixed(2)} of ${least} (${name} on ${ground})`);
      assert.ok(lowest >= least, `${name} on ${ground}`);
    }
  });
}

test("older browsers get the light theme", () => {
  const older = Object.fromEntries([...plain.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name, colour]) => [name, colour]));
  assert.deepEqual(older, readTokens("light"));
});
