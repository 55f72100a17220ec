// What a contract sees: tests/contracts/Seen.sol, compiled and run on a chain of its own.
import { startAnvil } from "../../www/sandbox/anvil.js";
import { compileContracts } from "../../www/sandbox/compile.js";

const ADDRESSES = { InMemory: `0x${"11".repeat(20)}`, InCalldata: `0x${"22".repeat(20)}` };

/** @returns {Promise<{ see: (contract: "InMemory" | "InCalldata", data: string) => Promise<string | undefined>, stop: () => Promise<void> }>} */
export async function startSolidity() {
  const contracts = await compileContracts(new URL("../contracts/", import.meta.url));
  const { rpc, stop } = await startAnvil({ port: 0, chainId: 31_337, accounts: 1 });
  for (const [name, address] of Object.entries(ADDRESSES)) await rpc("anvil_setCode", [address, contracts[name].code]);
  return { see: (contract, data) => see(rpc, ADDRESSES[contract], data), stop };
}

/** What the function returns; undefined where it reverts. */
async function see(rpc, to, data) {
  try {
    return await rpc("eth_call", [{ to, data }, "latest"]);
  } catch (error) {
    if (/revert/.test(error.message)) return undefined;
    throw error;
  }
}
