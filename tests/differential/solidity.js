// What a contract sees: tests/contracts/Seen.sol, compiled and run on a chain of its own.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { startAnvil } from "../../www/sandbox/anvil.js";

const SOURCE = "Seen.sol";
const ADDRESSES = { InMemory: `0x${"11".repeat(20)}`, InCalldata: `0x${"22".repeat(20)}` };

/** @returns {Promise<{ see: (contract: "InMemory" | "InCalldata", data: string) => Promise<string | undefined>, stop: () => Promise<void> }>} */
export async function startSolidity() {
  const codes = compile();
  const { rpc, stop } = await startAnvil({ port: 0, chainId: 31_337, accounts: 1 });
  for (const [name, address] of Object.entries(ADDRESSES)) await rpc("anvil_setCode", [address, codes[name]]);
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

/** The code of each contract as it lies on the chain. */
function compile() {
  const solc = createRequire(import.meta.url)("solc");
  const content = readFileSync(new URL(`../contracts/${SOURCE}`, import.meta.url), "utf8");
  const settings = { optimizer: { enabled: true }, outputSelection: { "*": { "*": ["evm.deployedBytecode.object"] } } };
  const output = JSON.parse(solc.compile(JSON.stringify({ language: "Solidity", sources: { [SOURCE]: { content } }, settings })));
  if (output.errors) throw new Error(output.errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return Object.fromEntries(Object.entries(output.contracts[SOURCE]).map(([name, { evm }]) => [name, `0x${evm.deployedBytecode.object}`]));
}
