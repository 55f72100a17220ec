import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { ask, openStage, quiet, unfold } from "./stage.js";

let stage;
before(async () => (stage = await openStage()));
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

/** For each operation a field, what is typed into it, and what is said of that. */
const FAULTS = [
  ["createTokenByExternalId", "External ID", "..", "Enter the external ID as plain text"],
  ["getTokenById", "Token ID", "x".repeat(257), "Enter the token ID in at most 256 bytes"],
  ["getTokenByUser", "Token ID", "", "Enter the token ID"],
  ["createApiToken", "Module IDs", "MOD-1\nMOD-1", "Name nothing twice in the module IDs"],
  ["createTokenTransaction", "Symbol", "ELEVEN CHARS", "Enter the symbol as 1 to 10 characters"],
  ["createTokenTransaction", "Destination chains", "base, opbnb", "Enter the destination chains as chains of the list above, with commas between"],
  ["createTokenTransaction", "Channel on YouTube", "youtube.com/@a", "Enter the channel on YouTube as an http or https address, without spaces"],
  ["createTokenTransaction", "Builder's fee", "0.5", "Enter the builder's fee as a whole number from 0 to 10000, in basis points"],
  ["createTokenTransaction", "User's address", "0x70997970C51812dc3A010C7d01b50e0d17dC79C8", "Copy the user's address again: its capitals do not fit"],
  ["createTokenTransaction", "Most to spend", "", "Enter the most to spend"],
];

test("a fault is told above the form and at its field, and nothing is sent", async () => {
  const sent = stage.sandbox.requests().length;
  for (const [operation, label, text, problem] of FAULTS) {
    const page = await stage.visit({ hash: `#try/${operation}` });
    await unfold(page);
    const field = page.getByRole("textbox", { name: label });
    await field.fill(text);
    await ask(page);
    const summary = page.getByRole("group", { name: "1 thing to fix" });
    await summary.getByRole("link", { name: problem }).click();
    assert.ok(await field.evaluate((element) => element === document.activeElement), "the summary leads to the field");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.ok((await describe(field)).includes(problem), problem);
    await page.getByText("1 thing to fix before this can be sent.").waitFor();
    await page.context().close();
  }
  assert.equal(stage.sandbox.requests().length, sent);
});

test("the page's own example shows its six faults at once, and the mended one none", async () => {
  const page = await stage.visit({ hash: "#try/createTokenTransaction" });
  await page.getByRole("button", { name: "Fill with the page's own example" }).click();
  const summary = page.getByRole("group", { name: "6 things to fix" });
  await summary.waitFor();
  assert.ok(await summary.evaluate((element) => element === document.activeElement), "the summary has the focus");
  const faulty = ["Image", "Banner", "Video", "User's address", "Referrer's address", "Builder's address"];
  for (const name of faulty) {
    const field = page.getByRole("textbox", { name });
    assert.ok(await field.isVisible(), name);
    assert.equal(await field.getAttribute("aria-invalid"), "true", name);
  }
  assert.equal(await summary.getByRole("link").count(), faulty.length);
  await page.getByText("Request", { exact: true }).click();
  await page.getByText("6 things to fix before this can be sent.").waitFor();

  await page.getByRole("button", { name: "Fill with example" }).click();
  await summary.waitFor({ state: "detached" });
  await page.getByRole("group", { name: "Request as it will be sent" }).waitFor();
});

test("a fault is told when its field is left, and no more once it is mended", async () => {
  const page = await stage.visit({ hash: "#try/createTokenTransaction" });
  const [symbol, name] = ["Symbol", "Name"].map((name) => page.getByRole("textbox", { name, exact: true }));
  const told = () => symbol.getAttribute("aria-invalid");
  await symbol.fill("ELEVEN CHARS");
  assert.equal(await told(), null, "nothing is told while it is typed");
  await name.focus();
  await page.getByText("Enter the symbol as 1 to 10 characters").waitFor();
  await symbol.fill("TEN CHARS!");
  assert.equal(await told(), null, "what is mended is told no more");
  await name.fill("");
  await symbol.focus();
  assert.equal(await name.getAttribute("aria-invalid"), null, "an empty field waits until the form is sent");
});

test("a field that mends another clears what was said of that", async () => {
  const page = await stage.visit({ hash: "#try/createTokenTransaction" });
  await unfold(page);
  await page.getByRole("textbox", { name: "Most to spend" }).fill("");
  await ask(page);
  await page.getByRole("link", { name: "Enter the most to spend" }).waitFor();
  await page.getByRole("textbox", { name: "Tokens to buy" }).fill("0");
  await page.getByRole("group", { name: "1 thing to fix" }).waitFor({ state: "detached" });
  await quiet(page);
  assert.doesNotMatch(await page.title(), /^Error: /);
});

test("digits are sent as they were typed", async () => {
  const page = await stage.visit({ hash: "#try/createTokenTransaction" });
  await unfold(page);
  await page.getByRole("textbox", { name: "Amount to spend" }).fill("9007199254740993.10");
  await page.getByRole("group", { name: "Request as it will be sent" }).getByText('"amountIn":9007199254740993.10,').waitFor();
});

/** What a screen reader says of a field, beside its name. */
async function describe(field) {
  return field.evaluate((element) => element.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join(" "));
}
