// The benchmark of the page. No number is judged here: it depends on the machine.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "../../www/sandbox/site.js";
import { findViolations } from "./axe.js";
import { launchBrowser } from "./browser.js";

let site, browser, page;
const [complaints, requests] = [[], []];
before(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] })).newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(site.url);
  await page.locator(".acts:not([inert])").waitFor();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

const section = () => page.getByRole("region", { name: "Benchmark" });
const run = () => section().getByRole("button", { name: "Run" }).click();
const rows = () => section().getByRole("row");

test("it runs when it is asked to, and not before", async () => {
  await page.getByRole("link", { name: "Bench" }).click();
  await page.waitForTimeout(1000);
  assert.deepEqual(requests.filter((url) => /measurement|worker-/.test(url)), []);
  await section().getByRole("combobox", { name: "Rounds" }).selectOption("3, a quick look");
  await run();
  await section().getByText("Same bytes: yes").waitFor();
  await section().getByRole("button", { name: "Copy as Markdown" }).waitFor({ timeout: 60_000 });
  assert.equal(await rows().count(), 9, "a head and eight rows");
  for (const row of (await rows().all()).slice(1)) assert.match(await row.innerText(), /(× faster|× slower|about as fast).*\d [µm]s.*\d [µm]s/s);
  assert.deepEqual(requests.filter((url) => !url.startsWith(site.url)), []);
});

test("what was measured is copied as Markdown", async () => {
  await section().getByRole("button", { name: "Copy as Markdown" }).click();
  await section().getByRole("button", { name: "Copied" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(text.match(/^\| .* \|$/gm).length, 10);
  assert.match(text, /viem 2\.\d+\.\d+, 3 rounds, \d{4}-\d\d-\d\d, \d+ cores, Mozilla.*\. Same bytes: yes\.\n$/);
});

for (const width of [1440, 360, 320]) {
  test(`the table is a table at ${width}, within the page, and axe finds nothing`, async () => {
    await page.setViewportSize({ width, height: 800 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    assert.equal(await rows().count(), width < 600 ? 8 : 9);
    assert.equal(await section().getByRole("cell").count(), 24);
    assert.deepEqual(await findViolations(page), []);
  });
}

test("it waits while the tab is hidden, and what was measured stays when it is cancelled", async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const hide = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
  await run();
  await section().getByRole("row").nth(1).waitFor({ timeout: 60_000 });
  await hide(true);
  await section().getByText("It waited while this tab was hidden.").waitFor();
  await page.waitForTimeout(1500);
  const measured = await rows().count();
  await page.waitForTimeout(3000);
  assert.equal(await rows().count(), measured);
  await hide(false);
  await section().getByRole("row").nth(measured).waitFor({ timeout: 60_000 });
  await section().getByRole("button", { name: "Cancel" }).click();
  await section().getByText(/^Cancelled after \d rows\.$/).waitFor();
  assert.ok((await rows().count()) > measured);
  await section().getByRole("button", { name: "Run" }).waitFor();
});

test("no report of the content security policy, and no exception", () => assert.deepEqual(complaints, []));
