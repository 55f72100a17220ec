// `node www/screenshots.js` takes the pictures of the README anew, from the built page.
import { fileURLToPath } from "node:url";
import { launchBrowser } from "../tests/e2e/browser.js";
import { answer, ask, send, verdict } from "../tests/e2e/stage.js";
import { openSite } from "./sandbox/site.js";

/** The pictures, by their names in docs/: how to come to what they show, and where to cut it off. */
const PICTURES = {
  page: {
    height: 830,
    reach: async (page) => {
      await ask(page);
      await send(page);
      for (const _ of ["connect", "approve", "buy"]) await answer(page, "Confirm");
      await verdict(page, "Bought 5 tokens.");
    },
  },
  "page-stopped": {
    height: 820,
    reach: async (page) => {
      await page.getByRole("tab", { name: "Tamper lab" }).click();
      await page.getByRole("link", { name: "Spender swapped" }).click();
      await verdict(page, "Stopped. Nothing was sent.");
    },
  },
};

const [site, browser] = await Promise.all([openSite(), launchBrowser()]);
try {
  for (const [name, { height, reach }] of Object.entries(PICTURES)) {
    const page = await browser.newPage({ viewport: { width: 1440, height }, reducedMotion: "reduce" });
    await page.goto(site.url);
    await page.locator(".acts:not([inert])").waitFor();
    await reach(page);
    await page.mouse.move(0, 0);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: fileURLToPath(new URL(`../docs/${name}.png`, import.meta.url)) });
    await page.close();
  }
} finally {
  await browser.close();
  await site.stop();
}
