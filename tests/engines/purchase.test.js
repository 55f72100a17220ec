// The built page, its sandbox inside it, in the engines of other browsers: a purchase, and an attack that is stopped.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "../../www/sandbox/site.js";
import { launchChromium } from "./chromium.js";
import { launchFirefox } from "./firefox.js";
import { launchWebKit } from "./webkit.js";

let site;
before(async () => (site = await openSite({ base: "/some/where/" })));
after(() => site?.stop());

for (const launch of [launchChromium, launchFirefox, launchWebKit]) {
  test(`${launch.name.slice("launch".length)}: asked, checked, signed; and an attack is stopped`, { timeout: 180_000 }, async () => {
    const browser = await launch();
    try {
      const page = await visit(browser, site.url);
      await page.press("Ask the API");
      assert.equal(await page.find("#verdict"), "Matches your request");
      await page.press("Allow, then buy (2 confirmations)");
      for (const request of ["eth_requestAccounts", "eth_sendTransaction", "eth_sendTransaction"]) {
        assert.match(await page.find("dialog[open]"), new RegExp(`^Development wallet, no real funds ?Request ?${request}`));
        assert.equal(await page.evaluate("document.activeElement.textContent"), "Reject", "the safe answer has the focus");
        await page.press("Confirm");
      }
      assert.equal(await page.find("#receipt"), "Bought 5 tokens.");

      const lab = await visit(browser, `${site.url}#lab/spender_swapped`);
      assert.equal(await lab.find("#verdict"), "Stopped. Nothing was sent.");
      assert.equal(await lab.find(".questions"), "Wallet requests made: 0");
      assert.deepEqual([...page.errors, ...lab.errors], []);
      console.log(`${browser.name}: bought 5 tokens, stopped an attack`);
    } finally {
      await browser.close();
    }
  });
}

/** Opens the page, to be looked at and pressed as soon as it shows what is looked for. */
async function visit(browser, url) {
  const page = await browser.open(url);
  const until = (expression) => page.evaluate(`(async () => {
    for (const end = Date.now() + 25_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const found = ${expression};
      if (found) return found;
    }
    throw new Error(${JSON.stringify(`not found: ${expression}, in `)} + document.body.innerText);
  })()`);
  return {
    ...page,
    find: (selector) => until(`document.querySelector(${JSON.stringify(selector)})?.textContent.trim()`),
    press: async (name) => {
      await until(`[...document.querySelectorAll("button")].some((button) => {
        const named = button.textContent === ${JSON.stringify(name)} && button.checkVisibility() && !button.closest("[inert]");
        if (named) button.click();
        return named;
      })`);
    },
  };
}
