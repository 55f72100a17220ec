import { createApiToken as send, createApiTokenRequest as request } from "tokenwright";
import type { ApiToken } from "tokenwright";
import type { Operation } from "./operation.ts";

export const createApiToken: Operation = {
  name: "createApiToken",
  title: "Create API token",
  platform: "SoftwareOne",
  api: "SoftwareOne Marketplace",
  method: "POST",
  path: "/public/v1/accounts/api-tokens",
  base: { path: "", hint: "Left empty, SoftwareOne's own" },
  required: [],
  optional: [
    { name: "account.id", label: "Account ID", kind: "code", hint: "Such as ACC-1234-5678" },
    { name: "name", label: "Name", kind: "text" },
    { name: "description", label: "Description", kind: "text" },
    { name: "icon", label: "Icon", kind: "code" },
    { name: "modules", label: "Module IDs", kind: "references", form: "IDs, one a line" },
  ],
  example: {
    "account.id": "ACC-1234-5678",
    name: "Monthly report",
    description: "Reads what was ordered",
    icon: "report.png",
    modules: "MOD-1756\nMOD-1756-1452",
  },
  provokedBy: "name",
  leadsTo: "nothing",
  meanings: { token: "secret" },
  headline: ({ name, status, account }: ApiToken) => ({ name, rest: `(${status.slice(0, 40)}), for ${account.name.slice(0, 100)}` }),
  request,
  send,
};
