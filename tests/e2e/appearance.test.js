import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { answer, ask, openStage, send, unfold, verdict } from "./stage.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let stage, snapshot;
before(async () => (stage = await openStage()));
after(() => stage?.close());
beforeEach(async () => (snapshot = await stage.sandbox.chain.snapshot()));
afterEach(async () => {
  await stage.sandbox.chain.revert(snapshot);
  assert.deepEqual(stage.complaints, [], "CSP reports and exceptions");
});

const show = (page, operation) => page.getByRole("combobox", { name: "Operation" }).selectOption(operation);

/** How to bring a fresh page into each of its main states. */
const STATES = {
  ...Object.fromEntries(["getTokenById", "getTokenByUser", "createApiToken", "createTokenTransaction"].map((operation) => [operation, async (page) => {
    await show(page, operation);
    await ask(page);
    await page.getByText(/Asked at/).waitFor();
  }])),
  faulty: async (page) => {
    await show(page, "createTokenTransaction");
    await page.getByRole("button", { name: "Fill with the page's own example" }).click();
    await page.getByRole("group", { name: "6 things to fix" }).waitFor();
  },
  empty: async () => {},
  problems: async (page) => {
    await page.getByRole("textbox", { name: "Quantity" }).fill("none");
    await ask(page);
    await page.getByRole("group", { name: "1 thing to fix" }).waitFor();
  },
  failed: async (page) => {
    await page.getByRole("textbox", { name: "External ID" }).fill("provoke-500");
    await ask(page);
    await verdict(page, "The API failed (500)");
  },
  matches: async (page) => {
    await ask(page);
    await verdict(page, "Matches your request");
  },
  warned: async (page) => {
    await page.getByRole("textbox", { name: "Most to pay" }).fill("");
    await ask(page);
    await verdict(page, "Matches, with 1 warning");
  },
  blocked: async (page) => {
    await page.getByText(/^What you pin/).click();
    await page.getByRole("textbox", { name: "Token", exact: true }).fill("0x70f1d2c056bf9f6956d2d2ce045d3db33dee3c06");
    await ask(page);
    await verdict(page, "Stopped. Nothing was sent.");
  },
  picker: async (page) => {
    await page.getByRole("button", { name: /Development wallet/ }).click();
    await page.getByRole("dialog", { name: "Choose a wallet" }).waitFor();
  },
  receipt: async (page) => {
    await ask(page);
    await send(page);
    for (const _ of ["connect", "approve", "buy"]) await answer(page, "Confirm");
    await verdict(page, "Bought 5 tokens.");
  },
};

for (const [state, reach] of Object.entries(STATES)) {
  test(`${state}: axe finds nothing, in light and dark, at 360 and 1440`, async () => {
    const page = await stage.visit({ width: 1440 });
    await reach(page);
    await unfold(page);
    await page.evaluate(AXE);
    for (const width of [360, 1440]) {
      for (const colorScheme of ["light", "dark"]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), RULES);
        const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
        assert.deepEqual(found, [], `${state}, ${width}, ${colorScheme}`);
      }
    }
  });

  test(`${state}: nothing scrolls sideways, and targets are large enough`, async () => {
    const page = await stage.visit();
    await reach(page);
    await unfold(page);
    for (const width of [320, 360, 390, 768, 1024, 1200, 1440, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(overflow, 0, `${state} at ${width}`);
    }
    const small = await page.getByRole("button").or(page.getByRole("textbox")).or(page.getByRole("combobox")).evaluateAll((controls) =>
      controls.filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 24).map(({ outerHTML }) => outerHTML));
    assert.deepEqual(small, []);
  });
}

test("a block is seen whole, without scrolling by hand", async () => {
  for (const [width, height] of [[360, 740], [1440, 900]]) {
    const page = await stage.visit({ width, height });
    await STATES.blocked(page);
    const article = page.getByRole("article", { name: /^Blocked: / });
    for (const part of [page.getByRole("heading", { name: "Stopped. Nothing was sent." }), article.getByRole("definition").last()]) {
      const { y, height: tall } = await part.boundingBox();
      assert.ok(y >= 0 && y + tall <= height, `${width}: from ${y} to ${y + tall}`);
    }
    const sentence = (await article.getByRole("heading").textContent()).replace("Blocked: ", "");
    assert.ok(sentence.split(" ").length <= 14, sentence);
  }
});

test("the access token is in no storage, address, text or log", async () => {
  const { accessToken } = stage.sandbox;
  const page = await stage.visit();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByText("API settings").click();
  await page.getByRole("button", { name: "Show access token" }).click();
  await page.getByText("Request", { exact: true }).click();
  await page.getByText("Authorization: Bearer ••••••••").waitFor();
  await page.getByRole("button", { name: "Copy as fetch request" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /Bearer <access_token>/);
  await STATES.receipt(page);
  const places = await page.evaluate(() => ({
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    text: document.documentElement.outerHTML,
    title: document.title,
    url: location.href,
  }));
  for (const [place, text] of Object.entries({ ...places, copied, console: page.lines.join("\n") })) {
    assert.ok(!text.includes(accessToken), `the access token is in the ${place}`);
  }
});

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
