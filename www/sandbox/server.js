// @ts-check
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { createApi } from "./api.js";
import { readDocument } from "./document.js";
import { beSlow } from "./provocations.js";

/**
 * @typedef {import("node:http").IncomingMessage} IncomingMessage
 * @typedef {import("node:http").ServerResponse} ServerResponse
 * @typedef {import("./openapi.js").Request} Request
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

/**
 * Serves the API on a port of its own.
 * @param {{ port: number, accessToken: string, wallet: string }} options the wallet is the one that Token Layer knows
 *   the user by
 * @returns {Promise<Api>}
 */
export async function startApi({ port, accessToken, wallet }) {
  /** @type {Request[]} */
  const received = [];
  const answer = createApi({ document: await readDocument(), accessToken, wallet, fixture });
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
    await beSlow();
    outgoing.end(bytes.subarray(half));
  }
}

/** @type {(name: string) => string} */
const fixture = (name) => readFileSync(new URL(`../../tests/fixtures/${name}`, import.meta.url), "utf8");
