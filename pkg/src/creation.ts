import * as glue from "./glue/tokenwright.js";
import { call } from "./instance.js";
import type { CreateTokenTransaction, TokenTransaction } from "./operations.js";
import type { Plan, TokenIntent } from "./plan.js";

/**
 * The plan of a token's creation: the answer's transactions in their order, and what the check found.
 *
 * The calldata is the server's. It is decoded strictly, and every argument that follows from the request is compared with it: name,
 * symbol, pool, receiver, amounts (US dollars at 6 decimals, tokens at 18), the number of destinations, the builder and the fee. What
 * the server makes up is named in the finding `opaque`. Contracts and functions are those that Token Layer's public repositories name;
 * docs/trust.md lists every finding, and for every argument whether it is derived, compared or opaque.
 *
 * A request for Solana, or an answer that is not for an EVM chain, blocks (`chainId` is 0 for Solana).
 *
 * @param params What the request was made of.
 * @param answer What `parseCreateTokenTransactionResponse` returned. With `executed: true` there is nothing to send: no steps.
 * @throws {TokenwrightError} `invalid_argument` where the request breaks its rules (paths as in `createTokenTransactionRequest`), the
 * intent is malformed (`intent.`) or the answer was not parsed by this package (`answer.`).
 */
export function prepareTokenTransactions(params: CreateTokenTransaction, answer: TokenTransaction, intent: TokenIntent): Plan {
  return call(glue.prepare_token_transactions, params, answer, intent) as Plan;
}
