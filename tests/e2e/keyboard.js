import assert from "node:assert/strict";
import { verdict } from "./stage.js";

/** Five tokens, without a pointer: from the form to the receipt. */
export async function buyByKeyboard(page) {
  await page.getByRole("textbox", { name: "External ID" }).focus();
  await page.keyboard.press("Enter");
  await verdict(page, "Matches your request");
  await tabTo(page, /^Allow, then buy/);
  await page.keyboard.press("Enter");
  for (const question of ["eth_requestAccounts", /^Lets 0x/, /^Buys 5 ES/]) {
    await page.getByRole("dialog").getByText(question).waitFor();
    await tabTo(page, /^Confirm$/);
    await page.keyboard.press("Enter");
  }
  await verdict(page, "Bought 5 tokens.");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Bought 5 tokens.", "the focus is on the receipt");
}

async function tabTo(page, name) {
  for (let presses = 0; presses < 80; presses++) {
    if (name.test(await page.evaluate(() => document.activeElement.textContent.trim()))) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no control named ${name} is reached by Tab`);
}
