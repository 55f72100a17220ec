// @ts-check
// Asks the sandbox's API by plain fetch, without tokenwright: the sandbox is what the other tests stand on.
import { readFileSync } from "node:fs";
import { startApi } from "../../www/sandbox/server.js";
import { readDocument } from "../../www/sandbox/document.js";
import { readOperations } from "../../www/sandbox/openapi.js";

/**
 * @typedef {import("../../www/sandbox/openapi.js").Answer} Answer
 * @typedef {object} Good a good request of an operation; `wish` is its ID, or else its name
 * @property {"GET" | "POST"} method
 * @property {(wish: string) => string} path
 * @property {Record<string, string>} [headers]
 * @property {(wish: string) => object} [body]
 * @property {string} answer the file that holds the page's example
 *
 * @typedef {object} Changes
 * @property {string} [wish]
 * @property {string} [path]
 * @property {string} [method]
 * @property {Record<string, string>} [headers]
 * @property {object | string} [body]
 * @property {number} [patience] in milliseconds
 */

export const ACCESS_TOKEN = "an-access-token";
/** The wallet that Token Layer knows the user by. */
export const WALLET = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

/** @type {(name: string) => string} */
export const fixture = (name) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");

/** By operationId. */
export const GOOD = {
  createTokenByExternalId: /** @type {Good} */ ({
    method: "POST",
    path: (id) => `/api/v1/integration/tokens/external/${id}`,
    headers: { "x-target-server": "integration" },
    body: () => ({ is_all_market: true, market_ids: [] }),
    answer: "apex-create-token-by-external-id.json",
  }),
  getTokenById: /** @type {Good} */ ({
    method: "GET",
    path: (id) => `/v2/admin/tokens/${id}`,
    answer: "apex-get-token-by-id.json",
  }),
  getTokenByUser: /** @type {Good} */ ({
    method: "GET",
    path: (id) => `/v2/users/tokens/${id}`,
    answer: "apex-get-token-by-user.json",
  }),
  createApiToken: /** @type {Good} */ ({
    method: "POST",
    path: () => "/public/v1/accounts/api-tokens",
    body: (name) => ({ account: { id: "ACC-1234-5678" }, name, modules: [{ id: "MOD-1234" }] }),
    answer: "softwareone-create-token.json",
  }),
  createTokenTransaction: /** @type {Good} */ ({
    method: "POST",
    path: () => "/functions/v1/create-token-transaction",
    body: (name) => ({
      name,
      symbol: "MCT",
      description: "A revolutionary new token",
      image: "https://example.com/logo.png",
      chainSlug: "base-sepolia",
    }),
    answer: "token-layer-create-token-transaction.json",
  }),
};
/** @typedef {keyof typeof GOOD} OperationId */
export const OPERATIONS = /** @type {OperationId[]} */ (Object.keys(GOOD));

export async function startClient() {
  const api = await startApi({ port: 0, accessToken: ACCESS_TOKEN, wallet: WALLET });
  const find = readOperations(await readDocument());
  return {
    ...api,

    /**
     * Sends the good request of an operation, with these changes.
     * @param {OperationId} id
     * @param {Changes} changes
     * @returns {Promise<Answer>} its body with the byte order mark, if it came with one
     */
    async ask(id, { wish = "good", patience = 5000, ...changes } = {}) {
      /** @type {Good} */
      const good = GOOD[id];
      const { method = good.method, path = good.path(wish), body = good.body?.(wish) } = changes;
      const response = await fetch(api.apiUrl + path, {
        method,
        headers: {
          authorization: `Bearer ${ACCESS_TOKEN}`,
          "content-type": "application/json",
          ...good.headers,
          ...changes.headers,
        },
        redirect: "manual",
        signal: AbortSignal.timeout(patience),
        ...(method === "POST" && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { status: response.status, headers: Object.fromEntries(response.headers), body: bytes.toString("utf8") };
    },

    /** Where an answer breaks docs/openapi.yaml. @type {(id: OperationId, answer: Answer) => string[]} */
    faultsOf(id, answer) {
      const operation = find(GOOD[id].method, GOOD[id].path("1"));
      if (operation === undefined) throw new Error(`docs/openapi.yaml has no ${id}`);
      return operation.answerFaults(answer).map(({ path, message }) => `${path} ${message}`);
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startClient>>} Client */

/** The fields that a refusal names, each once, in whichever platform's form. @type {(body: string) => string[]} */
export function namedFields(body) {
  const { error, errors, details } = JSON.parse(body);
  const faults = error?.details?.faults ?? details ?? errors;
  const named =
    typeof faults === "string" ? faults.split("; ").map((fault) => fault.split(":")[0] ?? "")
    : Array.isArray(faults) ? faults.map(({ path }) => path)
    : Object.keys(faults);
  return [...new Set(named)];
}
