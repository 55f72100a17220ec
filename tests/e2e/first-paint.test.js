import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { openSite } from "../../www/sandbox/site.js";
import { launchBrowser } from "./browser.js";

const BUDGET = { scripts: 40_000, styles: 6_000 };

let site, browser;
before(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

async function newPage({ width = 1440, ...options } = {}) {
  return (await browser.newContext({ viewport: { width, height: 900 }, ...options })).newPage();
}

/** As a static host sends it at best. */
const compressedSize = async (response) => brotliCompressSync(await response.body()).length;

const ready = (page) => page.locator(".acts:not([inert])").waitFor();

/** Where the parts are that a visitor sees. */
const outline = (page) => page.locator("h1, h2, label, summary, input, select:not(#theme), .acts button, .empty, .note, footer").evaluateAll((parts) =>
  parts.filter((part) => part.checkVisibility()).map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    return [part.id || part.textContent, x, y, width, height].join();
  }));

for (const width of [320, 360, 768, 1440]) {
  test(`what is drawn first stays where it is, at ${width}`, async () => {
    const page = await newPage({ width });
    let start;
    const held = new Promise((resolve) => (start = resolve));
    await page.route("**/*.js", async (route) => {
      if (!route.request().url().endsWith("theme.js")) await held;
      await route.continue();
    });
    await page.goto(site.url, { waitUntil: "commit" });
    await page.waitForFunction(() => document.querySelector("footer") && getComputedStyle(document.querySelector(".acts")).display === "grid");
    const first = await outline(page);
    assert.ok(first.length > 20);
    start();
    await ready(page);
    await page.getByText("Its SHA-256:").waitFor({ state: "attached" });
    const then = await outline(page);
    // The footer grows at its end.
    assert.deepEqual(then.slice(0, -1), first.slice(0, -1));
  });
}

test("what is drawn first becomes what would be drawn afresh", async () => {
  const [page, other] = [await newPage(), await newPage()];
  await other.route(site.url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/(<div id="page">).*(<\/div>\s*<\/body>)/s, "$1$2");
    assert.ok(body.length < 4000, "the page is left out");
    await route.fulfill({ response, body });
  });
  const markup = async (page) => {
    await page.goto(site.url);
    await ready(page);
    await page.getByText("Its SHA-256:").waitFor({ state: "attached" });
    await page.getByRole("button", { name: /Development wallet/ }).waitFor();
    return page.locator("#page").evaluate((root) => {
      // Attributes in any order: only their values tell anything.
      for (const element of root.querySelectorAll("*")) {
        for (const { name, value } of [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
          element.removeAttribute(name);
          if (!["value", "selected", "checked", "style"].includes(name)) element.setAttribute(name, value);
        }
      }
      root.normalize();
      return root.innerHTML.replace(/ready in \d+ ms/g, "");
    });
  };
  assert.equal(await markup(page), await markup(other));
});

test("without scripts the page says what it is, and has nothing to press", async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(site.url);
  await page.locator("noscript > p").waitFor();
  await page.getByRole("heading", { name: "What you asked is what you sign.", level: 1 }).waitFor();
  await page.getByRole("heading", { name: "Install" }).waitFor();
  await page.getByRole("heading", { name: "What this cannot stop" }).waitFor();
  for (const control of ["button", "textbox", "combobox", "tab"]) assert.equal(await page.getByRole(control).count(), 0, control);
});

test("the first load is small, and comes from here alone", async () => {
  const page = await newPage();
  const loads = [];
  page.on("response", (response) => loads.push(response));
  await page.goto(site.url);
  await ready(page);
  await page.waitForLoadState("networkidle");
  const sizes = { scripts: 0, styles: 0, wasm: 0 };
  for (const load of new Map(loads.map((load) => [load.url(), load])).values()) {
    assert.ok(load.url().startsWith(site.url), load.url());
    const kind = { js: "scripts", css: "styles", wasm: "wasm" }[load.url().split(".").at(-1)];
    if (kind !== undefined) sizes[kind] += await compressedSize(load);
  }
  const worker = brotliCompressSync(Buffer.from(await (await fetch(`${site.url}sandbox-worker.js`)).arrayBuffer())).length;
  for (const [part, size] of Object.entries({ ...sizes, "beside the page, the sandbox's API": worker })) console.log(`${part}: ${(size / 1000).toFixed(1)} kB, brotli`);
  assert.ok(sizes.scripts <= BUDGET.scripts && sizes.styles <= BUDGET.styles, JSON.stringify(sizes));
  assert.deepEqual(loads.map((load) => load.url()).filter((url) => /deployed-chain|lab|bench|wallet-/.test(url)), [], "what is not used yet");
});
