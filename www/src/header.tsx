import { shortAddress } from "./hex.tsx";
import { Icon } from "./picker.tsx";
import { Plain } from "./plain.tsx";
import { hashOfAttack } from "./route.ts";
import type { Chosen } from "./state.ts";
import { Theme } from "./theme.tsx";

const docs = "https://docs.rs/tokenwright";

export function Header({ home, wallet, busy, onPick }: { home: string; wallet: Chosen | null; busy: boolean; onPick: () => void }) {
  return (
    <header class="top">
      <a class="name" href={home}>tokenwright</a>
      <nav aria-label="Page">
        <a href={home}>Try it</a>
        <a href={hashOfAttack(null)}>Tamper lab</a>
        <a href="#bench">Bench</a>
        <a href={docs}>Docs</a>
      </nav>
      <button type="button" class="wallet-chip" aria-haspopup="dialog" disabled={busy} onClick={onPick}>
        {wallet === null ? "Wallet: none" : (
          <>
            <Icon wallet={wallet} />
            <span class="wallet-name"><Plain text={wallet.info.name.slice(0, 40)} /></span>
            <span class="mono">{shortAddress(wallet.address)}</span>
          </>
        )}
      </button>
      <Theme />
    </header>
  );
}
