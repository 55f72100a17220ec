// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
// @ts-expect-error The package has no declarations for this module.
import { BINARY_NAME, PLATFORM_SPECIFIC_PACKAGE_NAME } from "@foundry-rs/anvil/const.mjs";

/**
 * A fresh chain in a process of its own.
 * @typedef {(method: string, params?: unknown[]) => Promise<any>} Rpc  rejects with the node's message
 * @typedef {{ rpcUrl: string, rpc: Rpc, stop: () => Promise<void> }} Anvil
 */

/**
 * @param {{ port: number, chainId: number, accounts: number }} options  port 0 means a free one
 * @returns {Promise<Anvil>}
 */
export async function startAnvil({ port, chainId, accounts }) {
  const child = launch(["--host", "127.0.0.1", "--port", port, "--chain-id", chainId, "--accounts", accounts]);
  const kill = () => void child.kill();
  process.on("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    kill();
    await ended;
  };
  const rpcUrl = `http://${await listening(child)}`;
  return { rpcUrl, rpc: (method, params = []) => call(rpcUrl, method, params), stop };
}

/**
 * Runs the binary itself. The package's own launcher would be one more process, which has to be ended as well.
 * @param {(string | number)[]} args
 */
function launch(args) {
  const name = PLATFORM_SPECIFIC_PACKAGE_NAME("anvil");
  if (name === undefined) throw new Error(`anvil has no build for ${process.platform} on ${process.arch}`);
  // The launcher depends on the platform's package, so that is where it is sure to be found from.
  const require = createRequire(import.meta.resolve("@foundry-rs/anvil/const.mjs"));
  const binary = require.resolve(`${name}/bin/${BINARY_NAME("anvil")}`);
  return spawn(binary, args.map(String), { stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * The address that anvil says it listens on. Its output is read to the end, so that a full pipe never stops it.
 * @param {ReturnType<typeof launch>} child
 * @returns {Promise<string>}
 */
function listening(child) {
  return new Promise((resolve, reject) => {
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (complaint += text));
    createInterface(child.stdout).on("line", (line) => {
      const address = /^Listening on (\S+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`anvil ended with ${code}: ${complaint.trim()}`)));
  });
}

/**
 * @param {string} rpcUrl
 * @param {string} method
 * @param {unknown[]} params
 */
async function call(rpcUrl, method, params) {
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { result, error } = /** @type {any} */ (await response.json());
  if (error !== undefined) throw new Error(`${method}: ${error.message}`);
  return result;
}
