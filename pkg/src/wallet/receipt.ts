import type { Hex, WalletTransaction } from "../plan.js";
import { pause } from "./abort.js";
import { checkWalletChain } from "./chain.js";
import { wordsOf } from "./layer.js";
import { stop } from "./outcome.js";
import { type Eip1193Provider, ProviderFault, isHex, isRecord, readQuantity, request, sameText, writeQuantity } from "./provider.js";

/** A receipt, as the node gave it (EIP-1474): quantities are hex. `logs` go into `decodeLogs` as they are. */
export type Receipt = {
  transactionHash: Hex;
  blockHash: Hex;
  blockNumber: Hex;
  /** `0x1`: it did what it should. `0x0`: it reverted. */
  status: Hex;
  gasUsed: Hex;
  /** Wei for each unit of gas. */
  effectiveGasPrice?: Hex;
  logs: readonly { address: Hex; topics: readonly Hex[]; data: Hex }[];
};

/** What the chain holds of a transaction. */
export type Mined = { receipt: Receipt; transaction: Fields };

/** What a node gave, unread. */
type Fields = Record<string, unknown>;

const FIRST_WAIT = 250;
const LONGEST_WAIT = 4_000;
/** A node may be out of reach for a while; after so many failures in a row, about half a minute, it is not waited for. */
const MOST_FAILURES = 12;

/** Waits until the transaction is mined, for as long as that takes and the wallet stays on its chain, where alone it can be found. */
export async function waitUntilMined(provider: Eip1193Provider, hash: Hex, chainId: number, signal: AbortSignal | undefined): Promise<Mined> {
  let failures = 0;
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 1.5, LONGEST_WAIT)) {
    try {
      const mined = await readMined(provider, hash);
      if (mined !== null) return mined;
      await checkWalletChain(provider, chainId);
      failures = 0;
    } catch (error) {
      if (!(error instanceof ProviderFault)) throw error;
      if (++failures === MOST_FAILURES) throw stop("wallet_failed", `Sent, but no receipt came: ${wordsOf(error)}`);
    }
    await pause(wait, signal);
  }
}

async function readMined(provider: Eip1193Provider, hash: Hex): Promise<Mined | null> {
  const receipt = await request(provider, "eth_getTransactionReceipt", [hash]);
  if (receipt === null) return null;
  const transaction = await request(provider, "eth_getTransactionByHash", [hash]);
  return transaction === null ? null : { receipt: readReceipt(receipt as Fields, hash), transaction: transaction as Fields };
}

function readReceipt(receipt: Fields, hash: Hex): Receipt {
  const { transactionHash, blockHash, blockNumber, status, gasUsed, effectiveGasPrice, logs } = receipt;
  const known = [transactionHash, blockHash].every(isHex) && [blockNumber, status, gasUsed].every((value) => readQuantity(value) !== null);
  if (!known || !Array.isArray(logs) || !logs.every(isLog)) throw stop("wallet_failed", "The wallet gave a receipt that cannot be read.");
  if (!sameText(transactionHash, hash)) throw stop("mined_differs", "The wallet gave the receipt of another transaction.");
  return {
    transactionHash: transactionHash as Hex,
    blockHash: blockHash as Hex,
    blockNumber: quantity(blockNumber),
    status: quantity(status),
    gasUsed: quantity(gasUsed),
    ...(readQuantity(effectiveGasPrice) !== null && { effectiveGasPrice: quantity(effectiveGasPrice) }),
    logs: logs.map(({ address, topics, data }) => ({ address, topics: [...topics], data })),
  };
}

/** The first field in which the transaction on the chain is not the planned one, or `null`. */
export function findDifference(mined: Fields, planned: WalletTransaction): keyof WalletTransaction | null {
  if (!sameText(mined.from, planned.from)) return "from";
  if (!sameText(mined.to, planned.to)) return "to";
  if (!sameText(mined.input ?? mined.data, planned.data)) return "data";
  if (readQuantity(mined.value) !== readQuantity(planned.value)) return "value";
  // Not every node tells the chain, and before EIP-155 a transaction had none.
  return readQuantity(mined.chainId ?? planned.chainId) === readQuantity(planned.chainId) ? null : "chainId";
}

function quantity(value: unknown): Hex {
  return writeQuantity(readQuantity(value)!);
}

function isLog(log: unknown): boolean {
  return isRecord(log) && isHex(log.address) && isHex(log.data) && Array.isArray(log.topics) && log.topics.every(isHex);
}
