import { answer, ask, send, verdict } from "./stage.js";

const show = (page, operation) => page.getByRole("combobox", { name: "Operation" }).selectOption(operation);
const answered = (page) => page.getByText(/Asked at/).waitFor();
const externalId = (page) => page.getByRole("textbox", { name: "External ID" });
const provoke = async (page, wish) => {
  await externalId(page).fill(`provoke-${wish}`);
  await ask(page);
};
const openPicker = async (page, name) => {
  await page.getByRole("button", { name }).click();
  await page.getByRole("dialog", { name: "Choose a wallet" }).waitFor();
};
const matches = async (page) => {
  await ask(page);
  await verdict(page, "Matches your request");
};
const block = async (page) => {
  await page.getByText(/^What you pin/).click();
  await page.getByRole("textbox", { name: "Token", exact: true }).fill("0x70f1d2c056bf9f6956d2d2ce045d3db33dee3c06");
  await ask(page);
  await verdict(page, "Stopped. Nothing was sent.");
};

/** Each state of the page: how it is opened, and what brings it about. */
const visited = {
  empty: [{}, async () => {}],
  faulty: [{ hash: "#try/createTokenTransaction" }, async (page) => {
    await page.getByRole("button", { name: "Fill with the page's own example" }).click();
    await page.getByRole("group", { name: "6 things to fix" }).waitFor();
  }],
  problems: [{}, async (page) => {
    await page.getByRole("textbox", { name: "Quantity" }).fill("none");
    await ask(page);
    await page.getByRole("group", { name: "1 thing to fix" }).waitFor();
  }],
  asking: [{}, async (page) => {
    await provoke(page, "slow");
    await page.getByRole("progressbar", { name: "Waiting for the answer" }).waitFor();
  }],
  "API failed": [{}, async (page) => {
    await provoke(page, "500");
    await verdict(page, "The API failed (500)");
  }],
  "no answer": [{}, async (page) => {
    await provoke(page, "cors");
    await verdict(page, "No answer came");
  }],
  "bad answer": [{}, async (page) => {
    await provoke(page, "bad-json");
    await verdict(page, "The answer is not what the API promises");
  }],
  matches: [{}, matches],
  warned: [{}, async (page) => {
    await page.getByRole("textbox", { name: "Most to pay" }).fill("");
    await ask(page);
    await verdict(page, "Matches, with 1 warning");
  }],
  blocked: [{}, block],
  stale: [{}, async (page) => {
    await matches(page);
    await externalId(page).fill("another");
    await page.getByText("You changed the request.").waitFor();
  }],
  "another chain": [{ query: "?wallet=wrong-chain" }, async (page) => {
    await ask(page);
    await verdict(page, "Development wallet is on another chain");
  }],
  "no wallet": [{ real: true }, (page) => openPicker(page, "Wallet: none")],
  picker: [{}, (page) => openPicker(page, /Development wallet/)],
  refused: [{}, async (page) => {
    await openPicker(page, /Development wallet/);
    await page.getByRole("dialog", { name: "Choose a wallet" }).getByRole("button", { name: /Development wallet/ }).click();
    await answer(page, "Reject");
    await page.getByRole("dialog", { name: "Choose a wallet" }).getByText("You said no.").waitFor();
  }],
  confirming: [{}, async (page) => {
    await matches(page);
    await send(page);
    await answer(page, "Confirm");
    await page.getByRole("dialog").getByText(/^Lets 0x/).waitFor();
  }],
  "said no": [{}, async (page) => {
    await matches(page);
    await send(page);
    await answer(page, "Reject");
    await verdict(page, "You said no. Nothing more was asked.");
  }],
  partial: [{}, async (page) => {
    await matches(page);
    await send(page);
    for (const choice of ["Confirm", "Confirm", "Reject"]) await answer(page, choice);
    await verdict(page, "Nothing was bought.");
  }],
  receipt: [{}, async (page) => {
    await matches(page);
    await send(page);
    for (const _ of ["connect", "approve", "buy"]) await answer(page, "Confirm");
    await verdict(page, "Bought 5 tokens.");
  }],
  lab: [{ hash: "#lab" }, (page) => page.getByRole("link", { name: "Any byte" }).waitFor()],
};
const operations = Object.fromEntries(["getTokenById", "getTokenByUser", "createApiToken", "createTokenTransaction"].map((name) => [name, [{}, async (page) => {
  await show(page, name);
  await ask(page);
  await answered(page);
}]]));
const attacks = ["spender_swapped", "amount_raised", "extra_call", "lying_abi", "wrong_chain", "lookalike_address", "delegatecall", "any_byte", "page_hacked", "honest_answer"];
const lab = Object.fromEntries(attacks.map((name) => [`lab, ${name}`, [{ hash: `#lab/${name}` }, (page) => page.getByText(/^Wallet requests made/).waitFor()]]));

export const STATES = { ...visited, ...operations, ...lab };

/** A fresh page in this state. */
export async function reach(stage, state, options) {
  const [own, act] = STATES[state];
  const page = await stage.visit({ ...own, ...options });
  await act(page);
  return page;
}
