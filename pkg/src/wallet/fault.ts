import { layersOf } from "./layer.js";
import { findRevert } from "./revert.js";

/**
 * Whether the user said no: 4001 (EIP-1193), 5000 to 5002 (WalletConnect), 5750 (EIP-5792: no to a smart account), `ACTION_REJECTED`
 * (ethers), or words to that effect. Of a revert the words do not count: a contract chose them.
 */
export function isRejection(error: unknown): boolean {
  if (hasCode(error, [4001, 5000, 5001, 5002, 5750, "ACTION_REJECTED"])) return true;
  const words = /\buser (has )?(rejected|denied|declined|disapproved|cancell?ed)|\b(rejected|denied|declined|cancell?ed) by (the )?user/i;
  return says(error, words) && findRevert(error) === null;
}

/**
 * Whether the wallet does not know the chain that it was to switch to: 4902 (EIP-3326) or 4901 (EIP-1193) at any depth, or words to that
 * effect, which a rejection can use too.
 */
export function isUnknownChain(error: unknown): boolean {
  if (isRejection(error)) return false;
  return hasCode(error, [4901, 4902])
    || says(error, /(unrecogni[sz]ed|unknown) (chain|network)|(chain|network)\b.{0,60}(\bnot|n't) (been )?(added|configured|found)/i);
}

/**
 * Whether the wallet refused a batch before it showed it to anybody: no such method (4200 of EIP-1193, -32601 of JSON-RPC), no such
 * capability, chain, size or atomicity (5700, 5710, 5740, 5760 of EIP-5792). Every other failure may come after the user was asked: a
 * -32601 that the wallet wraps is its node's, of some other method.
 */
export function isBatchRefused(error: unknown): boolean {
  const refused = hasCode(error, [4200, 5700, 5710, 5740, 5760]) || isOneOf([-32601], layersOf(error)[0]?.code);
  return refused && !isRejection(error) && !isBusy(error) && findRevert(error) === null;
}

/** Whether another request is open in the wallet (-32002). */
export function isBusy(error: unknown): boolean {
  return hasCode(error, [-32002]);
}

function hasCode(error: unknown, codes: readonly (number | string)[]): boolean {
  return layersOf(error).some(({ code }) => isOneOf(codes, code));
}

function isOneOf(codes: readonly (number | string)[], code: unknown): boolean {
  return codes.some((wanted) => wanted === code || String(wanted) === code);
}

function says(error: unknown, words: RegExp): boolean {
  return layersOf(error).some(({ message }) => typeof message === "string" && words.test(message));
}
