import { render } from "preact";
import init from "tokenwright";
import { Page } from "./page.tsx";
import { loadSandbox } from "./sandbox.ts";
import { restoreTheme } from "./theme.tsx";

restoreTheme();
// A page from a static host has no servers beside it: its sandbox is inside.
if (import.meta.env.MODE === "production") await (await import("../sandbox/in-page/host.js")).startInPageSandbox();
const start = performance.now();
const [sandbox] = await Promise.all([loadSandbox(), init()]);
const readyIn = performance.now() - start;
if (sandbox !== null) {
  const { announceDevelopmentWallet } = await import("../sandbox/wallet.ts");
  announceDevelopmentWallet(sandbox);
}
const root = document.getElementById("page")!;
root.replaceChildren();
render(<Page sandbox={sandbox} readyIn={readyIn} />, root);
