import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { answer, ask, openStage, prompts, quiet, send, verdict } from "./stage.js";

let stage, chain, snapshot;
before(async () => {
  stage = await openStage();
  chain = stage.sandbox.chain;
});
after(() => stage?.close());
beforeEach(async () => (snapshot = await chain.snapshot()));
afterEach(async () => {
  await chain.resumeMining();
  await chain.revert(snapshot);
  assert.deepEqual(stage.complaints, [], "CSP reports and exceptions");
});

const sendButtons = (page) => page.getByRole("button", { name: /confirmation/ }).count();

test("an edited purchase cannot be sent until it is checked again", async () => {
  const page = await stage.visit();
  await ask(page);
  await verdict(page, "Matches your request");
  const quantity = page.getByRole("textbox", { name: "Quantity" });
  await quantity.fill("4");
  await page.getByText("You changed the purchase.").waitFor();
  assert.equal(await sendButtons(page), 0);
  await quantity.blur();
  await verdict(page, "Step 2 Buy 4 ES for 0.00176 USDC");
  assert.equal(await sendButtons(page), 1);
});

test("an edited request has to be asked again", async () => {
  const asked = stage.sandbox.requests().length;
  const page = await stage.visit();
  await ask(page);
  await verdict(page, "Matches your request");
  await page.getByRole("textbox", { name: "External ID" }).fill("another");
  await page.getByText("You changed the request. Ask again, then the plan is checked here.").waitFor();
  await page.getByRole("textbox", { name: "Quantity" }).fill("4");
  await page.getByRole("textbox", { name: "Quantity" }).blur();
  await quiet(page);
  assert.equal(await sendButtons(page), 0);
  assert.equal(stage.sandbox.requests().length, asked + 1);
});

test("who stops waiting is told that the transaction is on its way", async () => {
  const page = await stage.visit();
  await ask(page);
  await send(page);
  await answer(page, "Confirm");
  await chain.pauseMining();
  await answer(page, "Confirm");
  await page.getByText(/Waiting for the block/).waitFor();
  await page.getByRole("button", { name: "Stop waiting" }).click();
  await page.getByText("A transaction is on its way and may still be mined.").waitFor();
  await chain.resumeMining();
  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("button", { name: "Buy (1 confirmation)" }).waitFor();
  assert.deepEqual(await prompts(page), ["eth_requestAccounts", "eth_sendTransaction"]);
});

test("another account than the plan's sends nothing, and is checked by itself", async () => {
  const page = await stage.visit();
  await ask(page);
  await send(page);
  await answer(page, "Switch account");
  await answer(page, "Confirm");
  await page.getByText(/^The wallet does not offer the account 0x/).waitFor();
  await page.getByText("Nothing was sent.", { exact: true }).waitFor();
  await quiet(page);
  assert.deepEqual(await prompts(page), ["eth_requestAccounts"]);
  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("article", { name: "Blocked: You do not have enough to pay for this." }).waitFor();
});
