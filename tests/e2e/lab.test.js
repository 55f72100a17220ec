import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, afterEach, before, test } from "node:test";
import { ask, openStage, prompts } from "./stage.js";

const RECORDED = new URL("../../www/src/lab/creation.json", import.meta.url);

let stage;
before(async () => (stage = await openStage()));
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

/** Each attack that is stopped: its name in the address and in the list, what it changes, and the finding that tells it. */
const STOPPED = {
  spender_swapped: ["Spender swapped", "transactions[0].data", "unknown_contract"],
  amount_raised: ["Amount raised", "transactions[0].data", "approval_above_limit"],
  extra_call: ["Extra call", "transactions[1] (added)", "extra_call"],
  lying_abi: ["Lying ABI", "integration.abi, integration.function_name, integration.args", "lying_abi"],
  wrong_chain: ["Wrong chain", "chainId, transactions[].chainId, transactions[].chainSlug", "chain_mismatch"],
  lookalike_address: ["Lookalike address", "integration.contract_address", "lookalike_address"],
  delegatecall: ["Delegatecall", "transactions[2] (added)", "dangerous_call"],
};

const link = (page, title) => page.getByRole("link", { name: title, exact: true });
const openLab = (page) => page.getByRole("tab", { name: "Tamper lab" }).click();
const stopped = (page) => page.getByRole("heading", { name: "Stopped. Nothing was sent." });
const requests = (page) => page.getByText(/^Wallet requests made:/).innerText();

/** The verdict, what it is about, and that nothing reached the wallet. */
async function assertStopped(page, [, changed, finding]) {
  await stopped(page).waitFor();
  await page.getByText(`Changed in the answer: ${changed}`).waitFor();
  await page.getByRole("article").first().getByText(finding, { exact: true }).waitFor();
  await page.getByText("sendPlan threw unsafe_transaction").waitFor();
  assert.equal(await requests(page), "Wallet requests made: 0");
  assert.deepEqual(await prompts(page), []);
}

for (const [name, attack] of Object.entries(STOPPED)) {
  test(`${name} is stopped, two clicks from the start, and in sight within half a second`, async () => {
    for (const [width, height] of [[360, 740], [1440, 900]]) {
      const page = await stage.visit({ width, height });
      await openLab(page);
      await link(page, attack[0]).click();
      await assertStopped(page, attack);
      assert.equal(new URL(page.url()).hash, `#lab/${name}`);

      const took = await timeClick(page, attack[0]);
      console.log(`${name} at ${width}: ${took} ms from click to verdict`);
      assert.ok(took < 500, `${took} ms`);
      const finding = page.getByRole("article").first();
      const sentence = (await finding.getByRole("heading").innerText()).replace(/^Blocked: /, "");
      assert.ok(sentence.split(" ").length <= 14 && !sentence.includes("0x"), sentence);
      const lines = await finding.getByRole("definition").all();
      assert.equal(lines.length, 2, "what was asked, and what came");
      for (const part of [stopped(page), finding.getByRole("heading"), ...lines]) {
        const { y, height: tall } = await part.boundingBox();
        assert.ok(y >= 0 && y + tall <= height, `${width}: from ${y} to ${y + tall}`);
      }
      await page.context().close();
    }
  });

  test(`${name} is stopped where its link is opened, and in a loaded page again`, async () => {
    const page = await stage.visit({ hash: `#lab/${name}` });
    await assertStopped(page, attack);
    await page.reload();
    await assertStopped(page, attack);
  });
}

/** From the click to the verdict on the screen, in milliseconds, with the honest answer shown before. */
async function timeClick(page, title) {
  await link(page, "Honest answer").click();
  await page.getByRole("heading", { name: "Matches your request" }).waitFor();
  return page.evaluate((title) => new Promise((resolve) => {
    const start = performance.now();
    [...document.querySelectorAll(".attacks a")].find((link) => link.textContent === title).click();
    const look = () => {
      if (document.getElementById("verdict")?.textContent.includes("Stopped")) resolve(Math.round(performance.now() - start));
      else requestAnimationFrame(look);
    };
    look();
  }), title);
}

for (const [attack, title] of Object.entries({ lookalike_address: "Matches your request", spender_swapped: /^Matches, with \d warning/ })) {
  test(`the honest answer to ${attack} raises no alarm`, async () => {
    const page = await stage.visit({ hash: `#lab/${attack}` });
    await stopped(page).waitFor();
    await page.getByRole("button", { name: "Use the honest answer" }).click();
    await page.getByRole("heading", { name: title }).waitFor();
    await page.getByText("Nothing was changed in the answer. 0 false alarms.").waitFor();
    assert.equal(await page.getByRole("article", { name: /^Blocked/ }).count(), 0);
    assert.equal(await requests(page), "Wallet requests made: 0");
  });
}

