// @ts-check
import { trustWorker } from "../../src/trusted.ts";
import { WORKER } from "./place.js";

/**
 * Starts the sandbox of a page without servers: a service worker answers for the API, and this page for the chains, which are
 * only loaded once they are asked something. Each tab has chains of its own, and fresh ones at each load. Browsers have service
 * workers on https and on the machine itself; where there is none, there is no sandbox.
 */
export async function startInPageSandbox() {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker?.register(trustWorker(new URL(WORKER, document.baseURI).href)).catch(() => undefined);
  if (registration === undefined) return;
  serviceWorker.addEventListener("message", answerCall);
  serviceWorker.startMessages();
  if (serviceWorker.controller !== null) return;
  const controlled = new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  const { active } = await serviceWorker.ready;
  active?.postMessage("claim");
  await controlled;
}

/** By the number of the chain. @type {Map<number, Promise<import("../anvil.js").Rpc>>} */
const chains = new Map();

/** @param {MessageEvent} event */
async function answerCall({ data: { chainId, call }, ports: [port] }) {
  const { id, method, params } = call;
  try {
    const chain = chains.get(chainId) ?? import("./deployed-chain.js").then(({ createDeployedChain }) => createDeployedChain(chainId));
    chains.set(chainId, chain);
    const result = await (await chain)(method, params);
    port?.postMessage({ jsonrpc: "2.0", id, result });
  } catch (error) {
    const { code = -32603, message, data } = /** @type {any} */ (error);
    port?.postMessage({ jsonrpc: "2.0", id, error: { code, message, data } });
  }
}
