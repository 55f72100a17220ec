import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { encodeFunctionData, erc20Abi } from "viem";
import { answer, ask, openStage, prompts, quiet, send, verdict } from "./stage.js";
import { reach } from "./states.js";

let stage, chain, snapshot, buyer;
before(async () => {
  stage = await openStage();
  chain = stage.sandbox.chain;
  buyer = stage.sandbox.accounts[0];
});
after(() => stage?.close());
beforeEach(async () => (snapshot = await chain.snapshot()));
afterEach(async () => {
  await chain.revert(snapshot);
  assert.deepEqual(stage.complaints, [], "CSP reports and exceptions");
});

/** Nothing can be sent, and the wallet was asked no more than this. */
async function assertStopped(page, asked) {
  await quiet(page);
  assert.deepEqual(await prompts(page), asked);
  assert.equal(await page.getByRole("button", { name: /confirmation/ }).count(), 0, "there is nothing to send");
}

test("who cannot pay is told before the wallet opens", async () => {
  const page = await stage.visit();
  await page.getByRole("button", { name: /Development wallet/ }).click();
  await page.getByRole("dialog", { name: "Choose a wallet" }).getByRole("button", { name: /Development wallet/ }).click();
  await answer(page, "Switch account");
  await answer(page, "Confirm");
  await ask(page);
  await verdict(page, "Stopped. Nothing was sent.");
  const finding = page.getByRole("article", { name: "Blocked: You do not have enough to pay for this." });
  assert.deepEqual(await finding.getByRole("definition").allTextContents(), ["0.0022 USDC", "0.00088 USDC"]);
  await page.getByText("Sending is off.").waitFor();
  await assertStopped(page, ["eth_requestAccounts"]);
});

test("a price above the limit blocks", async () => {
  await chain.setPrice(600);
  const page = await stage.visit();
  await ask(page);
  await verdict(page, "Stopped. Nothing was sent.");
  const finding = page.getByRole("article", { name: "Blocked: It costs more than you agreed to pay." });
  const [agreed, costs] = await finding.getByRole("definition").all();
  assert.equal(await agreed.innerText(), "0.0025 USDC", "what is hidden has no inner text");
  assert.equal(await costs.innerText(), "0.003 USDC");
  await assertStopped(page, []);
});

test("a contract that is not the pinned one blocks, and the differing group is marked", async () => {
  const page = await stage.visit();
  await page.getByText(/^What you pin/).click();
  await page.getByRole("textbox", { name: "Listing contract" }).fill("0x73e3bcd355a64a12a0ab9b1e56f33fc214c9a4e9");
  await ask(page);
  await verdict(page, "Stopped. Nothing was sent.");
  await page.getByRole("article", { name: /^Blocked: The answer would pay another contract/ }).waitFor();
  await page.getByText("(differs in groups 10)").waitFor({ state: "attached" });
  for (const group of [/^a4e9$/i, /^a4e8$/i]) assert.ok(await page.getByRole("definition").getByText(group).first().isVisible(), String(group));
  await assertStopped(page, []);
});

test("a price that rises between the two steps ends it before the second", async () => {
  const page = await stage.visit();
  await ask(page);
  await send(page);
  await answer(page, "Confirm");
  await page.getByRole("dialog").getByText("Lets 0x73E3Bcd355A64a12a0ab9B1E56f33FC214C9a4e8 spend 0.0022 USDC of yours.").waitFor();
  await chain.setPrice(500);
  await answer(page, "Confirm");
  await verdict(page, "Nothing was bought.");
  await page.getByText("The price rose after you agreed to it.").waitFor();
  await assertStopped(page, ["eth_requestAccounts", "eth_sendTransaction"]);
});

test("a revert is told, with its reason", async () => {
  const page = await stage.visit();
  await ask(page);
  await send(page);
  await answer(page, "Confirm");
  await answer(page, "Confirm");
  await page.getByRole("dialog").getByText("Buys 5 ES and pays in USDC.").waitFor();
  await spendAll();
  await answer(page, "Confirm");
  await verdict(page, "Nothing was bought.");
  await page.getByText("Reverted: you do not have enough of the currency").waitFor();
  await page.getByRole("heading", { name: "The chain refused. Nothing more was asked." }).waitFor();
  await assertStopped(page, ["eth_requestAccounts", "eth_sendTransaction", "eth_sendTransaction"]);
});

test("an access token that the API refuses is marked at its field", async () => {
  const page = await stage.visit();
  await page.getByText("API settings").click();
  await page.getByRole("combobox", { name: "Provoke" }).selectOption({ label: "401: token expired" });
  await ask(page);
  await verdict(page, "The API said no (401)");
  const field = page.getByRole("textbox", { name: "Access token" });
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await page.getByRole("link", { name: "Enter a token that the API accepts" }).click();
  assert.ok(await field.evaluate((element) => element === document.activeElement), "the summary leads to the field");
  assert.match(await page.title(), /^Error: /);
  await assertStopped(page, []);
});

test("what is wrong with the request is told before anything is sent", async () => {
  const asked = stage.sandbox.requests().length;
  const page = await stage.visit();
  await page.getByRole("textbox", { name: "External ID" }).fill("");
  await page.getByRole("textbox", { name: "Quantity" }).fill("1.5");
  await page.getByRole("checkbox", { name: "On all markets" }).uncheck();
  await ask(page);
  const summary = page.getByRole("group", { name: "3 things to fix" });
  await summary.waitFor();
  assert.ok(await summary.evaluate((element) => element === document.activeElement), "the summary has the focus");
  assert.deepEqual((await summary.getByRole("link").allTextContents()).sort(), [
    "Enter the external ID",
    "Enter the market IDs",
    "Enter the quantity as a whole number above zero",
  ]);
  await assertStopped(page, []);
  assert.equal(stage.sandbox.requests().length, asked);
});

test("a block is seen whole, without scrolling by hand", async () => {
  for (const [width, height] of [[360, 740], [1440, 900]]) {
    const page = await reach(stage, "blocked", { width, height });
    const article = page.getByRole("article", { name: /^Blocked: / }).first();
    for (const part of [page.getByRole("heading", { name: "Stopped. Nothing was sent." }), article.getByRole("definition").last()]) {
      const { y, height: tall } = await part.boundingBox();
      assert.ok(y >= 0 && y + tall <= height, `${width}: from ${y} to ${y + tall}`);
    }
    const sentence = (await article.getByRole("heading").textContent()).replace("Blocked: ", "");
    assert.ok(sentence.split(" ").length <= 14, sentence);
  }
});

test("nobody is led to a chain that they pinned against", async () => {
  const page = await stage.visit();
  await page.route(`${stage.sandbox.apiUrl}/api/**`, async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    await route.fulfill({ response, json: { ...answer, chain_id: 1, integration: { ...answer.integration, chain_id: 1 } } });
  });
  await ask(page);
  await verdict(page, "Stopped. Nothing was sent.");
  await page.getByRole("article", { name: "Blocked: The answer sends you to another chain." }).waitFor();
  assert.equal(await page.getByRole("button", { name: /^Switch to/ }).count(), 0);
  await assertStopped(page, []);
});

/** The buyer's money goes elsewhere, behind the page's back. */
async function spendAll() {
  const { currency } = stage.sandbox.contracts;
  const { money } = await stage.holdings(buyer);
  const data = encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [chain.seller, money] });
  await chain.rpc("eth_sendTransaction", [{ from: buyer, to: currency, data }]);
}
