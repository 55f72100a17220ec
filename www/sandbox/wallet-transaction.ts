import init, { calldataDigest, decodeFunctionData, decodeFunctionResult, formatUnits } from "tokenwright";
import type { Address, Hex, WalletTransaction } from "tokenwright";
import type { Row } from "./wallet-dialog.ts";

type Forward = (method: string, params: readonly unknown[]) => Promise<Hex>;

/** The calls that the wallet can say in a sentence, and what it reads to say them. */
const ABI = JSON.stringify([
  item("approve", [["spender", "address"], ["amount", "uint256"]]),
  item("buy", [["amount", "uint256"], ["house", "address"], ["payment", "address"]]),
  item("decimals", [], "uint8"),
  item("symbol", [], "string"),
]);

const SELECTORS = { decimals: "0x313ce567", symbol: "0x95d89b41" };

/** What a user should know of a transaction before confirming it. */
export async function transactionRows(transaction: WalletTransaction, forward: Forward): Promise<Row[]> {
  await init();
  const { chainId, from, to, value, data } = transaction;
  return [
    ["Chain", `${Number(chainId)}`],
    ["From", from],
    ["To", to],
    ["Value", `${formatUnits(BigInt(value), 18)} ETH`],
    ["What it does", await sentence(to, data, forward)],
    ["Calldata Digest", calldataDigest(data)],
  ];
}

async function sentence(to: Address, data: Hex, forward: Forward): Promise<string> {
  const read = async (token: Address, name: keyof typeof SELECTORS) =>
    decodeFunctionResult(ABI, name, await forward("eth_call", [{ to: token, data: SELECTORS[name] }, "latest"]));
  try {
    const { functionName, signature, args } = decodeFunctionData(ABI, data);
    if (functionName === "approve") {
      const [spender, amount] = args as [Address, bigint];
      const text = formatUnits(amount, Number(await read(to, "decimals")));
      return `Lets ${spender} spend ${text} ${await read(to, "symbol")} of yours.`;
    }
    if (functionName === "buy") {
      const [amount, house, payment] = args as [bigint, Address, Address];
      return `Buys ${amount} ${await read(house, "symbol")} and pays in ${await read(payment, "symbol")}.`;
    }
    return `Calls ${signature}.`;
  } catch (error) {
    return `Cannot be read: ${error instanceof Error ? error.message : error}.`;
  }
}

function item(name: string, inputs: [name: string, type: string][], output?: string) {
  return {
    type: "function",
    name,
    stateMutability: output === undefined ? "nonpayable" : "view",
    inputs: inputs.map(([name, type]) => ({ name, type })),
    outputs: output === undefined ? [] : [{ name: "", type: output }],
  };
}
