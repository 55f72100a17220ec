import { checksumAddress } from "tokenwright";
import type { Address, PurchaseIntent } from "tokenwright";
import { explain } from "./explain.ts";
import type { Field, Form } from "./operations/operation.ts";
import type { Problems } from "./problems.ts";
import type { Sandbox } from "./sandbox.ts";

const address = "0x and 40 digits, with their capitals as given, or leave it empty";

export const amountFields: readonly Field[] = [
  { name: "quantity", label: "Quantity", kind: "amount", form: "a whole number above zero", hint: "Whole tokens" },
  { name: "maxCost", label: "Most to pay", kind: "amount", form: "digits such as 0.0025, or leave it empty", hint: "In all, in its currency" },
];

/** What a visitor may know by themselves. A difference stops the purchase. */
export const pinFields: readonly Field[] = [
  { name: "expect.chainId", label: "Chain", kind: "integer", form: "a number such as 17000, or leave it empty", hint: "Its number (EIP-155)" },
  ...[["contract", "Listing contract"], ["currency", "Currency"], ["token", "Token"]].map(([name, label = ""]): Field =>
    ({ name: `expect.${name}`, label, kind: "code", form: address, hint: "Its address" })),
];

/** A change of one of these asks for a new check, not for a new answer. */
export const purchaseFields: readonly Field[] = [...amountFields, ...pinFields];

export function firstPurchase(sandbox: Sandbox | null): Form {
  return {
    quantity: sandbox === null ? "" : "5",
    maxCost: sandbox === null ? "" : "0.0025",
    "expect.chainId": sandbox === null ? "" : String(sandbox.chainId),
    "expect.contract": sandbox?.contracts.listing ?? "",
    "expect.currency": sandbox?.contracts.currency ?? "",
    "expect.token": sandbox?.contracts.token ?? "",
  };
}

export function purchaseIntent(form: Form, buyer: Address): PurchaseIntent {
  const text = (name: string) => String(form[name]).trim();
  const pin = <Value>(name: string, value: Value) => text(`expect.${name}`) !== "" && { [name]: value };
  return {
    buyer,
    quantity: text("quantity"),
    ...(text("maxCost") !== "" && { maxCost: text("maxCost") }),
    expect: {
      ...pin("chainId", Number(text("expect.chainId"))),
      ...pin("contract", text("expect.contract")),
      ...pin("currency", text("expect.currency")),
      ...pin("token", text("expect.token")),
    },
  };
}

/** What can be seen to be wrong with the purchase before there is a token to buy. All else the package says. */
export function purchaseProblems(form: Form): Problems {
  const problems: Problems = {};
  for (const field of purchaseFields) {
    const text = String(form[field.name]).trim();
    const code = text === "" ? "missing" : "malformed";
    if (!fits(field.name, text)) problems[field.name] = explain(field, { path: field.name, code, message: "" });
  }
  return problems;
}

function fits(name: string, text: string): boolean {
  if (name === "quantity") return /^0*[1-9]\d*$/.test(text);
  if (text === "") return true;
  if (name === "maxCost") return /^\d+(\.\d+)?$/.test(text);
  return name === "expect.chainId" ? /^[1-9]\d{0,15}$/.test(text) : isAddress(text);
}

function isAddress(text: string): boolean {
  try {
    checksumAddress(text as Address);
    return true;
  } catch {
    return false;
  }
}
