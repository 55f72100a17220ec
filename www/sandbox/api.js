// @ts-check
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { MANNERS, answerWell, printed } from "./answers.js";
import { readOperations } from "./openapi.js";
import { SLOW_MS, provocationOf } from "./provocations.js";
import { integrationError } from "./refusals.js";

/**
 * @typedef {import("node:http").IncomingMessage} IncomingMessage
 * @typedef {import("node:http").ServerResponse} ServerResponse
 * @typedef {import("./openapi.js").Request} Request
 * @typedef {import("./openapi.js").Operation} Operation
 * @typedef {import("./openapi.js").Answer} Answer
 * @typedef {{ apiUrl: string, requests: () => Request[], stop: () => Promise<void> }} Api
 *   `requests` are all that came, in order, preflights aside
 */

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "retry-after, x-request-id",
};
const PREFLIGHT = {
  ...CORS,
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "authorization, content-type, x-target-server",
};
/** Longer texts overflow the stack of V8's regular expressions, and so the document's patterns. */
const MAX_BODY_LENGTH = 4_000_000;

/**
 * Stands in for the token APIs. It judges requests by docs/openapi.yaml alone.
 * @param {{ port: number, accessToken: string, wallet: string }} options the wallet is the one that Token Layer knows
 *   the user by
 * @returns {Promise<Api>}
 */
export async function startApi({ port, accessToken, wallet }) {
  const find = await readOperations();
  /** @type {Request[]} */
  const received = [];
  /** How often each wish was heard. @type {Map<string, number>} */
  const heard = new Map();

  /** @type {(request: Request) => Answer | Promise<Answer>} */
  const answer = (request) => {
    const operation = find(request.method, request.path);
    const manner = MANNERS[operation?.operationId ?? ""];
    if (operation === undefined || manner === undefined) {
      return integrationError(404, `there is no ${request.method} ${request.path}`);
    }
    if (request.headers.authorization !== `Bearer ${accessToken}`) {
      return manner.refuse(401, "the access token is missing or unknown");
    }
    if (request.body.length > MAX_BODY_LENGTH) return manner.refuse(413, "the body is too long");
    const faults = operation.requestFaults(request);
    if (faults.length > 0) return manner.refuse(400, "the request is not valid", faults);
    const wish = wishOf(operation, request);
    const provoke = provocationOf(wish);
    if (provoke === undefined) return answerWell(manner, request, wallet);
    const key = `${operation.operationId} ${wish}`;
    const asked = (heard.get(key) ?? 0) + 1;
    heard.set(key, asked);
    return provoke({
      answer: () => answerWell(manner, request, wallet),
      printed: () => printed(manner),
      refuse: manner.refuse,
      asked,
    });
  };

  const serve = async (/** @type {IncomingMessage} */ incoming, /** @type {ServerResponse} */ outgoing) => {
    const [path = "", query = ""] = (incoming.url ?? "").split("?");
    if (incoming.method === "OPTIONS") {
      outgoing.writeHead(204, path.endsWith("/provoke-cors") ? {} : PREFLIGHT).end();
      return;
    }
    const headers = /** @type {Record<string, string>} */ (incoming.headers);
    const at = Date.now();
    const request = { method: incoming.method ?? "", path, query, headers, body: await text(incoming), at };
    received.push(request);
    await deliver(outgoing, await answer(request));
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error) => {
      // A client that goes away in the middle ends its own request. All else is a fault of the sandbox: be loud, and go on.
      if (error.code === "ECONNRESET") return;
      console.error(error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500, CORS).end();
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

/**
 * Where a request can name what it wants to provoke: its ID in the path, or else the name in its body.
 * @type {(operation: Operation, request: Request) => string}
 */
function wishOf({ parameters }, { body }) {
  return Object.values(parameters)[0] ?? JSON.parse(body).name ?? "";
}

/** @type {(outgoing: ServerResponse, answer: Answer) => Promise<void>} */
async function deliver(outgoing, { status, headers, body, delivery, hidden = false }) {
  const bytes = Buffer.from(body);
  const half = bytes.length / 2;
  outgoing.writeHead(status, {
    // A browser tells a page nothing of an answer without these headers: the one fault that no status can provoke.
    ...(hidden ? {} : CORS),
    "x-request-id": randomUUID(),
    "content-length": bytes.length,
    ...headers,
  });
  if (delivery === undefined) {
    outgoing.end(bytes);
  } else if (delivery === "cut") {
    outgoing.write(bytes.subarray(0, half), () => outgoing.destroy());
  } else {
    outgoing.write(bytes.subarray(0, half));
    await wait(SLOW_MS, undefined, { ref: false });
    outgoing.end(bytes.subarray(half));
  }
}
