import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "../../www/sandbox/site.js";
import { launchBrowser } from "./browser.js";
import { answer, ask, send, verdict } from "./stage.js";

let site, browser;
before(async () => {
  [site, browser] = await Promise.all([openSite({ base: "/some/where/" }), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Visits the page; `complaints` are CSP reports and exceptions. */
async function visit(options) {
  const page = await (await browser.newContext(options)).newPage();
  const [requests, complaints] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => /security|policy|trusted/i.test(message.text()) && complaints.push(message.text()));
  await page.goto(site.url);
  await page.getByRole("button", { name: "Ask the API" }).waitFor();
  return { page, requests, complaints, elsewhere: () => requests.filter((url) => !url.startsWith(site.url)) };
}

test("the built page runs from any path of any static host, its sandbox inside it", async () => {
  const { page, requests, complaints, elsewhere } = await visit({});
  const chain = () => requests.filter((url) => url.includes("deployed-chain"));
  assert.equal(chain().length, 0, "the chain is loaded when it is needed");
  await ask(page);
  await send(page);
  for (let confirmation = 0; confirmation < 3; confirmation++) await answer(page, "Confirm");
  await page.getByRole("heading", { name: "Bought 5 tokens." }).waitFor();
  await page.getByText("9999.9978").waitFor();

  await page.reload();
  await ask(page);
  await verdict(page, /^Matches your request/);
  assert.equal(chain().length, 2, "each load has a chain of its own");
  assert.deepEqual(elsewhere(), []);
  assert.deepEqual(complaints, []);
});

test("where the browser has no service worker, the page is for real APIs, and the lab works all the same", async () => {
  const { page, requests, complaints, elsewhere } = await visit({ serviceWorkers: "block" });
  await page.getByText("Real API: real money. Keys stay in this tab's memory.").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Access token" }).inputValue(), "");
  await ask(page);
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
  assert.deepEqual(elsewhere(), []);
  assert.deepEqual(complaints, []);
});
