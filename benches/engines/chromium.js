import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { launchBrowser } from "../../tests/e2e/browser.js";
import { ANSWER } from "./node.js";

async function bundle() {
  const build = await rolldown({ input: fileURLToPath(new URL("page.js", import.meta.url)), platform: "browser" });
  const { output } = await build.generate({ codeSplitting: false });
  await build.close();
  return output[0].code;
}

async function serve() {
  const files = {
    "/": ["text/html", '<!doctype html><meta charset="utf-8"><script type="module" src="page.js"></script>'],
    "/page.js": ["text/javascript", await bundle()],
    "/answer.json": ["application/json", await readFile(ANSWER)],
    "/tokenwright.wasm": ["application/wasm", await readFile(new URL(import.meta.resolve("tokenwright/tokenwright.wasm")))],
  };
  const server = createServer(({ url }, response) => {
    const [type, body] = files[url] ?? ["text/plain", ""];
    response.writeHead(url in files ? 200 : 404, { "content-type": type }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

/** The suite in one page, and `init()` in others of their own processes, which have compiled nothing yet. */
export async function measureInChromium(rounds, report) {
  const server = await serve();
  const browser = await launchBrowser();
  try {
    const open = async () => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      return page;
    };
    const rows = [];
    const page = await open();
    await page.exposeFunction("report", (row) => {
      rows.push(row);
      report(row);
    });
    await page.evaluate((count) => globalThis.run(count), rounds);
    await page.context().close();
    const starts = [];
    for (let round = 0; round < rounds; round++) {
      const fresh = await open();
      starts.push(await fresh.evaluate(() => globalThis.start()));
      await fresh.context().close();
    }
    return { engine: `Chromium ${browser.version()}`, rows, starts };
  } finally {
    await browser.close();
    server.close();
  }
}
