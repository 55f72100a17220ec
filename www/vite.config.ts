import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { inPageSandbox } from "./sandbox/in-page/plugin.js";

export default defineConfig({
  // Relative, so that the built page runs under any sub-path of any static host.
  base: "./",
  plugins: [preact(), inPageSandbox()],
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
