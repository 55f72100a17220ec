import { render } from "preact";
import init from "tokenwright";
import { startInPageSandbox } from "../sandbox/in-page/host.js";
import { announceDevelopmentWallet } from "../sandbox/wallet.ts";
import { Page } from "./page.tsx";
import { type Sandbox, loadSandbox } from "./sandbox.ts";

async function findSandbox(): Promise<Sandbox | null> {
  // A page from a static host has no servers beside it: its sandbox is inside.
  if (import.meta.env.MODE === "production") await startInPageSandbox();
  return loadSandbox();
}

async function startWasm(): Promise<number> {
  const start = performance.now();
  await init();
  return performance.now() - start;
}

const [readyIn, sandbox] = await Promise.all([startWasm(), findSandbox()]);
if (sandbox !== null) announceDevelopmentWallet(sandbox);
render(<Page sandbox={sandbox} readyIn={readyIn} />, document.getElementById("page")!);
