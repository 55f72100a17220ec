// The built page under a path of a static host, with nothing beside it: what it promises holds there, too.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { openSite } from "../../www/sandbox/site.js";
import { launchBrowser } from "./browser.js";
import { buyByKeyboard } from "./keyboard.js";

/** By their names in the address. */
const ATTACKS = {
  spender_swapped: "Spender swapped", amount_raised: "Amount raised", extra_call: "Extra call", lying_abi: "Lying ABI",
  wrong_chain: "Wrong chain", lookalike_address: "Lookalike address", delegatecall: "Delegatecall",
};

let site, browser;
const complaints = [];
before(async () => {
  [site, browser] = await Promise.all([openSite({ base: "/some/where/" }), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});
afterEach(() => assert.deepEqual(complaints, [], "CSP reports and exceptions"));

async function visit(hash = "") {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(site.url + hash);
  await page.locator(".acts:not([inert])").waitFor();
  return page;
}

async function assertStopped(page) {
  await page.getByRole("heading", { name: "Stopped. Nothing was sent." }).waitFor();
  await page.getByText("Wallet requests made: 0").waitFor();
}

test("five tokens are bought by keyboard alone", async () => buyByKeyboard(await visit()));

for (const [name, title] of Object.entries(ATTACKS)) {
  test(`${name} is stopped two clicks from the start, and at its own address`, async () => {
    const page = await visit();
    await page.getByRole("tab", { name: "Tamper lab" }).click();
    await page.getByRole("link", { name: title, exact: true }).click();
    await assertStopped(page);
    assert.equal(page.url(), `${site.url}#lab/${name}`);
    await page.context().close();
    await assertStopped(await visit(`#lab/${name}`));
  });
}
