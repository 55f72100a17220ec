// A page whose Content-Security-Policy forbids wasm: each engine has its own words for it, and we have one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startSite } from "../packaging/site.js";
import { launchChromium } from "./chromium.js";
import { launchFirefox } from "./firefox.js";
import { launchWebKit } from "./webkit.js";

let site;
before(async () => (site = await startSite(fileURLToPath(new URL("../../", import.meta.url)), "'self'")));
after(() => site.close());

for (const launch of [launchChromium, launchFirefox, launchWebKit]) {
  test(`${launch.name.slice("launch".length)} forbids wasm, and is understood`, { timeout: 60_000 }, async () => {
    const browser = await launch();
    try {
      const page = await browser.open(`${site.url}/tests/engines/policy.html`);
      const thrown = (way) => page.evaluate(`(async () => {
        try { await ${way}; } catch (error) { return [error.name, error.code, error.message].join(" "); }
      })()`);
      const refused = "TokenwrightError not_initialized expected 'wasm-unsafe-eval' in script-src of the page's Content-Security-Policy";
      assert.equal(await thrown(`import("/pkg/dist/index.js").then(({ init }) => init())`), refused);
      assert.equal(await thrown(`import("/pkg/dist/inline.js")`), refused);
    } finally {
      await browser.close();
    }
  });
}
