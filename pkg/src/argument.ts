import { TokenwrightError } from "./error.js";

/** An `invalid_argument` with one issue. */
export function invalidArgument(path: string, code: string, message: string): TokenwrightError {
  return new TokenwrightError({ code: "invalid_argument", message: `${path}: ${message}`, issues: [{ path, code, message }] });
}

/** An argument as plain data: see `copyPlain`. Throws `invalid_argument` at `path` where it is none. */
export function copyArgument<T>(value: T, path: string): T {
  if (value instanceof Promise) throw invalidArgument(path, "wrong_type", "expected plain data, got a promise: await it first");
  try {
    return copyPlain(value);
  } catch {
    throw invalidArgument(path, "wrong_type", "expected plain data, as JSON holds it");
  }
}

/** A copy, for which each field is read once: what is checked is then what is used, even where a getter or a proxy gave it. */
export function copyPlain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