test("any byte: each is stopped, or lies where only the server knows, and the tally says how many", async () => {
  const page = await stage.visit({ hash: "#lab/any_byte" });
  const tries = 60;
  let stops = 0;
  for (let tried = 1; tried <= tries; tried++) {
    if (tried > 1) await page.getByRole("button", { name: "Another byte" }).click();
    const tally = await page.getByText(new RegExp(`of ${tried} stopped`)).innerText();
    const now = Number(/(\d+) of/.exec(tally)[1]);
    const changed = await page.getByText(/^Changed in the answer:/).innerText();
    if (now === stops) await page.getByRole("article", { name: /^Warning: The server made up parts/ }).or(page.getByText(/more findings?/)).first().waitFor();
    else await stopped(page).waitFor();
    assert.match(changed, /transactions\[[012]\]\.data, byte 0x/);
    stops = now;
  }
  console.log(`any byte: ${stops} of ${tries} stopped`);
  assert.ok(stops > tries / 2);
  await link(page, "Extra call").click();
  await page.getByText(`of ${tries} stopped`).waitFor();
  assert.deepEqual(await prompts(page), []);
});

test("the recorded answer of the sandbox is what it answers", async () => {
  const page = await stage.visit({ hash: "#try/createTokenTransaction" });
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await ask(page);
  const answer = `${JSON.stringify(await (await answered).json(), null, 1)}\n`;
  if (process.env.UPDATE !== undefined) await writeFile(RECORDED, answer);
  assert.equal(await readFile(RECORDED, "utf8"), answer);
});

test("a hacked page is not stopped, and the lab says so", async () => {
  const page = await stage.visit({ hash: "#lab/page_hacked" });
  await page.getByRole("heading", { name: "Not stopped: the page itself lies." }).waitFor();
  await page.getByText("Not stoppable here: compare your device with a digest computed elsewhere.").waitFor();
  const [shown, signed] = await page.getByRole("definition").all();
  assert.notEqual(await shown.innerText(), await signed.innerText());
  assert.equal(await requests(page), "Wallet requests made: 3");
  assert.deepEqual(await prompts(page), [], "the visitor's own wallet is left alone");
});

test("a lab that does not load, and a wallet that does not answer, are said plainly", async () => {
  const page = await stage.visit();
  await page.route("**/assets/lab-*.js", (route) => route.abort());
  await openLab(page);
  await page.getByText("The lab could not be loaded.").waitFor();

  const other = await stage.visit({ query: "?wallet=wrong-chain", hash: "#lab/lying_abi" });
  await other.getByRole("heading", { name: /^The lab itself failed:/ }).waitFor();
  assert.equal(await stopped(other).count(), 0, "that is no verdict");
});

test("all attacks are tried in a row by keyboard, without leaving the list", async () => {
  const page = await stage.visit();
  await page.getByRole("tab", { name: "Ask" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Tamper lab");
  await link(page, "Spender swapped").waitFor();
  for (const [title, changed] of Object.values(STOPPED)) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), title);
    await page.keyboard.press("Enter");
    await page.getByText(`Changed in the answer: ${changed}`).waitFor();
    await stopped(page).waitFor();
  }
});

test("back and forward follow the attacks, and next goes on", async () => {
  const page = await stage.visit();
  await page.getByRole("link", { name: "Tamper lab" }).click();
  await link(page, "Lying ABI").click();
  await page.getByText("Changed in the answer: integration.abi").waitFor();
  await page.getByRole("button", { name: "Next attack" }).click();
  await page.getByText("Changed in the answer: chainId").waitFor();
  await page.goBack();
  await page.getByText("Changed in the answer: integration.abi").waitFor();
  await page.goBack();
  await page.getByText("Choose an attack.").waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Ask the API" }).waitFor();
  await page.goForward();
  await page.goForward();
  await page.getByText("Changed in the answer: integration.abi").waitFor();
});

test("link and report are copied, and the report holds nothing of the visitor", async () => {
  const page = await stage.visit({ hash: "#lab/lookalike_address" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async (what) => {
    await page.getByRole("button", { name: `Copy ${what} ${what}` }).click();
    await page.getByRole("button", { name: `Copied ${what}` }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(await copied("link"), page.url());
  const text = await copied("report");
  const report = JSON.parse(text);
  assert.deepEqual([report.stopped, report.walletRequests, report.sendPlan], [true, 0, "unsafe_transaction"]);
  assert.equal(report.plan.steps.length, 0);
  assert.ok(!text.includes(stage.sandbox.accessToken));
});

test("what is recorded for pages without a sandbox is what the sandbox's chain says", async () => {
  const page = await stage.visit({ hash: "#lab/honest_answer" });
  const live = await copyPlan(page);
  const alone = await stage.visit({ hash: "#lab/honest_answer", real: true });
  assert.deepEqual(await copyPlan(alone), live);
});

async function copyPlan(page) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy report report" }).click();
  await page.getByRole("button", { name: "Copied report" }).waitFor();
  return JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
}
