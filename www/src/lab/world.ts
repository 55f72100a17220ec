import type { Address, Hex } from "tokenwright";
import type { Eip1193Provider } from "tokenwright/wallet";

/** Where attacks are tried: whose account it is, and through what the chain is read. */
export type World = { provider: Eip1193Provider; buyer: Address };

type Call = Parameters<Eip1193Provider["request"]>[0];

const word = (value: bigint | number | string) => BigInt(value).toString(16).padStart(64, "0");

/** What the sandbox's contracts answer before anybody bought, by selector. */
const recorded: Record<string, Hex> = {
  "0x313ce567": `0x${word(6)}`, // decimals()
  "0x95d89b41": `0x${word(32)}${word(4)}${"55534443".padEnd(64, "0")}`, // symbol(): USDC
  "0x70a08231": `0x${word(10_000_000_000)}`, // balanceOf(address)
  "0xdd62ed3e": `0x${word(0)}`, // allowance(address,address)
  "0x2c3c02bf": `0x${[
    "0x70f1d2c056bf9f6956d2d2ce045d3db33dee3c05", "0x32d55702aef0e031f9264f9bbb20b3f89ee57a95", 440, 1_000_000, 1, 100,
  ].map(word).join("")}`, // viewListing(address)
  "0xcda2f4cb": `0x${word(1)}`, // viewUserCanBuy(address,address,uint256)
};

/** A page without a sandbox has no chain to read: it reads what was recorded of one. */
export const recordedWorld: World = {
  buyer: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  provider: {
    async request({ method, params }) {
      if (method === "eth_chainId") return "0x4268";
      if (method === "eth_blockNumber") return "0x1";
      const [call] = (params ?? []) as [{ data: Hex }?];
      const result = method === "eth_call" ? recorded[call?.data.slice(0, 10) ?? ""] : undefined;
      if (result === undefined) throw Object.assign(new Error(`nothing was recorded of ${method}`), { code: 4200 });
      return result;
    },
  },
};

/** Reads of the contracts named in `copies` go to what they imitate, as if the attacker had deployed the same code there. */
export function withCopies({ provider, buyer }: World, copies: Record<Address, Address> = {}): World {
  const redirect = (param: unknown) => {
    const original = copies[(param as { to?: string }).to?.toLowerCase() as Address];
    return original === undefined ? param : { ...(param as object), to: original };
  };
  const request = (call: Call) =>
    provider.request(call.method === "eth_call" ? { ...call, params: (call.params as unknown[]).map(redirect) } : call);
  return { buyer, provider: { request } };
}

/** Notes the name of every call that passes. */
export function withLog({ provider, buyer }: World): World & { calls: string[] } {
  const calls: string[] = [];
  const request = (call: Call) => {
    calls.push(call.method);
    return provider.request(call);
  };
  return { buyer, calls, provider: { request } };
}

/** Whether a wallet asks its user before it answers. */
export function isQuestion(method: string): boolean {
  return /^(wallet_|personal_|eth_(requestAccounts|send|sign))/.test(method);
}
