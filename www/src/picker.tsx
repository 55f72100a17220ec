import { useEffect, useRef, useState } from "preact/hooks";
import { Copy } from "./copy.tsx";
import { describeRefusal } from "./failure.ts";
import { Hex } from "./hex.tsx";
import { Plain } from "./plain.tsx";
import type { Session } from "./session.ts";
import { developmentRdns } from "./sandbox.ts";
import type { Wallet } from "./state.ts";

type Props = { wallets: readonly Wallet[]; session: Session; onClose: () => void };

/** The wallets of this browser, in the order in which they announced themselves. */
export function Picker({ wallets, session, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState<Wallet>();
  const [refusal, setRefusal] = useState("");
  const [patient, setPatient] = useState(true);
  const { wallet } = session.state;

  useEffect(() => {
    dialog.current?.showModal();
    heading.current?.focus();
    // Wallets announce themselves within a moment. Before that, "none" would be a guess.
    const timer = setTimeout(() => setPatient(false), 100);
    return () => clearTimeout(timer);
  }, []);

  async function choose(chosen: Wallet) {
    setAsked(chosen);
    setRefusal("");
    try {
      await session.choose(chosen);
      dialog.current?.close();
    } catch (error) {
      setRefusal(describeRefusal(error, chosen.info.name));
    } finally {
      setAsked(undefined);
    }
  }

  const repeated = ({ info }: Wallet) =>
    wallets.some((other) => other.info !== info && (other.info.name === info.name || other.info.rdns === info.rdns));

  return (
    <dialog ref={dialog} class="picker" aria-labelledby="picker-title" onClose={onClose}>
      <header>
        <h2 id="picker-title" tabIndex={-1} ref={heading}>Choose a wallet</h2>
        <button type="button" class="small" onClick={() => dialog.current?.close()}>Close</button>
      </header>
      {wallet !== null && (
        <div class="connected">
          <p>In use: <Plain text={wallet.info.name} />, with the account</p>
          <p class="copyable"><Hex value={wallet.address} /><Copy text={wallet.address} what="account" /></p>
          <button type="button" onClick={() => session.prefer(null)}>Forget it on this page</button>
        </div>
      )}
      <ul>
        {wallets.map((offered) => (
          <li>
            <button type="button" class="wallet" onClick={() => choose(offered)} data-development={offered.info.rdns === developmentRdns || undefined}>
              <Icon wallet={offered} />
              <span>
                <strong><Plain text={offered.info.name.slice(0, 40)} /></strong>
                <span class="quiet"><Plain text={offered.info.rdns} /></span>
                {offered.info.rdns === developmentRdns && <span class="badge">No real funds</span>}
                {repeated(offered) && <span class="badge">Same name as another</span>}
                {asked === offered && <span class="badge">Confirm there</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {wallets.length === 0 && !patient && (
        <p>No wallet found. Install a browser wallet that announces itself (EIP-6963), then load this page again.</p>
      )}
      <p role="status" class="refusal">{refusal}</p>
    </dialog>
  );
}

/** Icons are images in `<img>` alone, where no script of theirs runs. */
export function Icon({ wallet: { info } }: { wallet: Wallet }) {
  const safe = /^data:image\/(png|svg\+xml|webp)[;,]/.test(info.icon) && info.icon.length <= 65_536;
  if (safe) return <img class="icon" src={info.icon} alt="" width={40} height={40} />;
  return <span class="icon" aria-hidden="true">{info.name.slice(0, 1)}</span>;
}
