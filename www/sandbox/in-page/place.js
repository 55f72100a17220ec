// @ts-check
// Where the page and its service worker find each other's parts, relative to the page.
export const DESCRIPTION = "sandbox.json";
export const API = "sandbox/api";
export const RPC = "sandbox/rpc";
export const WORKER = "sandbox-worker.js";

/** Those that a fresh anvil has. */
export const [SELLER, ...BUYERS] = [
  "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
  "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
  "0x90F79bf6EB2c4f870365E785982E1f101E93b906",
];
