import { launchBrowser } from "../e2e/browser.js";

/** Blink: the system's Chromium. */
export async function launchChromium() {
  const browser = await launchBrowser();
  return {
    name: `Chromium ${browser.version()}`,
    async open(url) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const errors = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", ({ message }) => errors.push(message));
      await page.goto(url);
      return { errors, evaluate: (script) => page.evaluate(script), close: () => context.close() };
    },
    close: () => browser.close(),
  };
}
