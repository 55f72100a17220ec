import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { answer, ask, openStage, quiet, send, verdict } from "./stage.js";

let stage;
before(async () => (stage = await openStage()));
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

const operation = (page) => page.getByRole("combobox", { name: "Operation" });
const hash = (page) => page.evaluate(() => location.hash);

test("the address names the operation, and back and forward follow it", async () => {
  const page = await stage.visit();
  assert.equal(await operation(page).inputValue(), "createTokenByExternalId");
  await operation(page).selectOption("createApiToken");
  await page.getByRole("textbox", { name: "Name" }).fill("Typed before");
  assert.equal(await hash(page), "#try/createApiToken");
  await operation(page).selectOption("getTokenByUser");
  assert.equal(await hash(page), "#try/getTokenByUser");

  await page.goBack();
  await page.getByRole("textbox", { name: "Module IDs" }).waitFor();
  assert.equal(await operation(page).inputValue(), "createApiToken");
  assert.equal(await page.getByRole("textbox", { name: "Name" }).inputValue(), "Typed before", "what was typed is still there");
  await page.goBack();
  await page.getByRole("textbox", { name: "External ID" }).waitFor();
  await page.goForward();
  await page.getByRole("textbox", { name: "Module IDs" }).waitFor();
});

test("each operation opens by its address", async () => {
  for (const name of ["createTokenByExternalId", "getTokenById", "getTokenByUser", "createApiToken", "createTokenTransaction"]) {
    const page = await stage.visit({ hash: `#try/${name}` });
    assert.equal(await operation(page).inputValue(), name);
    await page.context().close();
  }
});

test("other words in the address change nothing", async () => {
  const page = await stage.visit({ hash: "#try/getTokenByUser" });
  for (const word of ["#try/none", "#try/", "#check", "#try/createApiToken/x"]) {
    await page.evaluate((word) => (location.hash = word), word);
    assert.equal(await hash(page), word);
  }
  await quiet(page);
  assert.equal(await operation(page).inputValue(), "getTokenByUser");
});

test("a page that is loaded again asks nothing again", async () => {
  const page = await stage.visit({ hash: "#try/createTokenTransaction" });
  await page.getByRole("textbox", { name: "Name" }).fill("Typed before");
  await ask(page);
  await page.getByText(/Asked at/).waitFor();
  assert.equal(await hash(page), "#try/createTokenTransaction", "nothing that was typed is in the address");
  const asked = stage.sandbox.requests().length;
  await page.reload();
  await page.getByText("No answer yet.").waitFor();
  await quiet(page);
  assert.equal(stage.sandbox.requests().length, asked);
  assert.equal(await operation(page).inputValue(), "createTokenTransaction");
});

test("an answer to an operation that was left is not shown", async () => {
  const page = await stage.visit({ hash: "#try/getTokenById" });
  await page.getByRole("textbox", { name: "Token ID" }).fill("provoke-slow");
  await ask(page);
  await operation(page).selectOption("createApiToken");
  await page.getByText("No answer yet.").waitFor();
  await page.waitForTimeout(3500);
  await page.getByText("No answer yet.").waitFor();
});

test("a plan that is being sent stays in sight", async () => {
  const page = await stage.visit({ hash: "#try/createApiToken" });
  await page.getByRole("link", { name: "Create token by external ID" }).click();
  await ask(page);
  await verdict(page, "Matches your request");
  await send(page);
  await page.getByRole("dialog").waitFor();
  await page.goBack();
  await quiet(page);
  assert.equal(await operation(page).inputValue(), "createTokenByExternalId");
  assert.equal(await hash(page), "#try/createTokenByExternalId");
  await answer(page, "Reject");
  await verdict(page, "You said no. Nothing more was asked.");
});
