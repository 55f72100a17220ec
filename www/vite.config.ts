import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { firstPaint } from "./first-paint.js";
import { inPageSandbox } from "./sandbox/in-page/plugin.js";

export default defineConfig({
  // Relative, so that the built page runs under any sub-path of any static host.
  base: "./",
  plugins: [preact(), firstPaint(), inPageSandbox()],
  worker: { format: "es" },
  build: {
    ...{ target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    // What every visit needs is one file: it compresses better than its parts.
    rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: { groups: [{ name: "page", tags: ["$initial"] }] } } },
  },
});
