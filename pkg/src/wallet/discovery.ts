import { type Eip1193Provider, isRecord } from "./provider.js";

/** How a wallet presents itself (EIP-6963). Its own words: show them as text. */
export type WalletInfo = {
  /** Unique on this page, until it is loaded again. */
  uuid: string;
  name: string;
  /** An image as a `data:` URI, for `<img src>` alone; empty where the wallet gave none that is safe. */
  icon: string;
  /** The wallet's domain in reverse, `io.metamask`: to find the same wallet again. Empty for `window.ethereum`. */
  rdns: string;
};

/** A wallet of this browser. Keep the provider: the name can be given twice. */
export type Wallet = { info: WalletInfo; provider: Eip1193Provider };

/** How long `window.ethereum` waits for wallets to announce themselves, in milliseconds. */
const GRACE = 100;

/**
 * Finds the wallets of this browser (EIP-6963). `onChange` is called at once, and again whenever the list has changed, which it does late
 * where a wallet loads late: with a new frozen array, known wallets in their places. `window.ethereum` is listed as "Browser wallet"
 * where no wallet announces itself in time. Where there is no window, the list is empty.
 *
 * @returns a function that stops looking.
 */
export function discoverWallets(onChange: (wallets: readonly Wallet[]) => void): () => void {
  let wallets: readonly Wallet[] = Object.freeze([]);
  if (typeof window === "undefined") {
    onChange(wallets);
    return () => {};
  }

  let started = false;
  const list = (wallet: Wallet) => {
    const known = wallets.find(({ provider }) => provider === wallet.provider);
    if (known !== undefined && known.info !== INJECTED) return;
    wallets = Object.freeze(known === undefined ? [...wallets, wallet] : wallets.map((listed) => (listed === known ? wallet : listed)));
    if (started) onChange(wallets);
  };
  const announced = (event: Event) => {
    const wallet = readAnnouncement((event as CustomEvent<unknown>).detail);
    if (wallet !== null) list(wallet);
  };
  window.addEventListener("eip6963:announceProvider", announced);
  window.dispatchEvent(new Event("eip6963:requestProvider"));
  started = true;

  const timer = setTimeout(() => {
    const provider = (window as { ethereum?: unknown }).ethereum;
    if (wallets.length === 0 && isProvider(provider)) list(Object.freeze({ info: INJECTED, provider }));
  }, GRACE);
  const stop = () => {
    clearTimeout(timer);
    window.removeEventListener("eip6963:announceProvider", announced);
  };
  try {
    onChange(wallets);
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

const INJECTED: WalletInfo = Object.freeze({ uuid: "window.ethereum", name: "Browser wallet", icon: "", rdns: "" });

/** Any script may announce a wallet: its detail is taken over only where it has the right shape and size. */
function readAnnouncement(detail: unknown): Wallet | null {
  if (!isRecord(detail) || !isRecord(detail.info) || !isProvider(detail.provider)) return null;
  const { uuid, name, icon, rdns } = detail.info;
  if (!isText(uuid, 100) || !isText(name, 200) || !isText(rdns, 253)) return null;
  const info = Object.freeze({ uuid, name, icon: isText(icon, 100_000) && /^data:image\/[a-z0-9.+-]+[;,]/i.test(icon) ? icon : "", rdns });
  return Object.freeze({ info, provider: detail.provider });
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && value.trim() !== "" && value.length <= longest;
}

function isProvider(value: unknown): value is Eip1193Provider {
  return isRecord(value) && typeof value.request === "function";
}
