import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openStage, unfold } from "./stage.js";
import { STATES, reach } from "./states.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 360, 390, 768, 1024, 1200, 1440, 2560];

let stage, snapshot;
before(async () => (stage = await openStage()));
after(() => stage?.close());
beforeEach(async () => (snapshot = await stage.sandbox.chain.snapshot()));
afterEach(async () => {
  await stage.sandbox.chain.revert(snapshot);
  assert.deepEqual(stage.complaints, [], "CSP reports and exceptions");
});

for (const state of Object.keys(STATES)) {
  test(`${state}: axe finds nothing, nothing scrolls sideways, targets are large enough`, async () => {
    const page = await reach(stage, state);
    await unfold(page);
    await page.evaluate(AXE);
    for (const width of [360, 1440]) {
      for (const colorScheme of ["light", "dark"]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await runAxe(page), [], `${state}, ${width}, ${colorScheme}`);
      }
    }
    assert.deepEqual(await findSmall(page), [], "targets");
    await assertFits(page, WIDTHS, "as it is");
    // WCAG 1.4.12: nothing is lost where a visitor spaces the text out.
    await restyle(page, "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
    await assertFits(page, [360, 1440], "spaced out");
    // WCAG 1.4.4: nor where text alone is twice as large.
    await restyle(page, "html { font-size: 200% }");
    await assertFits(page, [360, 768, 1440], "twice as large");
    await page.context().close();
  });
}

async function runAxe(page) {
  const { violations } = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }), RULES);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

/** A sheet of the test's own, in place of the last one: inline styles are refused. */
const restyle = (page, css) => page.evaluate((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((other) => !other.ofTest), Object.assign(sheet, { ofTest: true })];
}, css);

/** Nothing scrolls sideways, and no control is cut off. */
async function assertFits(page, widths, how) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const { overflow, cut } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const controls = [...document.querySelectorAll("button, select, summary, a")].filter((control) => control.checkVisibility() && !control.matches(".skip"));
      return {
        overflow: scrollWidth - clientWidth,
        cut: controls.filter((control) => {
          const { left, right } = control.getBoundingClientRect();
          return left < -1 || right > clientWidth + 1 || control.scrollWidth > control.clientWidth + 2 && control.matches("button");
        }).map(({ outerHTML }) => outerHTML.slice(0, 160)),
      };
    });
    assert.equal(overflow, 0, `${how} at ${width}`);
    assert.deepEqual(cut, [], `${how} at ${width}`);
  }
}

/** Controls below 44 pixels, or 32 for those beside a text, or 24 for links in one. */
function findSmall(page) {
  return page.evaluate(() => {
    const least = (control) =>
      control.matches("a, .link, input[type=checkbox]") ? 24
        : control.matches(".small, .tree summary") || control.closest(".dev-wallet") ? 32
        : 44;
    const controls = [...document.querySelectorAll("button, input, select, textarea, summary, a:not(p a, li a, .skip)")];
    return controls.filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < least(control) - 0.5)
      .map((control) => `${control.getBoundingClientRect().height}: ${control.outerHTML.slice(0, 120)}`);
  });
}

test("the theme is the visitor's, and is kept", async () => {
  const page = await stage.visit({ colorScheme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  await page.getByRole("tab", { name: "Ask" }).waitFor();
  assert.equal(await ground(), dark);
});
