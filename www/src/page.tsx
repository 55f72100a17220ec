import { useEffect, useState } from "preact/hooks";
import { discoverWallets } from "tokenwright/wallet";
import { Ask } from "./ask.tsx";
import { useAttention } from "./attention.ts";
import { Check } from "./check.tsx";
import { Header } from "./header.tsx";
import { Footer, Install, Limits } from "./notes.tsx";
import { Picker } from "./picker.tsx";
import { hashOf } from "./route.ts";
import { type Sandbox, developmentRdns } from "./sandbox.ts";
import { useSession } from "./session.ts";
import { Sign } from "./sign.tsx";
import { type Wallet, isPurchase } from "./state.ts";
import { Status } from "./status.tsx";
import { findWasm } from "./wasm.ts";

export function Page({ sandbox, readyIn }: { sandbox: Sandbox | null; readyIn: number }) {
  const session = useSession(sandbox);
  const [wallets, setWallets] = useState<readonly Wallet[]>([]);
  const [picking, setPicking] = useState(false);
  const { operation, run, wallet } = session.state;

  const isDevelopment = ({ info }: Wallet) => sandbox !== null && info.rdns === developmentRdns;
  useEffect(() => discoverWallets((found) => {
    setWallets([...found.filter(isDevelopment), ...found.filter((other) => !isDevelopment(other))]);
  }), []);

  // In the sandbox the check reads through its own wallet from the start: a verdict needs one click, and no permission.
  const development = wallets.find(isDevelopment);
  useEffect(() => {
    const address = sandbox?.accounts[0];
    if (development !== undefined && address !== undefined) session.prefer({ ...development, address });
  }, [development]);

  useAttention(session.state);

  return (
    <>
      <a class="skip" href="#check">Skip to Check</a>
      <a class="skip" href="#sign">Skip to Sign</a>
      <Header home={hashOf(operation)} wallet={wallet} busy={run.status === "running"} onPick={() => setPicking(true)} />
      {sandbox === null && <p class="band">Real API: real money. Keys stay in this tab's memory.</p>}
      <main>
        <Hero sandbox={sandbox !== null} readyIn={readyIn} />
        <div class="acts" id={hashOf(operation).slice(1)} data-wide={!isPurchase(session.state) || undefined}>
          <Ask session={session} sandbox={sandbox} />
          <Check session={session} onPick={() => setPicking(true)} />
          <Sign session={session} onPick={() => setPicking(true)} />
        </div>
        <div class="notes">
          <Install />
          <Limits />
        </div>
      </main>
      <Footer />
      {picking && <Picker wallets={wallets} session={session} onClose={() => setPicking(false)} />}
      <Status />
    </>
  );
}

function Hero({ sandbox, readyIn }: { sandbox: boolean; readyIn: number }) {
  return (
    <div class="hero">
      <h1>What you asked is what you sign.</h1>
      <p class="quiet">
        {sandbox && <span class="badge">sandbox</span>} {Math.round((findWasm()?.encodedBodySize ?? 0) / 1000)} kB of WebAssembly, ready in {Math.round(readyIn)} ms
      </p>
    </div>
  );
}
