import { useEffect, useState } from "preact/hooks";
import { version } from "tokenwright/package.json";
import { Copy } from "./copy.tsx";
import { Hex } from "./hex.tsx";
import { describeWasm, findWasm } from "./wasm.ts";

const command = "npm install tokenwright";
const lines = `const token = await createTokenByExternalId(params, config);
const plan = await readPurchase(provider, token, { buyer, quantity: 5n, maxCost: "0.0025", expect });
await sendPlan(provider, plan); // throws where a finding blocks`;

/** The whole of this page, as a dapp writes it. */
export function Install() {
  return (
    <section id="install" class="note" aria-labelledby="install-title">
      <h2 id="install-title">Install</h2>
      <pre tabIndex={0} role="group" aria-label="Command">{command}</pre>
      <Copy text={command} what="command" />
      <p>Then <code>await init()</code> once, and this page is three lines:</p>
      <pre tabIndex={0} role="group" aria-label="Example">{lines}</pre>
      <Copy text={lines} what="example" />
    </section>
  );
}

/** What no check inside a page can do. */
export function Limits() {
  return (
    <section id="limits" class="note" aria-labelledby="limits-title">
      <h2 id="limits-title">What this cannot stop</h2>
      <ul>
        <li>
          <strong>A hacked page.</strong> A check that runs in the page is as honest as the page. Compare the Calldata Digest with one
          that was computed elsewhere, on the device that signs.
        </li>
        <li>
          <strong>A hacked wallet, or its node.</strong> Prices and balances are read through it.
        </li>
        <li>
          <strong>What you do not pin.</strong> Chain, contract, currency and token come from the answer. Only what you know by yourself
          can be compared; the rest is a warning.
        </li>
        <li>
          <strong>A bad contract that you chose.</strong> The check says what is called and what it may take, not whether the token is
          worth its price.
        </li>
      </ul>
    </section>
  );
}

/** Which package this is, to the byte. */
export function Footer({ readyIn }: { readyIn: number | null }) {
  const [hash, setHash] = useState("");
  useEffect(() => {
    void hashWasm().then(setHash);
  }, []);
  return (
    <footer class="bottom">
      <p>
        tokenwright {version}, MIT or Apache-2.0, <a href={`https://docs.rs/crate/tokenwright/${version}/source/`}>source</a>. This page stores
        nothing but the theme, and loads nothing from third parties.
      </p>
      <p>{describeWasm(readyIn)}.</p>
      {hash !== "" && <p>Its SHA-256: <Hex value={hash} size={8} /></p>}
    </footer>
  );
}

/** Of the file that this page runs, out of the browser's cache. Browsers hash on https and on this machine only. */
async function hashWasm(): Promise<string> {
  const url = findWasm()?.name;
  if (url === undefined || !isSecureContext) return "";
  const bytes = await (await fetch(url, { cache: "force-cache" })).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `0x${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
