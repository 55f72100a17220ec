import { checksumAddress, createTokenByExternalIdRequest, isTokenwrightError } from "tokenwright";
import type { Address, Config, CreateTokenByExternalId, Issue, PurchaseIntent } from "tokenwright";
import type { Sandbox } from "./sandbox.ts";

/** What the visitor typed. A field is named by the path that the package uses in `issues`, so that each fault finds its field. */
export type Form = {
  external_id: string;
  is_all_market: boolean;
  market_ids: string;
  quantity: string;
  maxCost: string;
  "expect.chainId": string;
  "expect.contract": string;
  "expect.currency": string;
  "expect.token": string;
  "config.baseUrl": string;
  "config.accessToken": string;
};
export type FieldName = keyof Form;
export type Problems = Partial<Record<FieldName, string>>;

/** A change of one of these asks for a new check, not for a new answer. */
export const purchaseFields: readonly FieldName[] =
  ["quantity", "maxCost", "expect.chainId", "expect.contract", "expect.currency", "expect.token"];

const sentences: Record<FieldName, string> = {
  external_id: "Enter the external ID of the token",
  is_all_market: "Choose whether the token goes to all markets",
  market_ids: "Enter at least one market ID, one a line",
  quantity: "Enter how many tokens, as a whole number above zero",
  maxCost: "Enter an amount such as 0.0025, or nothing",
  "expect.chainId": "Enter a chain number such as 17000, or nothing",
  "expect.contract": "Enter an address: 0x and 40 digits, with their capitals as given, or nothing",
  "expect.currency": "Enter an address: 0x and 40 digits, with their capitals as given, or nothing",
  "expect.token": "Enter an address: 0x and 40 digits, with their capitals as given, or nothing",
  "config.baseUrl": "Enter an https address, such as https://api.example.com",
  "config.accessToken": "Enter your access token",
};

/** The external ID of the API page's example. */
export const exampleId = "693d6f791f8a9198aba44f50";

/** The form as the page opens: in the sandbox an example that works, else empty. */
export function firstForm(sandbox: Sandbox | null): Form {
  return {
    external_id: sandbox === null ? "" : exampleId,
    is_all_market: true,
    market_ids: "",
    quantity: sandbox === null ? "" : "5",
    maxCost: sandbox === null ? "" : "0.0025",
    "expect.chainId": sandbox === null ? "" : String(sandbox.chainId),
    "expect.contract": sandbox?.contracts.listing ?? "",
    "expect.currency": sandbox?.contracts.currency ?? "",
    "expect.token": sandbox?.contracts.token ?? "",
    "config.baseUrl": sandbox?.apiUrl ?? "",
    "config.accessToken": sandbox?.accessToken ?? "",
  };
}

/** Whether both forms would send the same request. */
export function sameRequest(one: Form, other: Form): boolean {
  const request = (form: Form) => JSON.stringify([requestParams(form), requestConfig(form)]);
  return request(one) === request(other);
}

export function requestParams(form: Form): CreateTokenByExternalId {
  const external_id = form.external_id.trim();
  if (form.is_all_market) return { external_id, is_all_market: true };
  const market_ids = form.market_ids.split("\n").map((id) => id.trim()).filter((id) => id !== "");
  return { external_id, is_all_market: false, market_ids };
}

export function requestConfig(form: Form): Config {
  return { baseUrl: form["config.baseUrl"].trim(), accessToken: form["config.accessToken"].trim() };
}

export function purchaseIntent(form: Form, buyer: Address): PurchaseIntent {
  const text = (name: FieldName) => String(form[name]).trim();
  const address = (name: FieldName) => text(name) as Address;
  return {
    buyer,
    quantity: text("quantity"),
    ...(text("maxCost") !== "" && { maxCost: text("maxCost") }),
    expect: {
      ...(text("expect.chainId") !== "" && { chainId: Number(text("expect.chainId")) }),
      ...(text("expect.contract") !== "" && { contract: address("expect.contract") }),
      ...(text("expect.currency") !== "" && { currency: address("expect.currency") }),
      ...(text("expect.token") !== "" && { token: address("expect.token") }),
    },
  };
}

/** All that is wrong with the form before anything is sent: the request's faults are the package's to find. */
export function findProblems(form: Form): Problems {
  try {
    createTokenByExternalIdRequest(requestParams(form), requestConfig(form));
    return purchaseProblems(form);
  } catch (error) {
    return { ...sortIssues(error).problems, ...purchaseProblems(form) };
  }
}

/** What can be seen to be wrong with the purchase before there is a token to buy. All else the package says. */
export function purchaseProblems(form: Form): Problems {
  const problems: Problems = {};
  const check = (name: FieldName, fits: (text: string) => boolean) => {
    const text = String(form[name]).trim();
    if ((name === "quantity" || text !== "") && !fits(text)) problems[name] = sentences[name];
  };
  check("quantity", (text) => /^0*[1-9]\d*$/.test(text));
  check("maxCost", (text) => /^\d+(\.\d+)?$/.test(text));
  check("expect.chainId", (text) => /^[1-9]\d{0,15}$/.test(text));
  for (const name of ["expect.contract", "expect.currency", "expect.token"] as const) check(name, isAddress);
  return problems;
}

function isAddress(text: string): boolean {
  try {
    checksumAddress(text as Address);
    return true;
  } catch {
    return false;
  }
}

/** Sorts an error's faults to their fields. Those that belong to no field are left over. */
export function sortIssues(error: unknown): { problems: Problems; rest: readonly Issue[] } {
  const problems: Problems = {};
  const rest: Issue[] = [];
  for (const issue of (isTokenwrightError(error) && error.issues) || []) {
    const name = issue.path.replace(/^intent\./, "").replace(/\[\d+\]$/, "");
    if (name in sentences) problems[name as FieldName] = sentences[name as FieldName];
    else rest.push(issue);
  }
  return { problems, rest };
}
