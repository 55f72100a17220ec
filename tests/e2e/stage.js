import { createPublicClient, erc20Abi, http } from "viem";
import { startSandbox } from "../../www/sandbox/index.js";
import { launchBrowser } from "./browser.js";
import { openSite } from "../../www/sandbox/site.js";

/** What a wallet asks its user about. */
const PROMPTS = ["eth_requestAccounts", "wallet_switchEthereumChain", "wallet_addEthereumChain", "eth_sendTransaction"];

/** A sandbox, the page that it serves, and a browser. `complaints` are CSP reports and exceptions of all visited pages. */
export async function openStage() {
  const sandbox = await startSandbox();
  const [site, browser] = await Promise.all([openSite({ sandbox }), launchBrowser()]);
  const complaints = [];

  /** Opens the page. `real` hides sandbox.json from it; `wallet` runs in it before all else. */
  async function visit({ width = 1440, height = 900, colorScheme = "light", query = "", hash = "", real = false, wallet } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
    await context.exposeBinding("complain", (_, complaint) => complaints.push(complaint));
    const page = await context.newPage();
    page.lines = [];
    page.on("console", (message) => page.lines.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.addInitScript(watch);
    if (wallet !== undefined) await page.addInitScript(wallet.script, wallet.argument);
    if (real) await page.route("**/sandbox.json", (route) => route.fulfill({ status: 404 }));
    await page.goto(site.url + query + hash);
    await page.locator(".acts:not([inert])").waitFor();
    return page;
  }

  async function close() {
    await browser.close();
    await site.stop();
    await sandbox.stop();
  }

  return { sandbox, complaints, visit, close, holdings: (buyer) => readHoldings(sandbox, buyer) };
}

/** Runs in the page before its own code: collects CSP reports, and what each wallet is asked. */
function watch() {
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    globalThis.complain(`${effectiveDirective} refused ${blockedURI}`));
  globalThis.walletRequests = [];
  const watched = new Set();
  addEventListener("eip6963:announceProvider", ({ detail: { provider } }) => {
    if (watched.has(provider)) return;
    watched.add(provider);
    const request = provider.request;
    provider.request = (call) => {
      globalThis.walletRequests.push(call.method);
      return request(call);
    };
  });
}

/** The questions that wallets were asked for their users, in order. */
export async function prompts(page) {
  const requests = await page.evaluate(() => globalThis.walletRequests);
  return requests.filter((method) => PROMPTS.includes(method));
}

/** Opens what is folded away. */
export const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

export const ask = (page) => page.getByRole("button", { name: "Ask the API" }).click();
export const send = (page) => page.getByRole("button", { name: /confirmation/ }).click();
export const verdict = (page, name) => page.getByRole("heading", { name, level: 3 }).waitFor();

/** Answers the development wallet's next question. */
export async function answer(page, choice) {
  const dialog = page.getByRole("dialog", { name: "Development wallet, no real funds" });
  await dialog.getByRole("button", { name: choice, exact: true }).click();
}

/** Time enough for a question that should not come. */
export const quiet = (page) => page.waitForTimeout(700);

/** What the chain says, read by viem. */
async function readHoldings({ rpcUrl, contracts: { listing, currency, token } }, buyer) {
  const client = createPublicClient({ transport: http(rpcUrl) });
  const read = (address, functionName, args) => client.readContract({ address, abi: erc20Abi, functionName, args });
  const [tokens, money, allowance] = await Promise.all([
    read(token, "balanceOf", [buyer]),
    read(currency, "balanceOf", [buyer]),
    read(currency, "allowance", [buyer, listing]),
  ]);
  return { tokens, money, allowance };
}
