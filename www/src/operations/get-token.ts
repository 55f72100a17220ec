import { decodeDocumentType, decodeRateChangeType, decodeTokenStatus, decodeTokenType, getTokenById as sendById, getTokenByIdRequest, getTokenByUser as sendByUser, getTokenByUserRequest } from "tokenwright";
import type { Token } from "tokenwright";
import type { Meaning, Operation } from "./operation.ts";

const prices = ["value.token_price", "value.total_value", "value.salable_value", "metric.rental_income"].map((price) => `${price}.amount`);
const amounts = ["salable_percentage", "max_supply", "listed_supply", "sold_supply"].map((name) => `value.${name}`);
const limits = ["min_purchase_quantity", "max_purchase_quantity", "min_tokens_required_for_rental_income"].map((name) => `metric.${name}`);
const changes = ["daily_rate_change", "weekly_rate_change", "monthly_rate_change"];
const rates = changes.flatMap((change) => ["start_value", "end_value", "rate"].map((name) => `${change}.${name}`));

/** What both operations have in common: they differ in who asks. */
const getToken = {
  platform: "Apex",
  api: "Apex tokenization v2",
  method: "GET",
  base: { path: "", hint: "The host that your Apex contract names" },
  required: [{ name: "token_id", label: "Token ID", kind: "code" }],
  optional: [],
  provokedBy: "token_id",
  leadsTo: "perhaps",
  meanings: {
    status: decodeTokenStatus,
    type: decodeTokenType,
    "meta.documents[].type": decodeDocumentType,
    ...Object.fromEntries([...prices, ...amounts, ...limits, ...rates].map((path): [string, Meaning] => [path, "decimal"])),
    ...Object.fromEntries(changes.map((change) => [`${change}.change_type`, decodeRateChangeType])),
  },
  headline: ({ name, token_symbol, value: { token_price } }: Token) =>
    ({ name, rest: `(${token_symbol.slice(0, 40)}), at ${token_price.amount} ${token_price.symbol.slice(0, 40)} each` }),
} as const satisfies Partial<Operation>;

export const getTokenById: Operation = {
  ...getToken,
  name: "getTokenById",
  title: "Get token by ID, for administrators",
  path: "/v2/admin/tokens/{token_id}",
  example: { token_id: "68aeb272d9336c619ce249f6" },
  request: getTokenByIdRequest,
  send: sendById,
};

export const getTokenByUser: Operation = {
  ...getToken,
  name: "getTokenByUser",
  title: "Get token by user",
  path: "/v2/users/tokens/{token_id}",
  example: { token_id: "68ae06cfcccf4e8fc19362d1" },
  request: getTokenByUserRequest,
  send: sendByUser,
};
