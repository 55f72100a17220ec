import { decodeErrorResult } from "../abi.js";
import type { Hex } from "../plan.js";
import { type Layer, layersOf, tellsOfRevert } from "./layer.js";
import { type Eip1193Provider, isHex, request } from "./provider.js";
import type { Fields } from "./receipt.js";

/** Why a call failed on the chain. */
export type Revert = {
  /** The contract's own words, a token's usual errors in words, `panic 0x11`, or the selector of an error that only an ABI can name. */
  reason: string;
  /** The bytes that the contract returned, for `decodeErrorResult` with the contract's ABI. */
  revertData?: Hex;
};

/** The reason of a revert without one. */
export const NO_REASON = "no reason was given";

/** The revert inside a provider's error, or `null` where the call did not fail on the chain but on its way there. */
export function findRevert(error: unknown): Revert | null {
  const layers = layersOf(error);
  const reverted = layers.some(tellsOfRevert);
  const places = layers.flatMap((layer) => [layer.data, layer.result, layer.return, layer.message]);
  const revertData = places.map(readRevertData).find((data) => data !== null && (reverted || isErrorShaped(data)));
  if (revertData) return { reason: describeRevert(revertData), revertData };
  return reverted ? { reason: spokenReason(layers) } : null;
}

/** Why a mined call reverted. Its receipt has no reason: the same call, at the end of the same block, mostly fails for the same one. */
export async function explainRevert(wallet: Eip1193Provider, { from, to, data, value }: Fields, block: Hex): Promise<Revert> {
  const revert = await request(wallet, "eth_call", [{ from, to, data, value }, block]).then(() => null, findRevert);
  return revert ?? { reason: NO_REASON };
}

/** At least the bytes of a selector. Nethermind and Parity write `Reverted 0x...`. */
function readRevertData(value: unknown): Hex | null {
  const bytes = typeof value === "string" ? value.replace(/^(?:execution )?reverted:? /i, "") : null;
  return isHex(bytes) && bytes.length >= 10 ? (bytes.toLowerCase() as Hex) : null;
}

/** A selector and whole words, as Solidity encodes errors: other bytes may be a hash. */
function isErrorShaped(data: Hex): boolean {
  return (data.length - 2) % 64 === 8;
}

/** What tokens revert with everywhere (ERC-6093, and OpenZeppelin's contracts), by selector. */
const TOKEN_ERRORS: Record<string, string> = {
  "0xe450d38c": "the account holds too few tokens", // ERC20InsufficientBalance(address,uint256,uint256)
  "0xfb8f41b2": "the allowance is too small", // ERC20InsufficientAllowance(address,uint256,uint256)
  "0x5274afe7": "the token refused", // SafeERC20FailedOperation(address)
  "0xd93c0665": "the contract is paused", // EnforcedPause()
};

function describeRevert(data: Hex): string {
  try {
    const { errorName, args } = decodeErrorResult([], data);
    const [detail] = args;
    return errorName === "Panic" ? `panic 0x${BigInt(detail as bigint).toString(16).padStart(2, "0")}` : String(detail).slice(0, 200);
  } catch {
    return TOKEN_ERRORS[data.slice(0, 10)] ?? `custom error ${data.slice(0, 10)}`;
  }
}

/** What the node says itself, innermost: geth `execution reverted: why`, Hardhat `reverted with reason string 'why'`. */
function spokenReason(layers: readonly Layer[]): string {
  for (const { message } of [...layers].reverse()) {
    const match = typeof message === "string" ? /reverted: (?!0x)(.+)|reason string '(.+)'|transaction: revert (.+)/i.exec(message) : null;
    if (match !== null) return (match[1] ?? match[2] ?? match[3] ?? NO_REASON).slice(0, 200);
  }
  return NO_REASON;
}
