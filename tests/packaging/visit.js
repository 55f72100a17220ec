import { launchChromium } from "../engines/chromium.js";
import { launchFirefox } from "../engines/firefox.js";
import { launchWebKit } from "../engines/webkit.js";
import { startSite } from "./site.js";

const launch = { chromium: launchChromium, firefox: launchFirefox, webkit: launchWebKit };
const launched = new Map();

/** The browser, started when it is first wanted. */
function browser(engine) {
  if (!launched.has(engine)) launched.set(engine, launch[engine]());
  return launched.get(engine);
}

export async function closeBrowsers() {
  for (const engine of launched.values()) await engine.then(({ close }) => close(), () => {});
}

/** Opens a page of a folder or a server in each engine, and throws where one refuses or complains of anything. Answers with what each shows. */
export async function visit(source, { engines, page, policy, forbidden = false }) {
  const shown = new Map();
  for (const engine of engines) {
    const { name, open } = await browser(engine);
    const site = await startSite(source, policy);
    try {
      const tab = await open(site.url + page);
      const shows = () => tab.evaluate(`document.querySelector("output").textContent`);
      const text = await until(forbidden ? () => site.refused.length > 0 : shows, tab.errors);
      // Reports come after what they report.
      await pause();
      const complaints = [...site.refused, ...tab.errors];
      await tab.close();
      if (!forbidden && complaints.length > 0) throw new Error(`${name}: ${complaints.join("\n")}`);
      if (!text) throw new Error(`${name} shows nothing`);
      shown.set(name, text);
    } finally {
      site.close();
    }
  }
  return shown;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 200));

/** What is there at last, unless something goes wrong before. */
async function until(look, errors) {
  for (let attempts = 0; attempts < 150; attempts++) {
    const found = await look();
    if (found) return found;
    if (errors.length > 0 && attempts > 5) return undefined;
    await pause();
  }
}
