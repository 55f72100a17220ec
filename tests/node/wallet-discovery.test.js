import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { discoverWallets } from "tokenwright/wallet";

const GRACE = 150;
const stops = [];
const icon = "data:image/svg+xml,<svg/>";
const provider = () => ({ request: async () => null });
const info = (name) => ({ uuid: `uuid of ${name}`, name, icon, rdns: `test.${name}` });
const announce = (info, provider) => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: { info, provider } }));

/** Loads a wallet into the window, as an extension does before the page. */
function install(name, own = provider()) {
  window.addEventListener("eip6963:requestProvider", () => announce(info(name), own));
  return own;
}

/** Starts to look: `lists` are the names in each list that `onChange` was given. */
function discover() {
  const seen = { lists: [], wallets: [] };
  seen.stop = discoverWallets((wallets) => {
    seen.lists.push(wallets.map((wallet) => wallet.info.name));
    seen.wallets = wallets;
  });
  stops.push(seen.stop);
  return seen;
}

describe("discoverWallets", () => {
  beforeEach(() => void (globalThis.window = new EventTarget()));
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    delete globalThis.window;
  });

  test("lists what is there at once, and what comes late at the end", () => {
    const first = install("first");
    install("second");
    const seen = discover();
    announce(info("late"), provider());
    assert.deepEqual(seen.lists, [["first", "second"], ["first", "second", "late"]]);
    assert.deepEqual(seen.wallets[0].info, info("first"));
    assert.equal(seen.wallets[0].provider, first);
    assert.ok([seen.wallets, seen.wallets[0], seen.wallets[0].info].every(Object.isFrozen));
  });

  test("lists a provider once, and two providers with one uuid apart", () => {
    const first = install("first");
    const seen = discover();
    announce(info("first"), first);
    announce(info("disguised"), first);
    assert.deepEqual(seen.lists, [["first"]]);
    announce(info("first"), provider());
    assert.deepEqual(seen.lists.at(-1), ["first", "first"]);
  });

  test("leaves out what is not a wallet", () => {
    const seen = discover();
    const good = info("good");
    const bad = [{ name: 7 }, { name: " " }, { name: "n".repeat(201) }, { uuid: "" }, { rdns: null }].map((change) => ({ ...good, ...change }));
    for (const each of [...bad, null, "info"]) announce(each, provider());
    for (const each of [null, {}, { request: "no" }]) announce(good, each);
    window.dispatchEvent(new Event("eip6963:announceProvider"));
    assert.deepEqual(seen.lists, [[]]);
  });

  test("keeps an icon only where it is an image inside the page", () => {
    const seen = discover();
    const png = "data:image/png;base64,iVBORw0KGgo=";
    const bad = ["https://tracker.example/pixel.png", "javascript:alert(1)", "data:text/html,<script>", `${png}${"A".repeat(100_000)}`, 7, undefined];
    for (const each of [png, ...bad]) announce({ ...info("w"), icon: each }, provider());
    assert.deepEqual(seen.wallets.map((wallet) => wallet.info.icon), [png, ...bad.map(() => "")]);
  });

  test("falls back to window.ethereum where nothing announces itself", async () => {
    window.ethereum = provider();
    const seen = discover();
    assert.deepEqual(seen.lists, [[]]);
    await sleep(GRACE);
    assert.deepEqual(seen.wallets, [{ info: { uuid: "window.ethereum", name: "Browser wallet", icon: "", rdns: "" }, provider: window.ethereum }]);

    announce(info("other"), provider());
    announce(info("itself"), window.ethereum);
    assert.deepEqual(seen.lists.slice(2), [["Browser wallet", "other"], ["itself", "other"]]);
  });

  test("leaves window.ethereum alone where a wallet announced itself, or it is none", async () => {
    window.ethereum = {};
    const none = discover();
    await sleep(GRACE);
    window.ethereum = provider();
    install("first");
    const some = discover();
    await sleep(GRACE);
    assert.deepEqual([none.lists, some.lists], [[[], ["first"]], [["first"]]]);
  });

  test("stops where the first list is refused", () => {
    const lists = [];
    const refuse = (wallets) => {
      lists.push(wallets);
      throw new Error("the page is broken");
    };
    assert.throws(() => discoverWallets(refuse), /the page is broken/);
    announce(info("late"), provider());
    assert.equal(lists.length, 1);
  });

  test("stops", async () => {
    window.ethereum = provider();
    const seen = discover();
    seen.stop();
    seen.stop();
    announce(info("late"), provider());
    await sleep(GRACE);
    assert.deepEqual(seen.lists, [[]]);
  });
});

test("without a window the list is empty", () => {
  const lists = [];
  discoverWallets((wallets) => lists.push(wallets))();
  assert.deepEqual(lists, [[]]);
});
