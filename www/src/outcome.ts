import { calldataDigest, checksumAddress, decodeEventLog } from "tokenwright";
import type { Address, Hex } from "tokenwright";
import type { Receipt as ChainReceipt, Eip1193Provider, StepResult } from "tokenwright/wallet";
import type { Sale } from "./calls.ts";
import { type Holdings, readHoldings } from "./erc20.ts";

/** A step as the chain holds it, read again by the page. */
export type MinedStep = { index: number; hash: Hex; block: number; to: Address; value: bigint; digest: Hex };

/** What the chain holds after the plan was sent, as far as it was. */
export type Outcome = { mined: readonly MinedStep[]; bought: Bought | null };

/** Of a purchase: its event, and the balances before and after. */
export type Bought = { sale: Sale; event: BuyEvent | null; before: Holdings; after: Holdings };

/** `ListingBuyEvent`: what the listing says that it sold. */
export type BuyEvent = { user: Address; house: Address; payment: Address; price: bigint; count: bigint; timestamp: bigint };

// The page's own copy: what a log means is not for the answer to say.
const fields = { user: "address", house: "address", payment: "address", price: "uint256", count: "uint256", timestamp: "uint256" };
const inputs = Object.entries(fields).map(([name, type]) => ({ name, type, indexed: false }));
const abi = [{ type: "event", name: "ListingBuyEvent", anonymous: false, inputs }];

export async function readOutcome(
  provider: Eip1193Provider,
  sale: Sale | null,
  before: Holdings | null,
  steps: readonly StepResult[],
): Promise<Outcome | null> {
  const mined = steps.filter(isOnChain);
  if (mined.length === 0) return null;
  const [after, ...transactions] = await Promise.all([
    sale && readHoldings(provider, sale),
    ...mined.map(({ hash }) => provider.request({ method: "eth_getTransactionByHash", params: [hash] })),
  ]);
  return {
    bought: sale && before && after && {
      sale, before, after, event: findEvent(mined.flatMap(({ receipt }) => receipt.logs), sale.listing),
    },
    mined: mined.map(({ index, hash, receipt }, place) => {
      const { to, value, input } = transactions[place] as { to: Address; value: Hex; input: Hex };
      return { index, hash, to: checksumAddress(to), block: Number(receipt.blockNumber), value: BigInt(value), digest: calldataDigest(input) };
    }),
  };
}

function isOnChain(step: StepResult): step is StepResult & { hash: Hex; receipt: ChainReceipt } {
  return "receipt" in step && step.receipt !== undefined;
}

function findEvent(logs: readonly { address: Hex; topics: readonly Hex[]; data: Hex }[], listing: Address): BuyEvent | null {
  for (const { address, topics, data } of logs) {
    if (address.toLowerCase() !== listing.toLowerCase()) continue;
    try {
      return decodeEventLog(abi, { topics, data }).args as BuyEvent;
    } catch {
      // Another event of the listing.
    }
  }
  return null;
}
