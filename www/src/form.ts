import type { Config } from "tokenwright";
import { type Field, type Form, type Operation, paramFields } from "./operations/operation.ts";
import { firstPurchase } from "./intent.ts";
import type { Sandbox } from "./sandbox.ts";

/** Where requests go, and with what right. */
export function configFields({ base }: Operation, sandbox: Sandbox | null): readonly Field[] {
  const hint = sandbox === null ? base.hint : "The sandbox, on this machine";
  return [
    { name: "config.baseUrl", label: "Base URL", kind: "code", form: "an https address, such as https://api.example.com", hint },
    { name: "config.accessToken", label: "Access token", kind: "secret", form: "letters and digits without spaces", hint: "Stays in this tab's memory" },
  ];
}

/** The form as an operation opens: in the sandbox an example that works, else empty. */
export function firstForm(operation: Operation, sandbox: Sandbox | null): Form {
  return {
    ...fillParams(operation, sandbox === null ? {} : operation.example),
    ...firstPurchase(sandbox),
    "config.baseUrl": sandbox === null ? "" : `${sandbox.apiUrl}${operation.base.path}`,
    "config.accessToken": sandbox?.accessToken ?? "",
  };
}

/** The params as `values` name them; the others are empty. */
export function fillParams(operation: Operation, values: Form): Form {
  return Object.fromEntries(paramFields(operation).map(({ name, kind }) => [name, values[name] ?? (kind === "boolean" ? true : "")]));
}

/** The params as the package takes them: fields that are empty are absent. */
export function requestParams(operation: Operation, form: Form): object {
  const params = {};
  for (const field of paramFields(operation)) {
    const value = readValue(field, form[field.name]);
    if (value !== undefined) place(params, field.name.split("."), value);
  }
  return params;
}

export function requestConfig(form: Form): Config {
  const baseUrl = String(form["config.baseUrl"]).trim();
  return { ...(baseUrl !== "" && { baseUrl }), accessToken: String(form["config.accessToken"]).trim() };
}

/** Whether both forms would send the same request. */
export function sameRequest(operation: Operation, one: Form, other: Form): boolean {
  const request = (form: Form) => JSON.stringify([requestParams(operation, form), requestConfig(form)]);
  return request(one) === request(other);
}

function readValue({ kind }: Field, value: string | boolean | undefined): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (text === "") return undefined;
  switch (kind) {
    case "list":
      return splitList(text);
    case "references":
      return splitList(text).map((id) => ({ id }));
    // What is no whole number stays text, and is refused as one.
    case "integer":
      return /^-?\d+$/.test(text) ? Number(text) : text;
    // Amounts stay text: the package sends their digits as they are.
    default:
      return text;
  }
}

function splitList(text: string): string[] {
  return text.split(/[\n,]/).map((part) => part.trim()).filter((part) => part !== "");
}

function place(params: Record<string, unknown>, [name = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) params[name] = value;
  else place((params[name] ??= {}) as Record<string, unknown>, rest, value);
}
