import type { WalletTransaction } from "../plan.js";
import { readQuantity, sameText } from "./provider.js";
import type { Fields } from "./receipt.js";

/** The first field in which the transaction on the chain is not the planned one, or `null`. */
export function findDifference(mined: Fields, planned: WalletTransaction): keyof WalletTransaction | null {
  if (!sameText(mined.from, planned.from)) return "from";
  if (!sameText(mined.to, planned.to)) return "to";
  if (!sameText(bytesOf(mined), planned.data)) return "data";
  if (readQuantity(mined.value) !== readQuantity(planned.value)) return "value";
  // Not every node tells the chain, and before EIP-155 a transaction had none.
  return readQuantity(mined.chainId ?? planned.chainId) === readQuantity(planned.chainId) ? null : "chainId";
}

/**
 * Whether the planned calls stand in what was mined, each one's target and then its bytes, in their order. Every smart account packs calls
 * in its own way, but all of them pack so. It does not tell what else was done.
 */
export function holdsCalls(mined: readonly Fields[], planned: readonly WalletTransaction[]): boolean {
  const text = mined.map((transaction) => textOf(transaction.to) + bytesOf(transaction)).join().toLowerCase();
  let position = 0;
  return planned.every(({ to, data }) => {
    const target = text.indexOf(to.slice(2).toLowerCase(), position);
    const bytes = target < 0 ? target : text.indexOf(data.slice(2).toLowerCase(), target + 40);
    position = bytes + data.length - 2;
    return bytes >= 0;
  });
}

/**
 * Whether a smart account made the planned call: it stands inside what the sender sent to itself (EIP-7702), or somebody else sent for it
 * (ERC-4337). Inside what the sender sent to anybody else it is no such call.
 */
export function wrapsCall(mined: Fields, planned: WalletTransaction): boolean {
  const ownAccount = sameText(mined.from, planned.from)
    ? sameText(mined.to, planned.from)
    : bytesOf(mined).toLowerCase().includes(planned.from.slice(2).toLowerCase());
  return ownAccount && holdsCalls([{ ...mined, to: "" }], [planned]);
}

function bytesOf({ input, data }: Fields): string {
  return textOf(input ?? data);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
