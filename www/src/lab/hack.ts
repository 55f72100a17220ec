import type { WalletTransaction } from "tokenwright";
import { currency } from "./purchase.ts";
import { writeApproval } from "./stranger.ts";
import type { World } from "./world.ts";

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
        asked.push({ ...planned, to: currency, data: writeApproval() });
        throw Object.assign(new Error("the stand-in says no"), { code: 4001 });
      },
    },
  };
}
