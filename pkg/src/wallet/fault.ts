import { layersOf } from "./layer.js";
import { findRevert } from "./revert.js";

/**
 * Whether the user said no: 4001 (EIP-1193), 5000 to 5002 (WalletConnect), `ACTION_REJECTED` (ethers), or words to that effect. Of a
 * revert the words do not count: a contract chose them.
 */
export function isRejection(error: unknown): boolean {
  if (hasCode(error, [4001, 5000, 5001, 5002, "ACTION_REJECTED"])) return true;
  const words = /\buser (has )?(rejected|denied|declined|disapproved|cancell?ed)|\b(rejected|denied|declined|cancell?ed) by (the )?user/i;
  return says(error, words) && findRevert(error) === null;
}

/** Whether the wallet does not know the chain: 4902 (EIP-3326) at any depth, or words to that effect, which a rejection can use too. */
export function isUnknownChain(error: unknown): boolean {
  if (isRejection(error)) return false;
  return hasCode(error, [4902])
    || says(error, /(unrecogni[sz]ed|unknown) (chain|network)|(chain|network)\b.{0,60}(\bnot|n't) (been )?(added|configured|found)/i);
}

/** Whether another request is open in the wallet (-32002). */
export function isBusy(error: unknown): boolean {
  return hasCode(error, [-32002]);
}

function hasCode(error: unknown, codes: readonly (number | string)[]): boolean {
  return layersOf(error).some(({ code }) => codes.some((wanted) => wanted === code || String(wanted) === code));
}

function says(error: unknown, words: RegExp): boolean {
  return layersOf(error).some(({ message }) => typeof message === "string" && words.test(message));
}
