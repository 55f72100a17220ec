// @ts-check
import { createServer } from "vite";
import { BUYERS } from "./sandbox/in-page/place.js";
import { CHAIN_ID, CONTRACTS, TOKEN_LAYER_CHAIN_ID } from "./sandbox/world.js";

/** As far as it can be seen before it answers. */
const SANDBOX = {
  ...{ apiUrl: "", rpcUrl: "", chainId: CHAIN_ID, tokenLayer: { rpcUrl: "", chainId: TOKEN_LAYER_CHAIN_ID } },
  ...{ accounts: BUYERS, contracts: CONTRACTS, accessToken: "" },
};

/** What the page asks of a browser while it is drawn. */
const BROWSER = { location: { hash: "" }, matchMedia: () => ({ matches: false }), addEventListener: () => {} };

/**
 * Draws the page into the built index.html, so that it is seen before any script runs. It takes no input yet.
 * @returns {import("vite").Plugin}
 */
export function firstPaint() {
  return {
    name: "first-paint",
    apply: "build",
    transformIndexHtml: {
      order: "pre",
      handler: async (html) => {
        const page = (await draw()).replace('<div class="acts"', '<div inert class="acts"');
        return html.replace('<div id="page"></div>', () => `<div id="page">${page}</div>`);
      },
    },
  };
}

/** @returns {Promise<string>} */
async function draw() {
  const server = await createServer({
    ...{ root: import.meta.dirname, configFile: false, appType: "custom", logLevel: "warn", cacheDir: "node_modules/.vite/first-paint" },
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  });
  Object.assign(globalThis, BROWSER);
  try {
    const { drawPage } = await server.ssrLoadModule("/src/first-paint.tsx");
    return await drawPage(SANDBOX);
  } finally {
    for (const name of Object.keys(BROWSER)) Reflect.deleteProperty(globalThis, name);
    await server.close();
  }
}
