// @ts-check
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { readOperations } from "./openapi.js";

/**
 * @typedef {import("node:http").IncomingMessage} IncomingMessage
 * @typedef {import("node:http").ServerResponse} ServerResponse
 * @typedef {import("./openapi.js").Request} Request
 * @typedef {import("./openapi.js").Answer} Answer
 * @typedef {{ apiUrl: string, requests: () => Request[], stop: () => Promise<void> }} Api
 *   `requests` are all that came, in order, preflights aside
 */

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "retry-after, x-request-id",
};
const PREFLIGHT = {
  ...CORS,
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "authorization, content-type, x-target-server",
};

/** What each operation answers to a good request, by its operationId in docs/openapi.yaml. */
const ANSWERS = {
  createTokenByExternalId: async () => created(await fixture("apex-create-token-by-external-id.json")),
};

/** What a path parameter of this name provokes, in the place of the answer. */
const PROVOKED = {
  "provoke-400": refusal(400, "INVALID_REQUEST", "the request was refused"),
  "provoke-401": refusal(401, "UNAUTHORIZED", "the access token has expired"),
  "provoke-404": refusal(404, "NOT_FOUND", "there is no such token"),
  "provoke-429": refusal(429, "RATE_LIMITED", "50 requests a minute are allowed", { "retry-after": "1" }),
  "provoke-500": refusal(500, "INTERNAL", "the server failed"),
  "provoke-502": { status: 502, headers: { "content-type": "text/html" }, body: "<h1>502 Bad Gateway</h1>\n" },
};
/** How long `provoke-slow` takes: longer than a test's patience, shorter than a person's. */
const SLOW_MS = 3000;

/**
 * Stands in for the token API. It judges requests by docs/openapi.yaml alone.
 * @param {{ port: number, accessToken: string }} options
 * @returns {Promise<Api>}
 */
export async function startApi({ port, accessToken }) {
  const find = await readOperations();
  /** @type {Request[]} */
  const received = [];

  /** @type {(request: Request) => Promise<Answer>} */
  const answer = async (request) => {
    const operation = find(request.method, request.path);
    if (operation === undefined) return refusal(404, "NOT_FOUND", `there is no ${request.method} ${request.path}`);
    if (request.headers.authorization !== `Bearer ${accessToken}`) {
      return refusal(401, "UNAUTHORIZED", "the access token is missing or unknown");
    }
    const faults = operation.requestFaults(request);
    if (faults.length > 0) return refusal(400, "INVALID_REQUEST", "the request is not valid", {}, { faults });
    const wish = Object.values(operation.parameters)[0] ?? "";
    if (wish === "provoke-slow") await wait(SLOW_MS, undefined, { ref: false });
    if (Object.hasOwn(PROVOKED, wish)) return PROVOKED[/** @type {keyof typeof PROVOKED} */ (wish)];
    return ANSWERS[/** @type {keyof typeof ANSWERS} */ (operation.operationId)]();
  };

  const serve = async (/** @type {IncomingMessage} */ incoming, /** @type {ServerResponse} */ outgoing) => {
    const [path = "", query = ""] = (incoming.url ?? "").split("?");
    // A browser tells a page nothing of an answer without these headers: the one fault that no status can provoke.
    const hidden = path.endsWith("/provoke-cors");
    if (incoming.method === "OPTIONS") {
      outgoing.writeHead(204, hidden ? {} : PREFLIGHT).end();
      return;
    }
    const headers = /** @type {Record<string, string>} */ (incoming.headers);
    const request = { method: incoming.method ?? "", path, query, headers, body: await text(incoming) };
    received.push(request);
    const { status, headers: own, body } = await answer(request);
    outgoing.writeHead(status, { ...(hidden ? {} : CORS), "x-request-id": randomUUID(), ...own }).end(body);
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error) => {
      // A client that goes away in the middle ends its own request. All else is a fault of the sandbox: be loud.
      if (error.code !== "ECONNRESET") throw error;
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: actual } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    apiUrl: `http://127.0.0.1:${actual}`,
    requests: () => [...received],
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** @param {string} name */
function fixture(name) {
  return readFile(new URL(`../../tests/fixtures/${name}`, import.meta.url), "utf8");
}

/**
 * @param {string} body
 * @returns {Answer}
 */
function created(body) {
  return { status: 201, headers: JSON_TYPE, body };
}

/**
 * @param {number} status
 * @param {string} code
 * @param {string} message
 * @param {Record<string, string>} headers
 * @param {object} details
 * @returns {Answer}
 */
function refusal(status, code, message, headers = {}, details = {}) {
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify({ error: { code, message, details } }) };
}
