import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { createPublicClient, http, parseAbiItem } from "viem";
import { buyByKeyboard } from "./keyboard.js";
import { answer, ask, openStage, prompts, quiet, send, verdict } from "./stage.js";

const PRICE = 440n;
const EVENT = "event ListingBuyEvent(address user, address house, address payment, uint256 price, uint256 count, uint256 timestamp)";

let stage, snapshot, buyer;
before(async () => {
  stage = await openStage();
  buyer = stage.sandbox.accounts[0];
});
after(() => stage?.close());
beforeEach(async () => (snapshot = await stage.sandbox.chain.snapshot()));
afterEach(async () => {
  await stage.sandbox.chain.revert(snapshot);
  assert.deepEqual(stage.complaints, [], "CSP reports and exceptions");
});

test("5 tokens are bought, and the page shows what the chain holds", async () => {
  const { sandbox } = stage;
  const asked = sandbox.requests().length;
  const start = await stage.holdings(buyer);
  const page = await stage.visit();
  await ask(page);
  await verdict(page, "Matches your request");
  assert.deepEqual(await prompts(page), [], "a verdict asks the wallet nothing");
  await send(page);
  for (const _ of ["connect", "approve", "buy"]) await answer(page, "Confirm");
  await verdict(page, "Bought 5 tokens.");

  assert.deepEqual(await prompts(page), ["eth_requestAccounts", "eth_sendTransaction", "eth_sendTransaction"]);
  assert.deepEqual(await stage.holdings(buyer), {
    tokens: start.tokens + 5n,
    money: start.money - 5n * PRICE,
    allowance: start.allowance,
  });

  const client = createPublicClient({ transport: http(sandbox.rpcUrl) });
  const logs = await client.getLogs({ address: sandbox.contracts.listing, event: parseAbiItem(EVENT), fromBlock: "earliest" });
  const { timestamp, ...sold } = logs.at(-1).args;
  assert.deepEqual(lowerCase(sold), {
    user: buyer, house: sandbox.contracts.token, payment: sandbox.contracts.currency, price: PRICE, count: 5n,
  });

  const rows = page.getByRole("row").filter({ has: page.getByRole("cell") });
  const shown = await rows.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.equal(shown.length, 11, "three lines for each step, five for the event");
  assert.deepEqual(shown.filter(([, planned, mined, same]) => planned.toLowerCase() !== mined.toLowerCase() || same !== "yes"), []);
  assert.deepEqual(shown.at(-1), ["Event, count", "5", "5", "yes"]);
  await page.getByText("0 →, now 5").waitFor();
  await page.getByText("10000 →, now 9999.9978").waitFor();

  const requests = sandbox.requests().slice(asked);
  assert.equal(requests.length, 1, "the API is asked once");
  assert.equal(requests[0].path, "/api/v1/integration/tokens/external/693d6f791f8a9198aba44f50");
  assert.equal(requests[0].headers["x-target-server"], "integration");
});

test("it can be done by keyboard alone", async () => buyByKeyboard(await stage.visit()));

test("a no at step 1 ends it: nothing is sent", async () => {
  const start = await stage.holdings(buyer);
  const page = await stage.visit();
  await ask(page);
  await send(page);
  await answer(page, "Confirm");
  await answer(page, "Reject");
  await verdict(page, "You said no. Nothing more was asked.");
  await page.getByText("Nothing was sent.").waitFor();
  await quiet(page);
  assert.deepEqual(await prompts(page), ["eth_requestAccounts", "eth_sendTransaction"]);
  assert.deepEqual(await stage.holdings(buyer), start);
});

test("a no at step 2 says what remains allowed, and the rest can be done later", async () => {
  const page = await stage.visit();
  await ask(page);
  await send(page);
  await answer(page, "Confirm");
  await answer(page, "Confirm");
  await answer(page, "Reject");
  await verdict(page, "Nothing was bought.");
  await page.getByText("The listing may still spend 0.0022 USDC of yours.").waitFor();
  await quiet(page);
  assert.deepEqual(await prompts(page), ["eth_requestAccounts", "eth_sendTransaction", "eth_sendTransaction"]);
  assert.equal((await stage.holdings(buyer)).allowance, 5n * PRICE);

  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("button", { name: "Buy (1 confirmation)" }).click();
  await answer(page, "Confirm");
  await verdict(page, "Bought 5 tokens.");
  assert.equal((await stage.holdings(buyer)).allowance, 0n);
});

function lowerCase(args) {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === "string" ? value.toLowerCase() : value]));
}
