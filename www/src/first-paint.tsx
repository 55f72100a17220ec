import { renderToString } from "preact-render-to-string";
import init from "tokenwright";
import { Page } from "./page.tsx";
import type { Sandbox } from "./sandbox.ts";

/** The page as it is drawn before it runs. */
export async function drawPage(sandbox: Sandbox): Promise<string> {
  await init();
  return renderToString(<Page sandbox={sandbox} readyIn={null} />);
}
