// @ts-check
import { WORKER } from "./place.js";

/**
 * Starts the sandbox of a page without servers: a service worker answers for the API, and this page for the chain, which is
 * only loaded once it is asked something. Each tab has a chain of its own, and a fresh one at each load. Browsers have service
 * workers on https and on the machine itself; where there is none, there is no sandbox.
 */
export async function startInPageSandbox() {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker?.register(trusted(new URL(WORKER, document.baseURI).href)).catch(() => undefined);
  if (registration === undefined) return;
  serviceWorker.addEventListener("message", answerCall);
  serviceWorker.startMessages();
  if (serviceWorker.controller !== null) return;
  const controlled = new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  const { active } = await serviceWorker.ready;
  active?.postMessage("claim");
  await controlled;
}

/** The page's policy lets one script be a worker. @param {string} url */
function trusted(url) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  if (trustedTypes === undefined) return url;
  return trustedTypes.createPolicy("tw-worker", { createScriptURL: () => url }).createScriptURL(url);
}

/** @type {Promise<import("../anvil.js").Rpc> | undefined} */
let chain;

/** @param {MessageEvent} event */
async function answerCall({ data: { id, method, params }, ports: [port] }) {
  try {
    chain ??= import("./deployed-chain.js").then(({ createDeployedChain }) => createDeployedChain());
    const result = await (await chain)(method, params);
    port?.postMessage({ jsonrpc: "2.0", id, result });
  } catch (error) {
    const { code = -32603, message, data } = /** @type {any} */ (error);
    port?.postMessage({ jsonrpc: "2.0", id, error: { code, message, data } });
  }
}
