import type { Hex } from "../plan.js";
import { checkWalletChain } from "./chain.js";
import { stop } from "./outcome.js";
import { type Eip1193Provider, isHex, isRecord, readQuantity, request, sameText, writeQuantity } from "./provider.js";

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
export type Fields = Record<string, unknown>;

/** The receipt and the transaction, or `null` where it is not mined, or no longer. */
export async function readMined(wallet: Eip1193Provider, hash: Hex): Promise<Mined | null> {
  const receipt = await request(wallet, "eth_getTransactionReceipt", [hash]);
  if (receipt === null) return null;
  const transaction = await readTransaction(wallet, hash);
  return transaction === null ? null : { receipt: readReceipt(receipt as Fields, hash), transaction };
}

/** The transaction, mined or waiting to be, or `null` where the node knows of none. */
export async function readTransaction(wallet: Eip1193Provider, hash: Hex): Promise<Fields | null> {
  return (await request(wallet, "eth_getTransactionByHash", [hash])) as Fields | null;
}

/** Whether a block of the chain is so many deep, itself counted. The wallet may leave the chain between two requests, for a longer one. */
export async function isConfirmed(wallet: Eip1193Provider, block: Hex, chainId: number, confirmations: number): Promise<boolean> {
  if (confirmations === 1) return true;
  const latest = readQuantity(await request(wallet, "eth_blockNumber"));
  await checkWalletChain(wallet, chainId);
  return latest !== null && latest - BigInt(block) + 1n >= BigInt(confirmations);
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

function quantity(value: unknown): Hex {
  return writeQuantity(readQuantity(value)!);
}

function isLog(log: unknown): boolean {
  return isRecord(log) && isHex(log.address) && isHex(log.data) && Array.isArray(log.topics) && log.topics.every(isHex);
}
