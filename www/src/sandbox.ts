import type { Address } from "tokenwright";

/** A local API and a local chain. `sandbox.json` lies beside the page only where both run. */
export type Sandbox = {
  apiUrl: string;
  rpcUrl: string;
  chainId: number;
  /** The chain of Token Layer's example. */
  tokenLayer: { rpcUrl: string; chainId: number };
  accounts: Address[];
  contracts: { listing: Address; currency: Address; token: Address };
  accessToken: string;
};

export async function loadSandbox(): Promise<Sandbox | null> {
  const response = await fetch("./sandbox.json", { cache: "no-store" });
  // A host that answers every path with its start page has no sandbox either.
  if (!response.ok || !response.headers.get("content-type")?.includes("json")) return null;
  return (await response.json()) as Sandbox;
}

/** By which the sandbox's own wallet is told from those of the browser. */
export const developmentRdns = "dev.tokenwright.sandbox";
