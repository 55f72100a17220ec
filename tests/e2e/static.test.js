import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.js";
import { openSite } from "../../www/sandbox/site.js";

let site, browser;
before(async () => {
  [site, browser] = await Promise.all([openSite({ base: "/some/where/" }), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

test("the built page runs from any path of any static host, and asks nobody else", async () => {
  const page = await browser.newPage();
  const [requests, complaints] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => /security|policy|trusted/i.test(message.text()) && complaints.push(message.text()));
  await page.goto(site.url);

  await page.getByText("Real API: real money. Keys stay in this tab's memory.").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Access token" }).inputValue(), "");
  await page.getByRole("button", { name: "Ask the API" }).click();
  await page.getByRole("group", { name: "4 things to fix" }).waitFor();
  await page.getByRole("button", { name: "Wallet: none" }).click();
  await page.getByText(/^No wallet found/).waitFor();
  await page.getByText("Its SHA-256:").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Close" }).click();

  assert.deepEqual(requests.filter((url) => /lab/.test(url)), [], "the lab is loaded when it is opened");
  await page.getByRole("tab", { name: "Tamper lab" }).click();
  for (const attack of await page.getByRole("list", { name: "Attacks on the answer" }).getByRole("link").all()) {
    await attack.click();
    // A random byte may lie where only the server knows.
    const isRandom = (await attack.innerText()) === "Any byte";
    await page.getByRole("heading", { name: isRandom ? /^(Stopped|Matches)/ : "Stopped. Nothing was sent." }).waitFor();
  }

  assert.ok(requests.some((url) => url.endsWith(".wasm")));
  assert.deepEqual(requests.filter((url) => !url.startsWith(site.url)), []);
  assert.deepEqual(complaints, []);
});
