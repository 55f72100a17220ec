import { copyArgument, invalidArgument } from "../argument.js";
import { TokenwrightError } from "../error.js";
import type { IntegrationToken, Token } from "../operations.js";
import type { Hex, Plan, PurchaseIntent, PurchaseRead } from "../plan.js";
import { preparePurchase, purchaseReads } from "../purchase.js";
import { readChainId } from "./chain.js";
import { wordsOf } from "./layer.js";
import { type Eip1193Provider, ProviderFault, checkProvider, isHex, readQuantity, request, writeQuantity } from "./provider.js";
import { findRevert } from "./revert.js";

/**
 * Reads from the chain what a purchase needs, all of it at one block, and makes the plan: `purchaseReads`, an `eth_call` for each, and
 * `preparePurchase`. The user is asked nothing. The wallet has to be on the token's chain already: see `switchChain`.
 *
 * @throws {TokenwrightError} `invalid_argument` as `preparePurchase` does, and at `provider` for one that is none or is on another chain;
 *   `network` where the wallet or its node does not answer, with what it threw as `cause`; `not_initialized`.
 */
export async function readPurchase(provider: Eip1193Provider, token: IntegrationToken | Token, intent: PurchaseIntent): Promise<Plan> {
  checkProvider(provider);
  // Both are read before and after the requests: a page may change its own meanwhile.
  const ownToken = copyArgument(token, "token");
  // Judged before it is copied: of an object that is not plain, a copy would lose what stands in its class.
  const reads = purchaseReads(ownToken, intent);
  const ownIntent = { ...intent, expect: { ...intent.expect } };
  const results: Record<string, Hex> = {};
  if (reads.length === 0) return preparePurchase(ownToken, ownIntent, results);
  try {
    await checkReadChain(provider, reads);
    const block = await readBlockNumber(provider);
    await Promise.all(reads.map(async (read) => {
      const result = await call(provider, read, block);
      if (result !== null) results[read.id] = result;
    }));
    await checkReadChain(provider, reads);
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    throw new TokenwrightError({ code: "network", message: `${error.method} failed: ${wordsOf(error)}`, cause: error.cause });
  }
  return preparePurchase(ownToken, ownIntent, results);
}

async function checkReadChain(provider: Eip1193Provider, reads: readonly PurchaseRead[]): Promise<void> {
  const current = await readChainId(provider);
  const wanted = reads.map(({ chainId }) => Number(chainId)).find((chainId) => chainId !== current);
  if (wanted === undefined) return;
  throw invalidArgument("provider", "wrong_chain", `expected a wallet on chain ${wanted}, but it is on chain ${current ?? "unknown"}: switchChain asks it to change`);
}

async function readBlockNumber(provider: Eip1193Provider): Promise<Hex> {
  const block = readQuantity(await request(provider, "eth_blockNumber"));
  if (block === null) throw new ProviderFault("eth_blockNumber", new TypeError("expected a quantity"));
  return writeQuantity(block);
}

/** The result, or `null` where the call reverts. */
async function call(provider: Eip1193Provider, { to, data }: PurchaseRead, block: Hex): Promise<Hex | null> {
  try {
    const result = await request(provider, "eth_call", [{ to, data }, block]);
    if (isHex(result)) return result;
  } catch (error) {
    if (findRevert(error) === null) throw error;
    return null;
  }
  throw new ProviderFault("eth_call", new TypeError("expected bytes in hex"));
}
