import { decodeFunctionData } from "tokenwright";
import type { Address, Hex, Plan } from "tokenwright";

/** The two calls that a purchase makes, as this page knows them. The ABI in the answer has no say in what a call means. */
const known = [
  method("approve", { spender: "address", amount: "uint256" }),
  method("buy", { amount: "uint256", houseToken: "address", paymentToken: "address" }),
];

function method(name: string, parameters: Record<string, string>) {
  const inputs = Object.entries(parameters).map(([name, type]) => ({ name, type }));
  return { type: "function", name, stateMutability: "nonpayable", inputs, outputs: [] };
}

/** Functions that this page names, but does not take apart. */
const named: Record<string, string> = {
  "0x785c059d": "approveBuilderFees(address,(uint8,uint16)[])",
  "0xdb706097": "createToken(tuple,tuple,address)",
};

/** What a step calls, or its bare selector where this page does not know it. */
export function nameCall(data: Hex): string {
  const selector = data.slice(0, 10);
  return readCall(data)?.signature ?? named[selector] ?? selector;
}

export type ReadCall = { signature: string; parameters: readonly string[]; args: readonly unknown[] };

/** What the calldata says, or `null` where it is no call that a purchase makes. */
export function readCall(data: Hex): ReadCall | null {
  try {
    const { functionName, signature, args } = decodeFunctionData(known, data);
    const inputs = known.find(({ name }) => name === functionName)?.inputs ?? [];
    return { signature, parameters: inputs.map(({ name, type }) => `${name}: ${type}`), args: args as readonly unknown[] };
  } catch {
    return null;
  }
}

/** What a plan buys, read out of the bytes that will be sent. */
export type Sale = { buyer: Address; listing: Address; token: Address; currency: Address; quantity: bigint; price: bigint | null };

export function readSale(plan: Plan): Sale | null {
  const buy = plan.steps.find(({ kind }) => kind === "buy");
  const args = buy && readCall(buy.transaction.data)?.args;
  if (buy === undefined || !args) return null;
  const [quantity, token, currency] = args as [bigint, Address, Address];
  const price = plan.findings.find(({ code }) => code === "price")?.got;
  return { buyer: plan.from, listing: buy.transaction.to, token, currency, quantity, price: price === undefined ? null : BigInt(price) };
}
