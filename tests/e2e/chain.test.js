import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { answer, ask, openStage, prompts, quiet, verdict } from "./stage.js";

let stage;
before(async () => (stage = await openStage()));
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

const switchTo = (page) => page.getByRole("button", { name: "Switch to chain 17000" }).click();

test("a wallet on another chain is asked to switch, and then the plan is checked", async () => {
  const page = await stage.visit({ query: "?wallet=wrong-chain" });
  await ask(page);
  await verdict(page, "Development wallet is on another chain");
  assert.deepEqual(await prompts(page), [], "the check asks nothing");
  await switchTo(page);
  await answer(page, "Confirm");
  await verdict(page, "Matches your request");
  assert.deepEqual(await prompts(page), ["wallet_switchEthereumChain"]);
});

test("a switch that is refused is the last question", async () => {
  const page = await stage.visit({ query: "?wallet=wrong-chain" });
  await ask(page);
  await switchTo(page);
  await answer(page, "Reject");
  await page.getByText("You said no. Nothing more was asked.").first().waitFor();
  await quiet(page);
  assert.deepEqual(await prompts(page), ["wallet_switchEthereumChain"]);
  assert.equal(await page.getByRole("button", { name: /confirmation/ }).count(), 0, "there is nothing to send");
});

test("a chain that the wallet does not know is added where the page knows a node of it", async () => {
  const page = await stage.visit({ query: "?wallet=new-chain" });
  await ask(page);
  await switchTo(page);
  const dialog = page.getByRole("dialog");
  await dialog.getByText(stage.sandbox.rpcUrl).waitFor();
  await answer(page, "Confirm");
  await verdict(page, "Matches your request");
  assert.deepEqual(await prompts(page), ["wallet_switchEthereumChain", "wallet_addEthereumChain"]);
});

test("a chain that nobody knows a node of ends in advice", async () => {
  const { apiUrl, rpcUrl, accessToken, accounts } = stage.sandbox;
  const page = await stage.visit({ real: true, wallet: { script: announceMainnetWallet, argument: { rpcUrl, accounts } } });
  await page.getByText("Real API: real money.").waitFor();
  await page.getByRole("textbox", { name: "External ID" }).fill("693d6f791f8a9198aba44f50");
  await page.getByRole("textbox", { name: "Quantity" }).fill("5");
  await page.getByRole("textbox", { name: "Base URL" }).fill(apiUrl);
  await page.getByRole("textbox", { name: "Access token" }).fill(accessToken);
  await ask(page);
  await page.getByRole("region", { name: "Check" }).getByRole("button", { name: "Choose a wallet" }).click();
  await page.getByRole("dialog", { name: "Choose a wallet" }).getByRole("button", { name: /Mainnet wallet/ }).click();
  await verdict(page, "Mainnet wallet is on another chain");
  await switchTo(page);
  await page.getByText("The wallet does not know chain 17000. Add it there first.").first().waitFor();
  await quiet(page);
  assert.deepEqual(await prompts(page), ["eth_requestAccounts", "wallet_switchEthereumChain"]);
});

/** Runs in the page: a wallet that knows Ethereum alone. */
function announceMainnetWallet({ accounts }) {
  const answers = {
    eth_requestAccounts: () => accounts.slice(0, 1),
    eth_accounts: () => accounts.slice(0, 1),
    eth_chainId: () => "0x1",
    wallet_switchEthereumChain: () => {
      throw { code: 4902, message: "unrecognized chain" };
    },
  };
  const provider = { request: async ({ method }) => answers[method]() };
  const info = { uuid: "9f0e3f0a-7f6c-4f4e-8d7a-0d8d3a1f6c11", name: "Mainnet wallet", icon: "data:image/png;base64,", rdns: "test.mainnet" };
  const announce = () => dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info, provider } }));
  addEventListener("eip6963:requestProvider", announce);
}
