import { decodeErrorResult } from "tokenwright";
import type { Hex } from "tokenwright";

/** The errors of ERC-6093 that a payment can run into, in words. */
const sentences: Record<string, string> = {
  ERC20InsufficientBalance: "you do not have enough of the currency",
  ERC20InsufficientAllowance: "the listing was not allowed to take that much",
};
const inputs = ["address", "uint256", "uint256"].map((type) => ({ name: "", type }));
const abi = Object.keys(sentences).map((name) => ({ type: "error", name, inputs }));

/** Why a call failed: the standard errors by name, all others in the package's words. */
export function explainRevert({ reason, revertData }: { reason: string; revertData?: Hex }): string {
  if (revertData === undefined) return reason;
  try {
    return sentences[decodeErrorResult(abi, revertData).errorName] ?? reason;
  } catch {
    return reason;
  }
}
