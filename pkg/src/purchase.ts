import * as glue from "./glue/tokenwright.js";
import { call } from "./instance.js";
import type { IntegrationToken, Token } from "./operations.js";
import type { Finding, Hex, Plan, PurchaseIntent, PurchaseRead } from "./plan.js";

/**
 * The calls whose results `preparePurchase` wants: send each as an `eth_call` on the chain it names, all at one block, and
 * leave the id of one that reverts out. `readPurchase` of `tokenwright/wallet` does it all.
 *
 * @param token What `parseCreateTokenByExternalIdResponse`, `parseGetTokenByIdResponse` or `parseGetTokenByUserResponse` returned.
 * @throws {TokenwrightError} `invalid_argument` where the intent is malformed or the token has nothing to buy, `abi` where
 * the answer's ABI is malformed or does not fit its arguments.
 */
export function purchaseReads(token: IntegrationToken | Token, intent: PurchaseIntent): readonly PurchaseRead[] {
  return call(glue.purchase_reads, token, intent) as PurchaseRead[];
}

/**
 * The plan of a purchase: an approval of the exact cost where the allowance is short, then `buy`; and what the check found.
 * Nothing is trusted but the intent: what `expect` names is compared, what it does not name is a warning.
 *
 * @param results By the id of each read, the hex that `eth_call` gave.
 * @throws {TokenwrightError} as `purchaseReads`; `invalid_argument` at `results.<id>` where a needed result is missing, or one is malformed.
 */
export function preparePurchase(token: IntegrationToken | Token, intent: PurchaseIntent, results: Record<string, Hex>): Plan {
  return call(glue.prepare_purchase, token, intent, results) as Plan;
}

/** The call that reads the price of a plan's `buy` again, or `null` where the plan buys nothing. */
export function purchaseRecheck(plan: Plan): PurchaseRead | null {
  return call(glue.purchase_recheck, plan) as PurchaseRead | null;
}

/** A blocking finding where the listing became dearer, or sells something else, since the plan was made; else `null`. */
export function checkPurchasePrice(plan: Plan, result: Hex): Finding | null {
  return call(glue.check_purchase_price, plan, result) as Finding | null;
}

/**
 * Returns the plan, of either kind, if it may be sent.
 *
 * Whatever can be worked out without the request is: account, chain, value, digest, the kinds and order of the steps, the contracts (they
 * stand in the finding `calls`), spender and amount of an approval, and that calldata is canonical.
 *
 * @throws {TokenwrightError} `unsafe_transaction` with an issue for each blocking finding; `invalid_argument` where the plan
 * was changed after it was made.
 */
export function assertSafe(plan: Plan): Plan {
  call(glue.assert_safe, plan);
  return plan;
}
