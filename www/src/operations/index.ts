import { createApiToken } from "./create-api-token.ts";
import { createTokenByExternalId } from "./create-token-by-external-id.ts";
import { createTokenTransaction } from "./create-token-transaction.ts";
import { getTokenById, getTokenByUser } from "./get-token.ts";

/** All operations. The page opens with the first: it leads to a purchase. */
export const operations = [createTokenByExternalId, getTokenById, getTokenByUser, createApiToken, createTokenTransaction] as const;
