import { type Address, type CreateTokenTransaction, type Plan, parseCreateTokenTransactionResponse, prepareTokenTransactions } from "tokenwright";
import { requestParams } from "../form.ts";
import { createTokenTransaction } from "../operations/create-token-transaction.ts";
import answer from "./creation.json?raw";

const params = requestParams(createTokenTransaction, createTokenTransaction.example) as CreateTokenTransaction;

/** What the sandbox answers to the example of Create token transaction, to be changed. */
export const honestCreation = answer;

export function planCreation(from: Address, text: string): Plan {
  return prepareTokenTransactions(params, parseCreateTokenTransactionResponse(200, text), { from });
}
