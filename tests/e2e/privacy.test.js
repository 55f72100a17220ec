// Where the access token may be: in the requests, and nowhere else.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { openStage, unfold } from "./stage.js";
import { reach } from "./states.js";

let stage;
before(async () => (stage = await openStage()));
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

test("the access token is in no storage, address, text, report or log", async () => {
  const { accessToken } = stage.sandbox;
  const page = await reach(stage, "matches");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async (name) => {
    await page.getByRole("button", { name }).first().click();
    await page.getByRole("button", { name: /^Copied/ }).first().waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await page.getByText("API settings").click();
  await page.getByRole("button", { name: "Show access token" }).click();
  await unfold(page);
  await page.getByText("Authorization: Bearer ••••••••").waitFor();
  const request = await copied("Copy as fetch request");
  assert.match(request, /Bearer <access_token>/);
  const finding = await copied(/^Copy finding/);
  await page.getByRole("tab", { name: "Tamper lab" }).click();
  await page.getByRole("link", { name: "Spender swapped" }).click();
  await page.getByText(/^Wallet requests made/).waitFor();
  const report = await copied("Copy report report");
  const places = await page.evaluate(() => ({
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
    text: document.documentElement.outerHTML,
    title: document.title,
    url: location.href,
    resources: JSON.stringify(performance.getEntriesByType("resource").map(({ name }) => name)),
  }));
  for (const [place, text] of Object.entries({ ...places, request, finding, report, console: page.lines.join("\n") })) {
    assert.ok(!text.includes(accessToken), `the access token is in the ${place}`);
  }
});

test("what is selected is what the button copies, in one piece", async () => {
  const page = await reach(stage, "matches");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await unfold(page);
  for (const [what, form] of [
    ["contract of step 1", /^0x[0-9a-fA-F]{40}$/],
    ["Calldata Digest of step 1", /^0x[0-9a-f]{64}$/],
  ]) {
    const button = page.getByRole("button", { name: `Copy ${what}` });
    // As somebody does by hand: a selection over the text, and Ctrl+C.
    const selected = await button.evaluate((button) => {
      getSelection().selectAllChildren(button.previousElementSibling);
      return getSelection().toString();
    });
    await page.keyboard.press("Control+C");
    const byHand = await page.evaluate(() => navigator.clipboard.readText());
    await button.click();
    await page.getByRole("button", { name: `Copied ${what}` }).waitFor();
    const byButton = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(byButton, form);
    assert.deepEqual([selected, byHand], [byButton, byButton], what);
  }
  // Calldata stands in rows and words, with an offset and a name before each: its digits alone are copied by the button.
  const words = await page.getByRole("article", { name: /^Step 1/ }).getByText("Calldata, 68 bytes").locator("..").evaluate((details) =>
    [...details.querySelectorAll(".row")].map((row) => {
      getSelection().selectAllChildren(row);
      return getSelection().toString();
    }));
  await page.getByRole("button", { name: "Copy calldata" }).first().click();
  await page.getByRole("button", { name: "Copied calldata" }).first().waitFor();
  assert.equal(`0x${words.join("")}`, await page.evaluate(() => navigator.clipboard.readText()));
});
