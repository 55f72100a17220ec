import { decodeFunctionResult, encodeFunctionData } from "tokenwright";
import type { Address, Hex } from "tokenwright";
import type { Eip1193Provider } from "tokenwright/wallet";
import type { Sale } from "./calls.ts";

const abi = [
  view("balanceOf", ["address"], "uint256"),
  view("allowance", ["address", "address"], "uint256"),
  view("decimals", [], "uint8"),
  view("symbol", [], "string"),
];

function view(name: string, inputs: string[], output: string) {
  const parameters = inputs.map((type) => ({ name: "", type }));
  return { type: "function", name, stateMutability: "view", inputs: parameters, outputs: [{ name: "", type: output }] };
}

/** What the buyer holds of both tokens, and what the listing may spend. */
export type Holdings = { tokens: bigint; currency: bigint; allowance: bigint; decimals: number; symbol: string };

export async function readHoldings(provider: Eip1193Provider, { buyer, listing, token, currency }: Sale): Promise<Holdings> {
  const call = async (to: Address, name: string, args: readonly unknown[]) => {
    const data = encodeFunctionData(abi, name, args);
    const result = await provider.request({ method: "eth_call", params: [{ to, data }, "latest"] });
    return decodeFunctionResult(abi, name, result as Hex);
  };
  const [tokens, balance, allowance, decimals, symbol] = await Promise.all([
    call(token, "balanceOf", [buyer]),
    call(currency, "balanceOf", [buyer]),
    call(currency, "allowance", [buyer, listing]),
    call(currency, "decimals", []),
    call(currency, "symbol", []),
  ]);
  return {
    tokens: tokens as bigint,
    currency: balance as bigint,
    allowance: allowance as bigint,
    decimals: decimals as number,
    symbol: symbol as string,
  };
}
