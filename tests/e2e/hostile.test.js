// Answers, wallets and listings that mean harm: no script, no request, no sideways scroll, and the page stays quick.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { ask, openStage, unfold, verdict } from "./stage.js";

const MAX_NODES = 3_000;
const MAX_TASK_MS = 200;

let stage;
before(async () => (stage = await openStage()));
after(() => stage?.close());
afterEach(() => assert.deepEqual(stage.complaints, [], "CSP reports and exceptions"));

/** Opens the page, with a script's every trick leading to `harmed`, and its answer changed by `change`. */
async function visit(change, options = {}) {
  const page = await stage.visit({ width: 360, height: 740, ...options });
  page.asked = [];
  page.on("request", (request) => page.asked.push(request.url()));
  await page.evaluate(() => {
    globalThis.harmed = 0;
    globalThis.tasks = [];
    new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  await page.route(`${stage.sandbox.apiUrl}/api/**`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.json()) });
  });
  return page;
}

async function assertUnharmed(page, what) {
  await unfold(page);
  const { harmed, overflow, nodes, tasks } = await page.evaluate(() => ({
    harmed: globalThis.harmed,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    nodes: document.querySelectorAll("*").length,
    tasks: globalThis.tasks,
  }));
  const longest = Math.round(Math.max(0, ...tasks));
  console.log(`${what}: ${nodes} nodes, longest task ${longest} ms`);
  assert.equal(harmed, 0, "a script ran");
  assert.equal(overflow, 0, "sideways scroll");
  assert.ok(nodes <= MAX_NODES, `${nodes} nodes`);
  const hosts = page.asked.map((url) => new URL(url)).filter(({ protocol, hostname }) => protocol !== "data:" && hostname !== "127.0.0.1");
  assert.deepEqual(hosts, [], "a request to a stranger");
  return longest;
}

const harm = "globalThis.harmed++";
const answers = {
  "a name of 10 kB": (answer) => ({ ...answer, name: "W".repeat(10_000), symbol: "S".repeat(10_000) }),
  "markup in every text": (answer) => {
    const markup = `<img src=x onerror="${harm}"><script>${harm}</script><svg onload="${harm}">`;
    return { ...answer, name: markup, symbol: markup, description: markup };
  },
  "hidden characters": (answer) => ({ ...answer, name: "\u202eSE \u200bdetsiL\u2066 \u00ad", description: "\u202e".repeat(1000) }),
  "script and data addresses": (answer) => {
    const [image, ...images] = answer.meta.images;
    return { ...answer, meta: { ...answer.meta, images: [{ ...image, url: `javascript:${harm}` }, { ...image, url: `data:text/html,<script>${harm}</script>` }, { ...image, url: "https://evil.example/a.png" }, ...images] } };
  },
  "a price and a supply of 78 digits": (answer) => JSON.stringify(answer)
    .replace(/"value":[\d.]+/, `"value":${"9".repeat(78)}.5`).replace(/"supply":\d+/, `"supply":${"8".repeat(78)}`),
  "2,000 documents": (answer) => ({ ...answer, meta: { ...answer.meta, documents: Array.from({ length: 2000 }, () => answer.meta.documents[0]) } }),
};

for (const [what, change] of Object.entries(answers)) {
  test(`${what}: shown as text, and nothing else happens`, async () => {
    const page = await visit((answer) => {
      const changed = change(answer);
      return typeof changed === "string" ? changed : JSON.stringify(changed);
    });
    await ask(page);
    await page.getByRole("heading", { name: /^(Matches|Stopped|Could not check)/ }).first().waitFor();
    await assertUnharmed(page, what);
    assert.equal(await page.getByRole("link", { name: /javascript|data:/ }).count(), 0);
    assert.equal(await page.getByRole("img").count(), 0, "no image is loaded for an answer");
  });
}

test("hidden characters are shown as what they are", async () => {
  const page = await visit((answer) => JSON.stringify({ ...answer, name: "\u202eSE\u200b" }));
  await ask(page);
  for (const chip of ["⟨U+202E⟩", "⟨U+200B⟩"]) await page.getByText(chip).first().waitFor();
});

test("a description of 4 MB is cut before it is shown, and nothing takes long", async () => {
  const page = await visit((answer) => JSON.stringify({ ...answer, description: "0123456789".repeat(400_000) }));
  let longest = Infinity;
  // Of three, because other programs run on this machine too.
  for (let tries = 0; tries < 3 && longest > MAX_TASK_MS; tries++) {
    await page.evaluate(() => (globalThis.tasks.length = 0));
    await ask(page);
    await page.getByRole("heading", { name: /^(Matches|The answer is not)/ }).first().waitFor();
    longest = await assertUnharmed(page, "4 MB");
    if (longest > MAX_TASK_MS) await page.getByRole("button", { name: "Edit" }).click();
  }
  assert.ok(longest <= MAX_TASK_MS, `${longest} ms`);
});

test("an answer nested 200 deep is refused, with its place", async () => {
  const page = await visit((answer) => JSON.stringify(answer).replace(/}$/, `,"deep":${"[".repeat(200)}${"]".repeat(200)}}`));
  await ask(page);
  await verdict(page, /^(The answer is not what the API promises|Matches your request)$/);
  await assertUnharmed(page, "200 deep");
});

test("200 wallets, one with a script for an icon, stay wallets in a list", async () => {
  const page = await visit((answer) => JSON.stringify(answer), { wallet: { script: announceMany, argument: harm } });
  await page.getByRole("button", { name: /Development wallet/ }).click();
  const dialog = page.getByRole("dialog", { name: "Choose a wallet" });
  await dialog.getByRole("button", { name: /Wallet 199/ }).waitFor({ state: "attached" });
  await dialog.getByText("Same name as another").first().waitFor();
  await assertUnharmed(page, "200 wallets");
});

/** Runs in the page: wallets by the hundred, each with an icon that would like to run. */
function announceMany(harm) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>parent.${harm};${harm}</script><image href="https://evil.example/a.png"/></svg>`;
  const icons = [`data:image/svg+xml,${encodeURIComponent(svg)}`, `javascript:${harm}`, "https://evil.example/a.png", `data:image/png;base64,${"A".repeat(100_000)}`];
  addEventListener("eip6963:requestProvider", () => {
    for (let index = 0; index < 200; index++) {
      const name = index % 2 ? `Wallet ${index}` : `<b onclick="${harm}">Wallet</b> ${"W".repeat(200)} ${index}`;
      const info = { uuid: crypto.randomUUID(), name, icon: icons[index % icons.length], rdns: `test.wallet${index >> 2}` };
      dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info, provider: { request: async () => null } } }));
    }
  });
}
