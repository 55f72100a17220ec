import { createTokenByExternalId as send, createTokenByExternalIdRequest as request, decodeDocumentType, decodeIntegrationTokenStatus } from "tokenwright";
import type { IntegrationToken } from "tokenwright";
import type { Operation } from "./operation.ts";

export const createTokenByExternalId: Operation = {
  name: "createTokenByExternalId",
  title: "Create token by external ID",
  platform: "Apex",
  api: "Apex brokerage integration",
  method: "POST",
  path: "/api/v1/integration/tokens/external/{external_id}",
  base: { path: "", hint: "The host that your Apex contract names" },
  required: [
    { name: "external_id", label: "External ID", kind: "code" },
    { name: "is_all_market", label: "On all markets", kind: "boolean" },
  ],
  optional: [{ name: "market_ids", label: "Market IDs", kind: "list", form: "IDs, one a line", hint: "One a line. Needed unless it is on all markets" }],
  example: { external_id: "693d6f791f8a9198aba44f50", is_all_market: true },
  provokedBy: "external_id",
  leadsTo: "purchase",
  meanings: {
    value: "decimal",
    supply: "decimal",
    "rules.max_purchase_limit": "decimal",
    "rules.min_purchase_limit": "decimal",
    status: decodeIntegrationTokenStatus,
    "meta.documents[].type": decodeDocumentType,
  },
  headline: ({ name, symbol, value }: IntegrationToken) => ({ name, rest: `(${symbol.slice(0, 40)}), at ${value} each` }),
  request,
  send,
};
