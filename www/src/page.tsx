import { useEffect, useState } from "preact/hooks";
import { discoverWallets } from "tokenwright/wallet";
import { Ask } from "./ask.tsx";
import { useAttention } from "./attention.ts";
import { Bench } from "./bench/bench.tsx";
import { Check } from "./check.tsx";
import { Header } from "./header.tsx";
import { useLab } from "./lab/load.ts";
import { Footer, Install, Limits } from "./notes.tsx";
import { Picker } from "./picker.tsx";
import { usePlace } from "./place.ts";
import { hashOf } from "./route.ts";
import { type Sandbox, developmentRdns } from "./sandbox.ts";
import { useSession } from "./session.ts";
import { Sign } from "./sign.tsx";
import { type State, type Wallet, formOf, leadsToPlan } from "./state.ts";
import { Status } from "./status.tsx";
import { Tabs } from "./tabs.tsx";
import { describeWasm } from "./wasm.ts";

export function Page({ sandbox, readyIn }: { sandbox: Sandbox | null; readyIn: number | null }) {
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

  const { place, turn, choose, attack } = usePlace(session);
  const inLab = place.tab === "lab";
  const { lab, isMissing, world } = useLab(inLab, sandbox, development);

  return (
    <>
      <a class="skip" href="#check">Skip to Check</a>
      <a class="skip" href="#sign">Skip to Sign</a>
      <Header home={hashOf(operation)} wallet={wallet} busy={run.status === "running"} onPick={() => setPicking(true)} />
      {isReal(session.state, sandbox) && <p class="band">Real API: real money. Keys stay in this tab's memory.</p>}
      <main>
        <Hero sandbox={!isReal(session.state, sandbox)} readyIn={readyIn} />
        <div class="acts" id={hashOf(operation).slice(1)} data-wide={(!inLab && !leadsToPlan(session.state)) || undefined}>
          <div class="act first">
            <Tabs chosen={place.tab} onChoose={choose} />
            <Ask session={session} sandbox={sandbox} hidden={inLab} />
            <div id="lab" class="panel" role="tabpanel" aria-labelledby="tab-lab" hidden={!inLab}>
              <h2 class="unseen">Tamper lab</h2>
              {inLab && isMissing && <p>The lab could not be loaded. Load this page again.</p>}
              {inLab && lab !== null && <lab.AttackList chosen={place.attack} onChoose={attack} />}
            </div>
          </div>
          {!inLab ? (
            <>
              <Check session={session} onPick={() => setPicking(true)} />
              <Sign session={session} onPick={() => setPicking(true)} />
            </>
          ) : lab !== null && <lab.Outcome chosen={place.attack} turn={turn} world={world} onChoose={attack} />}
        </div>
        <Bench />
        <div class="notes">
          <Install />
          <Limits />
        </div>
      </main>
      <Footer readyIn={readyIn} />
      {picking && <Picker wallets={wallets} session={session} onClose={() => setPicking(false)} />}
      <Status />
    </>
  );
}

/** Whether "Ask the API" would ask another API than the sandbox's. */
function isReal(state: State, sandbox: Sandbox | null): boolean {
  return sandbox === null || !String(formOf(state)["config.baseUrl"]).trim().startsWith(sandbox.apiUrl);
}

function Hero({ sandbox, readyIn }: { sandbox: boolean; readyIn: number | null }) {
  return (
    <div class="hero">
      <h1>What you asked is what you sign.</h1>
      <p class="quiet fine">
        {sandbox && <span class="badge">sandbox</span>} {describeWasm(readyIn)}
      </p>
    </div>
  );
}
