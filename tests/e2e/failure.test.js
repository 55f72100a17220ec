import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { ask, openStage, quiet, verdict } from "./stage.js";

let stage;
before(async () => (stage = await openStage()));
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

/** What the sandbox is asked to answer, the card's title, and what else it says. */
const FAILURES = [
  ["400: refused", "The API said no (400)", "The request was refused."],
  ["401: token expired", "The API said no (401)", "It may have expired."],
  ["404: no such thing", "The API said no (404)", "It does not know what you named."],
  ["429: too many requests", "The API said no (429)", "Wait a minute, then ask again."],
  ["500: failed", "The API failed (500)", "The server failed."],
  ["503: HTML in place of JSON", "The API failed (503)", "Look there before you ask again."],
  ["No answer (CORS)", "No answer came", "does not allow calls from web pages (CORS)"],
  ["Sent elsewhere", "The API sent the call elsewhere", "It was not followed"],
  ["A comma too many", "The answer is not what the API promises", "line 98, column 2"],
];

test("each failure has its card, and what may have been done is not asked for again", async () => {
  const page = await provoke("createApiToken");
  const asked = stage.sandbox.requests().length;
  for (const [wish, title, text] of FAILURES) {
    await choose(page, wish);
    await ask(page);
    await page.getByText(`None: ${title}.`).waitFor();
    await verdict(page, title);
    await page.getByRole("region", { name: "Check" }).getByText(text).waitFor();
  }
  await quiet(page);
  assert.equal(stage.sandbox.requests().length, asked + FAILURES.length);
});

test("what the API says of fields stands at the fields", async () => {
  const page = await provoke("createApiToken", "422: refused, with fields named");
  await ask(page);
  const summary = page.getByRole("group", { name: "2 things to fix" });
  assert.deepEqual(await summary.getByRole("link").allTextContents(), ["The API refused the name: is taken", "The API refused the module IDs: is unknown"]);
  const name = page.getByRole("textbox", { name: "Name" });
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  await page.getByRole("textbox", { name: "Icon" }).fill("another.png");
  assert.equal(await name.getAttribute("aria-invalid"), "true", "another field cannot mend it");
  await name.fill("Another name");
  assert.equal(await name.getAttribute("aria-invalid"), null);
});

test("an answer of false is a no, whatever its status", async () => {
  const page = await provoke("createTokenTransaction", "200: success is false");
  await ask(page);
  await verdict(page, "The API said no");
  await page.getByText("The symbol is taken.").waitFor();
});

test("time runs out", async () => {
  const page = await provoke("createApiToken", "Slow, 3 seconds");
  await page.clock.install();
  await ask(page);
  await page.getByRole("button", { name: "Asking…" }).waitFor();
  await page.clock.fastForward(31_000);
  await verdict(page, "The API took too long");
});

test("who cancels is told that it may have been done", async () => {
  const page = await provoke("createApiToken", "Slow, 3 seconds");
  await ask(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  await verdict(page, "You cancelled");
  await page.getByText("It may have done what you asked.").waitFor();
});

test("what only reads is asked for again by itself", async () => {
  const page = await provoke("getTokenById", "Failed once, then good");
  const asked = stage.sandbox.requests().length;
  await ask(page);
  await page.getByText(/Asked at/).waitFor();
  assert.equal(stage.sandbox.requests().length, asked + 2);
});

const choose = (page, wish) => page.getByRole("combobox", { name: "Provoke" }).selectOption({ label: wish });

async function provoke(operation, wish = "Nothing: the good answer") {
  const page = await stage.visit({ hash: `#try/${operation}` });
  await page.getByText("API settings").click();
  await choose(page, wish);
  return page;
}
