// @ts-check
/// <reference lib="webworker" />
// The service worker of the static page: the API itself, and the way to the chain, which the page holds.
import document from "virtual:sandbox/openapi";
import fixtures from "virtual:sandbox/fixtures";
import { createApi } from "../api.js";
import { beSlow } from "../provocations.js";
import { ACCESS_TOKEN, CHAIN_ID, CONTRACTS, TOKEN_LAYER_CHAIN_ID } from "../world.js";
import { API, BUYERS, DESCRIPTION, RPC } from "./place.js";

/**
 * @typedef {import("../openapi.js").Answer} Answer
 * @type {ServiceWorkerGlobalScope}
 */
const worker = /** @type {any} */ (self);
const scope = new URL(worker.registration.scope);
const fixture = (/** @type {string} */ name) => fixtures[name] ?? "";
const answer = createApi({ document, accessToken: ACCESS_TOKEN, wallet: BUYERS[0] ?? "", fixture });
const description = {
  apiUrl: new URL(API, scope).href,
  rpcUrl: rpcUrl(CHAIN_ID),
  chainId: CHAIN_ID,
  tokenLayer: { rpcUrl: rpcUrl(TOKEN_LAYER_CHAIN_ID), chainId: TOKEN_LAYER_CHAIN_ID },
  accounts: BUYERS,
  contracts: CONTRACTS,
  accessToken: ACCESS_TOKEN,
};

worker.addEventListener("install", () => void worker.skipWaiting());
// A page that was loaded before the worker, or past it, asks to be taken in.
worker.addEventListener("message", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  const path = pathname.startsWith(scope.pathname) ? pathname.slice(scope.pathname.length) : "";
  if (path === DESCRIPTION) event.respondWith(Response.json(description));
  else if (path.startsWith(`${RPC}/`)) event.respondWith(askPage(event, Number(path.slice(RPC.length + 1))));
  else if (path.startsWith(`${API}/`)) event.respondWith(answerApi(event.request, path.slice(API.length)));
});

/** @param {Request} request @param {string} path */
async function answerApi(request, path) {
  const { search } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  return deliver(await answer({ method: request.method, path, query: search.slice(1), headers, body: await request.text() }));
}

/** @param {Answer} answer */
function deliver({ status, headers, body, delivery, hidden = false }) {
  // What a browser hides from a page comes as a network error.
  if (hidden) return Response.error();
  const bytes = new TextEncoder().encode(body);
  const init = { status, headers: { "x-request-id": crypto.randomUUID(), ...headers } };
  if (delivery === undefined) return new Response(bytes.length === 0 ? null : bytes, init);
  const half = bytes.length >> 1;
  const stream = new ReadableStream({
    async start(controller) {
      controller.enqueue(bytes.subarray(0, half));
      if (delivery === "cut") return controller.error(new Error("the connection ended"));
      await beSlow();
      controller.enqueue(bytes.subarray(half));
      controller.close();
    },
  });
  return new Response(stream, init);
}

/** @param {number} chainId */
function rpcUrl(chainId) {
  return new URL(`${RPC}/${chainId}`, scope).href;
}

/** @param {FetchEvent} event @param {number} chainId */
async function askPage(event, chainId) {
  const page = await worker.clients.get(event.clientId);
  if (page === undefined) return Response.error();
  const { port1, port2 } = new MessageChannel();
  const reply = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  page.postMessage({ chainId, call: await event.request.json() }, [port2]);
  return Response.json(await reply);
}
