import { ProviderFault } from "./provider.js";

/** One layer of a provider's error. */
export type Layer = { code?: unknown; message?: unknown; data?: unknown; [key: string]: unknown };

/** Where wallets, nodes and libraries put the error that they wrap; `transaction`, which echoes our calldata, is not here. */
const WRAPPERS = ["data", "originalError", "error", "cause", "info", "body", "message"];
const MAX_LAYERS = 32;

/**
 * The error and all that it wraps, outermost first. MetaMask hides the node's words in `data` or `data.originalError`, ethers in
 * `info.error` or in `body` as JSON text, older MetaMask as JSON text in `message`, Ganache under the transaction's hash in `data`.
 */
export function layersOf(error: unknown): readonly Layer[] {
  const layers: Layer[] = [];
  const thrown = error instanceof ProviderFault ? error.cause : error;
  const queue: unknown[] = [typeof thrown === "string" ? { message: thrown } : thrown];
  while (queue.length > 0 && layers.length < MAX_LAYERS) {
    const value = queue.shift();
    const layer = typeof value === "string" ? parseObject(value) : value;
    if (typeof layer !== "object" || layer === null) continue;
    layers.push(layer as Layer);
    for (const key of WRAPPERS) queue.push((layer as Layer)[key]);
    for (const key of Object.keys(layer)) if (/^0x[0-9a-f]{64}$/i.test(key)) queue.push((layer as Layer)[key]);
  }
  return layers;
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  } catch {
    return null;
  }
}

/** Whether the user said no: 4001 (EIP-1193), 5000 to 5002 (WalletConnect), `ACTION_REJECTED` (ethers), or words to that effect. */
export function isRejection(error: unknown): boolean {
  return hasCode(error, [4001, 5000, 5001, 5002, "ACTION_REJECTED"])
    || says(error, /\buser (has )?(rejected|denied|declined|disapproved|cancell?ed)|\b(rejected|denied|declined|cancell?ed) by (the )?user/i);
}

/** Whether the wallet does not know the chain: 4902 (EIP-3326) at any depth, or words to that effect. */
export function isUnknownChain(error: unknown): boolean {
  return hasCode(error, [4902])
    || says(error, /(unrecogni[sz]ed|unknown) (chain|network)|(chain|network)\b.{0,60}(\bnot|n't) (been )?(added|configured|found)/i);
}

/** Whether another request is open in the wallet (-32002). */
export function isBusy(error: unknown): boolean {
  return hasCode(error, [-32002]);
}

/** The innermost words that the wallet gives, cut to a length that a page can show. */
export function wordsOf(error: unknown): string {
  const messages = layersOf(error).map((layer) => layer.message);
  const words = messages.findLast((message) => typeof message === "string" && message !== "") as string | undefined;
  return words?.slice(0, 200) ?? "it did not say why";
}

function hasCode(error: unknown, codes: readonly (number | string)[]): boolean {
  return layersOf(error).some(({ code }) => codes.some((wanted) => wanted === code || String(wanted) === code));
}

function says(error: unknown, words: RegExp): boolean {
  return layersOf(error).some(({ message }) => typeof message === "string" && words.test(message));
}
