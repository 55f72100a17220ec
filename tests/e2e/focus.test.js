import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { answer, openStage, verdict } from "./stage.js";
import { reach } from "./states.js";

const LISTS = new URL("focus-order.json", import.meta.url);

let stage, snapshot;
before(async () => (stage = await openStage()));
after(() => stage?.close());
beforeEach(async () => (snapshot = await stage.sandbox.chain.snapshot()));
afterEach(async () => {
  await stage.sandbox.chain.revert(snapshot);
  assert.deepEqual(stage.complaints, [], "CSP reports and exceptions");
});

/** What has the focus: its name, whether its ring is seen, and whether something of it is hidden. */
const describe = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
  const ring = [getComputedStyle(element), getComputedStyle(element, "::after")].some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  const { top, bottom } = element.getBoundingClientRect();
  const header = document.querySelector("header");
  const covered = getComputedStyle(header).position === "sticky" && !header.contains(element) && !element.matches(".skip") ? header.getBoundingClientRect().bottom : 0;
  return { name: `${element.localName} ${label.replace(/\s+/g, " ").trim().slice(0, 60)}`, ring, seen: bottom > covered && top < innerHeight && (top >= covered - 1 || bottom - top > innerHeight - covered) };
});

/** Names of all that Tab reaches, in order. */
async function walk(page) {
  const names = [];
  await page.evaluate(() => {
    document.activeElement.blur();
    scrollTo(0, 0);
    getSelection().collapse(document.body, 0);
  });
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    const focus = await describe(page);
    if (focus === null) return names;
    assert.ok(focus.ring, `the ring of ${focus.name}`);
    assert.ok(focus.seen, `${focus.name} is in sight`);
    names.push(focus.name);
  }
  assert.fail("Tab does not come to an end");
}

test("Tab goes through the page as it is read, at each width, and what has the focus is seen", async () => {
  const walked = {};
  for (const state of ["empty", "blocked", "matches", "lab, spender_swapped"]) {
    for (const width of [360, 768, 1440]) {
      const page = await reach(stage, state, { width, height: 800 });
      walked[`${state}, ${width}`] = await walk(page);
      await page.context().close();
    }
  }
  if (process.env.UPDATE !== undefined) await writeFile(LISTS, `${JSON.stringify(walked, null, 1)}\n`);
  assert.deepEqual(walked, JSON.parse(await readFile(LISTS, "utf8")));
});

test("no action loses the focus", async () => {
  const page = await stage.visit();
  const press = async (role, name, seen) => {
    await page.getByRole(role, { name }).first().focus();
    await page.keyboard.press("Enter");
    if (seen !== undefined) await seen.first().waitFor();
    await page.waitForTimeout(100);
    assert.notEqual(await describe(page), null, `after ${name}`);
  };
  const heading = (name) => page.getByRole("heading", { name });
  const dialog = page.getByRole("dialog");

  await press("button", "Ask the API", heading("Matches your request"));
  await press("button", "Fill with example");
  await press("button", "Ask the API", heading("Matches your request"));
  await press("button", /Development wallet/, dialog);
  await page.keyboard.press("Escape");
  assert.match((await describe(page)).name, /Development wallet/, "a closed dialog gives the focus back");
  await press("button", /^Allow, then buy/, dialog);
  assert.match((await describe(page)).name, /Reject/);
  await answer(page, "Reject");
  await verdict(page, "You said no. Nothing more was asked.");
  assert.notEqual(await describe(page), null, "after a no");
  await press("button", "Start again", page.getByRole("button", { name: /^Allow, then buy/ }));
  await press("tab", "Tamper lab", page.getByRole("link", { name: "Extra call" }));
  await press("link", "Extra call", heading("Stopped. Nothing was sent."));
  await press("button", "Next attack", page.getByText("Changed in the answer: integration.abi"));
  await press("button", "Use the honest answer", heading("Matches your request"));
  await press("link", "Any byte", page.getByText(/of 1 stopped/));
  await press("button", "Another byte", page.getByText(/of 2 stopped/));
  await press("tab", "Ask", page.getByRole("button", { name: "Ask the API" }));

  const elsewhere = await reach(stage, "another chain");
  await elsewhere.getByRole("button", { name: "Switch to chain 17000" }).focus();
  await elsewhere.keyboard.press("Enter");
  await answer(elsewhere, "Confirm");
  await verdict(elsewhere, "Matches your request");
  assert.match((await describe(elsewhere)).name, /Check/, "after the switch");
});
