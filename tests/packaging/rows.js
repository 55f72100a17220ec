// What is installed and run: projects, each with the ways to run it.

/** What pages may run. No `unsafe-eval` anywhere. */
const POLICY = "'self' 'wasm-unsafe-eval'";

/** A page that is built, and served by any static host from `dist`, or from where `from` says. */
const built = (script, { from = "dist", page = "/", engines = ["chromium"], mode = "build" } = {}) => ({ mode, script, from, page, engines, policy: POLICY });
/** A page of the tool's own server. `route` is a server route that answers with the calldata, too. */
const served = (mode, script, more = {}) => ({ mode, script, page: "/", engines: ["chromium"], policy: POLICY, server: true, ...more });
/** A program that prints the calldata. */
const program = (mode, script) => ({ mode, script });

const ALL = ["chromium", "firefox", "webkit"];
/** Next writes scripts into its pages: its guide allows them so, where no nonces are used. */
const NEXT = { policy: `${POLICY} 'unsafe-inline'`, note: "'unsafe-inline' for Next's own scripts" };

export const projects = [
  { name: "vite-7", tool: "vite", ways: [served("dev", "dev"), built("build")] },
  { name: "vite-8", tool: "vite", ways: [served("dev", "dev"), built("build")] },
  { name: "webpack", tool: "webpack", ways: [built("build", { from: "." })] },
  { name: "rollup", tool: "rollup", ways: [built("build", { from: ".", mode: "build, inline" })] },
  { name: "esbuild", tool: "esbuild", ways: [built("build", { from: ".", mode: "build, inline" })] },
  { name: "parcel", tool: "parcel", ways: [built("build")] },
  {
    name: "next",
    tool: "next",
    ways: [
      served("webpack build", "start", { before: "build:webpack", route: "/api/buy", ...NEXT }),
      served("Turbopack build", "start", { before: "build:turbopack", route: "/api/buy", ...NEXT }),
    ],
  },
  { name: "node", tool: "node", ways: [program("ESM", "esm"), program("CommonJS, require", "require"), program("CommonJS, import()", "import")] },
  { name: "deno", tool: "deno", ways: [program("run", "start")] },
  { name: "bun", tool: "bun", ways: [program("run", "start")] },
  { name: "workerd", tool: "workerd", ways: [{ mode: "wrangler dev", script: "dev", server: true, route: "/" }, { mode: "wrangler dev, inline", script: "dev", server: true, route: "/inline" }] },
  { name: "vitest", tool: "vitest", ways: [program("run", "test")] },
  {
    name: "plain",
    tool: "no bundler",
    ways: [
      built("build", { from: ".", engines: ALL, mode: "page" }),
      built("build", { from: ".", engines: ALL, mode: "web worker", page: "/with-worker.html" }),
      built("build", { from: ".", engines: ALL, mode: "service worker", page: "/with-service-worker.html" }),
    ],
  },
];
