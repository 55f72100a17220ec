// Token Layer's transactions: the server made the calldata, the page checks it and sends it to the sandbox's own Base Sepolia.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { createPublicClient, erc20Abi, http, parseAbiItem } from "viem";
import { answer, ask, openStage, prompts, quiet, send, verdict } from "./stage.js";

const MANAGER = "0x0000007E56E19A085a31F27AA61C8671c12d2BB7";
const CREATED = parseAbiItem("event TokenCreated(address indexed creator, address indexed receiver, address token, uint256 paid)");

let stage, client;
before(async () => {
  stage = await openStage();
  client = createPublicClient({ transport: http(stage.sandbox.tokenLayer.rpcUrl) });
});
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

async function visit() {
  const page = await stage.visit({ hash: "#try/createTokenTransaction" });
  await ask(page);
  await verdict(page, /^Matches, with \d warning/);
  return page;
}

test("a token is created by three transactions, after a wait for each as the API asks", async () => {
  const page = await visit();
  assert.deepEqual(await prompts(page), [], "a verdict asks the wallet nothing");
  await page.getByText("Create My Cool Token (MCT) on base-sepolia, buy 1000 for at most 15.5 US dollars").waitFor();
  await page.getByText("Warning: The server made up parts that your request cannot confirm.").waitFor();
  await page.clock.install();
  await send(page);
  await answer(page, "Confirm");
  await page.getByRole("dialog").getByText("wallet_switchEthereumChain").waitFor();
  await answer(page, "Confirm");
  await page.getByRole("dialog").getByText("spend 15.5 USDC of yours.").waitFor();
  await answer(page, "Confirm");
  for (const _ of ["approveBuilderFees", "createToken"]) {
    await page.getByText("The API asks to wait 5 s before it").waitFor();
    await page.clock.fastForward(5_000);
    await answer(page, "Confirm");
  }
  await verdict(page, "Done: Create MCT on Base Sepolia.");
  assert.deepEqual(await prompts(page), ["eth_requestAccounts", "wallet_switchEthereumChain", ...Array(3).fill("eth_sendTransaction")]);

  const rows = page.getByRole("row").filter({ has: page.getByRole("cell") });
  const shown = await rows.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.equal(shown.length, 9, "three lines for each step");
  assert.deepEqual(shown.filter(([, planned, mined, same]) => planned !== mined || same !== "yes"), []);

  const [{ args: { creator, receiver, token, paid } }] = await client.getLogs({ address: MANAGER, event: CREATED, fromBlock: "earliest" });
  const [buyer] = stage.sandbox.accounts;
  assert.deepEqual([creator.toLowerCase(), receiver.toLowerCase(), paid], [buyer, buyer, 15_500_000n]);
  assert.equal(await client.readContract({ address: token, abi: erc20Abi, functionName: "symbol" }), "MCT");
});

test("an edited request has to be asked again, and a no ends it", async () => {
  const page = await visit();
  await page.getByRole("textbox", { name: "Symbol" }).fill("OTHER");
  await page.getByText("You changed the request. Ask again, then the plan is checked here.").waitFor();
  assert.equal(await page.getByRole("button", { name: /confirmation/ }).count(), 0);
  await ask(page);
  await page.getByRole("heading", { name: "Create OTHER on Base Sepolia" }).waitFor();
  await send(page);
  await answer(page, "Confirm");
  await answer(page, "Confirm");
  await answer(page, "Reject");
  await verdict(page, "You said no. Nothing more was asked.");
  await quiet(page);
  assert.deepEqual(await prompts(page), ["eth_requestAccounts", "wallet_switchEthereumChain", "eth_sendTransaction"]);
});

test("a server that swaps the spender is stopped before the wallet opens", async () => {
  const page = await stage.visit({ hash: "#try/createTokenTransaction" });
  await page.route(`${stage.sandbox.apiUrl}/functions/v1/**`, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replaceAll("0000007e56e19a085a31f27aa61c8671c12d2bb7", "9965507d1a55bcc2695c58ba16fb37d819b0a4dc") });
  });
  await ask(page);
  await verdict(page, "Stopped. Nothing was sent.");
  await page.getByRole("article", { name: /^Blocked: / }).getByText("unknown_contract", { exact: true }).waitFor();
  await page.getByText("Sending is off.").waitFor();
  assert.equal(await page.getByRole("button", { name: /confirmation/ }).count(), 0);
  assert.deepEqual(await prompts(page), []);
});
