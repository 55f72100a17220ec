// @ts-check
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { once } from "node:events";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { build } from "vite";
import { describe } from "./page.js";

const compress = promisify(brotliCompress);
const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".json": "application/json",
};

/**
 * Builds the page and serves it as any static host does: files under a path, and 404 for the rest. With a `sandbox`, its description lies
 * beside the page, as where the demo runs; otherwise the sandbox is inside the page.
 * @param {{ base?: string, sandbox?: import("./index.js").Description }} options
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function openSite({ base = "/", sandbox } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  await build({ root: ROOT, configFile: join(ROOT, "vite.config.ts"), mode: sandbox === undefined ? "production" : "served", logLevel: "error", build: { outDir: folder, emptyOutDir: true } });

  const read = (/** @type {string} */ path) =>
    path === "sandbox.json" && sandbox !== undefined ? describe(sandbox) : readFile(join(folder, path)).catch(() => null);
  /** @type {Map<string, Promise<Buffer>>} */
  const kept = new Map();
  const compressed = (/** @type {string} */ name, /** @type {string | Buffer} */ body) => {
    const made = kept.get(name) ?? compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    kept.set(name, made);
    return made;
  };
  const server = createServer(async ({ url, headers }, response) => {
    const path = new URL(url ?? "", "http://localhost").pathname;
    const name = path === base ? "index.html" : path.slice(base.length);
    const body = await read(name);
    if (body === null) return response.writeHead(404).end();
    // As static hosts do: compressed, and what has its hash in its name is kept for good.
    const cache = name.startsWith("assets/") ? "max-age=31536000, immutable" : "no-cache";
    const encoding = /\bbr\b/.test(headers["accept-encoding"] ?? "") ? "br" : "identity";
    response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "text/plain", "cache-control": cache, "content-encoding": encoding });
    response.end(encoding === "br" ? await compressed(name, body) : body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}${base}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true });
    },
  };
}
