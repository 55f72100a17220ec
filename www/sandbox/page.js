// @ts-check
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What sandbox.json says. @type {(sandbox: import("./index.js").Description) => string} */
export function describe({ apiUrl, rpcUrl, chainId, tokenLayer, accounts, contracts, accessToken }) {
  return JSON.stringify({ apiUrl, rpcUrl, chainId, tokenLayer, accounts, contracts, accessToken });
}

/**
 * Serves the demo page by Vite's development server, beside a sandbox.json that tells it of the sandbox: where that
 * file is, the page is in sandbox mode.
 * @param {import("./index.js").Sandbox} sandbox
 * @param {{ port?: number }} options  the next free port is taken where this one is in use
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function servePage(sandbox, { port = 5173 } = {}) {
  const description = describe(sandbox);
  const server = await createServer({
    root: ROOT,
    configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)),
    logLevel: "warn",
    server: { host: "127.0.0.1", port, strictPort: false },
    plugins: [
      {
        name: "sandbox-json",
        configureServer: ({ middlewares }) => {
          middlewares.use("/sandbox.json", (_request, response) => {
            response.setHeader("content-type", "application/json").end(description);
          });
        },
      },
    ],
  });
  await server.listen();
  return { url: server.resolvedUrls?.local[0] ?? "", stop: () => server.close() };
}
