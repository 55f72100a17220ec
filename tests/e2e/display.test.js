// What is told by more than colour, and what does not move.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { openStage } from "./stage.js";
import { reach } from "./states.js";

let stage;
before(async () => (stage = await openStage()));
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

/** How the groups of a comparison are drawn, one of each kind, and the verdict's shape. */
const drawn = (page) => page.evaluate(() => {
  const look = (selector) => {
    const { backgroundColor, color, outlineStyle, fontWeight } = getComputedStyle(document.querySelector(selector));
    return { backgroundColor, color, outlineStyle, fontWeight };
  };
  const shapes = Object.fromEntries([...document.querySelectorAll("[data-severity] > h3")].map((heading) =>
    [heading.parentElement.dataset.severity, heading.querySelector(".ground").getAttribute("d")]));
  return { asked: look(".compare .asked"), got: look(".compare .got"), same: look(".compare .same"), shapes };
});

const luminance = (colour) => {
  const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

for (const colorScheme of ["light", "dark"]) {
  test(`${colorScheme}, in grey: what differs is outlined, or filled, and the rest is neither`, async () => {
    const page = await reach(stage, "lab, lookalike_address", { colorScheme });
    const { asked, got, same } = await drawn(page);
    assert.deepEqual([asked.outlineStyle, got.outlineStyle, same.outlineStyle], ["dotted", "solid", "none"]);
    assert.deepEqual([asked.fontWeight, got.fontWeight, same.fontWeight], ["700", "700", "400"]);
    const surface = await page.evaluate(() => getComputedStyle(document.querySelector(".compare")).backgroundColor);
    const [fill, text] = [contrast(got.backgroundColor, surface), contrast(got.backgroundColor, got.color)];
    console.log(`${colorScheme}: filled groups stand ${fill.toFixed(1)} to 1 from their ground, their text ${text.toFixed(1)} to 1 from them`);
    assert.ok(fill >= 3 && text >= 4.5);
  });
}

test("each verdict has a shape and a word of its own", async () => {
  const shapes = {};
  for (const [state, severity, word] of [["blocked", "block", "Stopped"], ["warned", "warn", "warning"], ["matches", "ok", "Matches"]]) {
    const page = await reach(stage, state);
    const heading = page.getByRole("heading", { name: new RegExp(word) }).first();
    await heading.waitFor();
    shapes[severity] = await heading.evaluate((heading) => [...heading.querySelectorAll("path")].map((path) => path.getAttribute("d")).join(" "));
    await page.context().close();
  }
  assert.equal(new Set(Object.values(shapes)).size, 3);
});

test("forced colours: what differs takes the system's highlight", async () => {
  const page = await reach(stage, "lab, lookalike_address");
  await page.emulateMedia({ forcedColors: "active" });
  const { asked, got, same } = await drawn(page);
  const highlight = await page.evaluate(() => {
    const probe = document.createElement("span");
    document.body.append(probe);
    probe.style.cssText = "forced-color-adjust: none; background: Highlight; color: HighlightText";
    const { backgroundColor, color } = getComputedStyle(probe);
    probe.remove();
    return { backgroundColor, color };
  });
  assert.deepEqual({ backgroundColor: got.backgroundColor, color: got.color }, highlight);
  assert.notEqual(asked.backgroundColor, got.backgroundColor);
  assert.deepEqual([asked.outlineStyle, same.outlineStyle], ["dotted", "none"]);
  await page.getByRole("tab", { name: "Tamper lab", selected: true }).waitFor();
});

test("nothing moves where motion is reduced", async () => {
  const running = async (reducedMotion) => {
    const page = await stage.visit({ hash: "#lab" });
    await page.emulateMedia({ reducedMotion });
    // Counted in the frame in which the verdict comes.
    const seen = page.evaluate(() => new Promise((resolve) => {
      const look = () => (document.querySelector(".verdict") === null ? requestAnimationFrame(look) : resolve(document.getAnimations().length));
      look();
    }));
    await page.getByRole("link", { name: "Extra call" }).click();
    return seen;
  };
  assert.equal(await running("reduce"), 0);
  assert.ok(await running("no-preference") > 0, "elsewhere it does");
});
