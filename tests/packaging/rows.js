// What is installed and run: projects, each with the ways to run it.

/** What pages may run. No `unsafe-eval` anywhere. */
const POLICY = "'self' 'wasm-unsafe-eval'";

/** A page that is built, and served by any static host from `dist`, or from where `from` says. */
const built = (mode, more) => ({ mode, script: "build", from: "dist", page: "/", engines: ["chromium"], policy: POLICY, ...more });
/** A page of the tool's own server. `route` is a server route that answers with the calldata, too. */
const served = (mode, script, more) => ({ mode, script, page: "/", engines: ["chromium"], policy: POLICY, server: true, ...more });
/** A server without a page. */
const answers = (mode, script, route) => ({ mode, script, server: true, route });
/** A program that prints the calldata. */
const program = (mode, script) => ({ mode, script });
/** A program that finds nothing to complain about. */
const check = (mode, script) => ({ mode, script, silent: true });

const ALL = ["chromium", "firefox", "webkit"];
/** Next and Parcel write scripts into their pages, and development servers make code of text. */
const allow = (more, whose) => ({ policy: `${POLICY} ${more}`, note: `${more} for ${whose}` });
const next = { route: "/api/buy", ...allow("'unsafe-inline'", "Next's own scripts") };
const nextDev = { route: "/api/buy", ...allow("'unsafe-inline' 'unsafe-eval'", "Next's development server") };

export const projects = [
  { name: "vite-7", tool: "vite", ways: [served("dev", "dev"), built("build")] },
  { name: "vite-8", tool: "vite", ways: [served("dev", "dev"), built("build")] },
  {
    name: "webpack",
    tool: "webpack",
    ways: [
      built("development build", { from: ".", script: "build:development", ...allow("'unsafe-eval'", "webpack's source maps") }),
      built("build", { from: "." }),
    ],
  },
  { name: "rollup", tool: "rollup", ways: [built("build, inline", { from: "." })] },
  { name: "esbuild", tool: "esbuild", ways: [built("build, inline", { from: "." })] },
  {
    name: "parcel",
    tool: "parcel",
    ways: [
      served("dev", "dev", allow("'unsafe-inline' 'unsafe-eval'", "Parcel's development server")),
      built("build", allow("'unsafe-inline'", "Parcel's import map")),
      built("build, inline", { page: "/inline.html" }),
    ],
  },
  {
    name: "next",
    tool: "next",
    ways: [
      served("webpack dev", "dev:webpack", nextDev),
      served("Turbopack dev", "dev:turbopack", nextDev),
      served("webpack build", "start", { before: "build:webpack", ...next }),
      served("Turbopack build", "start", { before: "build:turbopack", ...next }),
    ],
  },
  { name: "node", tool: "node", ways: [program("ESM", "esm"), program("CommonJS, require", "require"), program("CommonJS, import()", "import")] },
  { name: "deno", tool: "deno", ways: [program("run", "start")] },
  { name: "bun", tool: "bun", ways: [program("run", "start")] },
  { name: "workerd", tool: "workerd", ways: [answers("wrangler dev", "dev", "/"), answers("wrangler dev, inline", "dev", "/inline")] },
  { name: "vitest", tool: "vitest", ways: [program("run", "test")] },
  {
    name: "plain",
    ways: [
      built("page", { from: ".", engines: ALL }),
      built("web worker", { from: ".", engines: ALL, page: "/with-worker.html" }),
      built("service worker", { from: ".", engines: ALL, page: "/with-service-worker.html" }),
      built("eval is refused", { from: ".", engines: ALL, page: "/forbidden.html", forbidden: true }),
    ],
  },
  { name: "types", tool: "typescript", ways: [check("bundler", "bundler"), check("node16", "node16"), check("nodenext", "nodenext"), check("TypeScript 5.2", "oldest")] },
  { name: "lint", ways: [check("publint", "publint"), check("are the types wrong?", "attw")] },
];
