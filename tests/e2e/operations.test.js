import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { answer, ask, openStage, prompts, quiet, send, verdict } from "./stage.js";
import { parseListing } from "./listing.js";

let stage;
before(async () => (stage = await openStage()));
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

/** What the page says of the good answer, and of fields whose type alone does not tell what they mean. */
const OPERATIONS = {
  createTokenByExternalId: {
    headline: "Estimates test (ES), at 0.00044000000000000007 each.",
    fields: { status: "enum Listed 2", value: "decimal 0.00044000000000000007", name: "text Estimates test" },
  },
  getTokenById: {
    headline: "Hiper House 23 (Yeni) (HPHE), at 1000 USDT each.",
    fields: { status: "enum Listed 6", type: "enum Distribution token 1", listing_contract_address: "absent null", max_supply: "decimal 300" },
  },
  getTokenByUser: {
    headline: "DeriToken (DRTN), at 0.9 USDT each.",
    fields: { type: "enum Standard token 0", change_type: "enum Decrease -1", rate: "decimal -35.71", rental_payment_period_in_days: "number 30" },
  },
  createApiToken: {
    headline: "text (text), for text.",
    fields: { lastAccessAt: "time 2025-06-22T18:54:34.910Z", configurable: "boolean true" },
  },
  createTokenTransaction: {
    headline: "My Cool Token to be made by 3 transactions.",
    fields: { success: "boolean true", chainId: "number 84532", gasLimit: "text 5000000", hubUrl: "link app.tokenlayer.network" },
  },
};

for (const [operation, { headline, fields }] of Object.entries(OPERATIONS)) {
  test(`${operation}: the example is sent as the preview says, and its answer shown`, async () => {
    const page = await stage.visit({ hash: `#try/${operation}` });
    await page.getByText("Request", { exact: true }).click();
    const preview = await page.getByRole("group", { name: "Request as it will be sent" }).textContent();
    await ask(page);
    await page.getByText(`${headline} Asked at`).waitFor();

    const { method, path, headers, body } = stage.sandbox.requests().at(-1);
    const [head, sent = ""] = preview.split("\n\n");
    const [line, ...lines] = head.trim().split("\n");
    assert.equal(line, `${method} ${stage.sandbox.apiUrl}${path}`);
    assert.equal(sent, body);
    const previewed = Object.fromEntries(lines.map((line) => line.split(": ")).map(([name, value]) => [name.toLowerCase(), value]));
    assert.deepEqual({ ...previewed, authorization: headers.authorization }, pick(headers, Object.keys(previewed)));
    assert.equal(previewed.authorization, "Bearer ••••••••");

    if (operation === "createTokenByExternalId") await page.getByText("All fields, typed").click();
    await page.getByRole("button", { name: "Expand all" }).click();
    const shown = await page.getByRole("listitem").evaluateAll((items) => items.map((item) => item.innerText.replace(/\s+/g, " ").trim()));
    for (const [name, text] of Object.entries(fields)) {
      assert.ok(shown.some((line) => line.replace(/ Copy$/, "") === `${name} ${text}`), `${name} ${text}`);
    }
  });
}

test("where there is nothing to sign, the page says so and leads to where there is", async () => {
  for (const [operation, text] of Object.entries({
    getTokenById: "Nothing to sign for this operation.",
    createApiToken: "Nothing to sign for this operation.",
  })) {
    const page = await stage.visit({ hash: `#try/${operation}` });
    await ask(page);
    await page.getByText(/Asked at/).waitFor();
    const check = page.getByRole("region", { name: "Check" });
    await check.getByText(text).waitFor();
    assert.deepEqual(await page.getByRole("region", { name: "Sign" }).getByRole("button").count(), 0);
    assert.deepEqual(await prompts(page), []);
    await check.getByRole("link", { name: "Create token by external ID" }).click();
    await ask(page);
    await verdict(page, "Matches your request");
  }
});

test("a token of v2 that is sold through a contract is bought like any other", async () => {
  const { chain, contracts, apiUrl } = stage.sandbox;
  const snapshot = await chain.snapshot();
  const page = await stage.visit({ hash: "#try/getTokenById" });
  await page.route(`${apiUrl}/v2/**`, async (route) => {
    const response = await route.fetch();
    const token = await response.json();
    const integration = await parseListing();
    token.distribution_token.integration = integration;
    token.contract.address = contracts.token;
    Object.assign(token.value.token_price, { amount: 0.00044, address: integration.currency_token_address });
    await route.fulfill({ response, json: token });
  });
  assert.equal(await page.getByRole("textbox", { name: "Quantity" }).count(), 0, "nothing is offered yet");
  await ask(page);
  await verdict(page, "Matches your request");
  await page.getByRole("textbox", { name: "Quantity" }).fill("3");
  await page.getByRole("textbox", { name: "Quantity" }).blur();
  await verdict(page, /^Step 2 Buy 3 /);
  await send(page);
  for (const _ of ["connect", "approve", "buy"]) await answer(page, "Confirm");
  await verdict(page, "Bought 3 tokens.");
  await chain.revert(snapshot);
});

test("the secret of an API token is shown to who wants to see it, and is kept nowhere", async () => {
  const secret = "idt:TKN-1234-5678:planted-secret";
  const page = await stage.visit({ hash: "#try/createApiToken" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.route(`${stage.sandbox.apiUrl}/public/**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), token: secret } });
  });
  await ask(page);
  await page.getByText("Shown once, not kept").waitFor();
  const inDocument = () => page.evaluate((secret) => document.documentElement.outerHTML.includes(secret), secret);
  assert.equal(await inDocument(), false);
  await page.getByRole("button", { name: "Copy value of token" }).click();
  await page.getByRole("button", { name: "Copied value of token" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), secret);
  assert.equal(await inDocument(), false, "copying shows nothing");

  const show = page.getByRole("button", { name: "Show token", exact: true });
  await show.click();
  await page.getByText(secret).waitFor();
  await show.click();
  assert.equal(await inDocument(), false, "it can be hidden again");
  const places = await page.evaluate(() => [location.href, document.title, JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])]);
  for (const place of [...places, ...page.lines]) assert.ok(!place.includes(secret), place);

  await show.click();
  await page.getByRole("combobox", { name: "Operation" }).selectOption("getTokenById");
  await page.goBack();
  await page.getByText("No answer yet.").waitFor();
  await quiet(page);
  assert.equal(await inDocument(), false, "who leaves has left it");
});

function pick(object, names) {
  return Object.fromEntries(names.map((name) => [name, object[name]]));
}
