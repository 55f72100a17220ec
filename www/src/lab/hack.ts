import { type WalletTransaction, encodeFunctionData } from "tokenwright";
import { currency } from "./purchase.ts";
import type { World } from "./world.ts";

const stranger = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc";
const approve = [{
  type: "function", name: "approve", stateMutability: "nonpayable", outputs: [],
  inputs: [{ name: "spender", type: "address" }, { name: "amount", type: "uint256" }],
}];

/** A page whose scripts swap each transaction right before the wallet. The wallet behind it is a stand-in that notes and says no. */
export function hack({ provider, buyer }: World): World & { asked: WalletTransaction[] } {
  const asked: WalletTransaction[] = [];
  return {
    buyer,
    asked,
    provider: {
      async request(call) {
        if (/^eth_(requestAccounts|accounts)$/.test(call.method)) return [buyer];
        if (call.method !== "eth_sendTransaction") return provider.request(call);
        const [planned] = call.params as [WalletTransaction];
        asked.push({ ...planned, to: currency, data: encodeFunctionData(approve, "approve", [stranger, 2n ** 256n - 1n]) });
        throw Object.assign(new Error("the stand-in says no"), { code: 4001 });
      },
    },
  };
}
