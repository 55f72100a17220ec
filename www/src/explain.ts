import type { Issue } from "tokenwright";
import type { Field } from "./operations/operation.ts";

/** One fault in words for the visitor, with the name of its field: they stand in the summary too. */
export function explain({ label, kind, form }: Field, { code, message }: Issue): string {
  const the = `the ${/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label}`;
  switch (code) {
    case "missing":
    case "empty":
      return `${kind === "choice" ? "Choose" : "Enter"} ${the}`;
    case "repeated":
      return `Name nothing twice in ${the}`;
    case "bad_checksum":
      return `Copy ${the} again: its capitals do not fit`;
    case "control_character":
      return `Enter ${the} without hidden characters`;
    case "too_long":
      return `Enter ${the} in at most 256 bytes`;
    case "refused":
      return `The API refused ${the}: ${message}`;
    default:
      return `Enter ${the} as ${form ?? "plain text"}`;
  }
}
