import { TokenwrightError } from "./error.js";

/** Each engine has words of its own for it. */
const FORBIDDEN = /content.security.policy|\bcsp\b|unsafe-eval/i;

/** Why there is no instance of the module: the page's policy, or `otherwise`. */
export function unstarted(cause: unknown, otherwise: string): TokenwrightError {
  return FORBIDDEN.test(String(cause))
    ? new TokenwrightError({ code: "not_initialized", message: "expected 'wasm-unsafe-eval' in script-src of the page's Content-Security-Policy", cause })
    : new TokenwrightError({ code: "invalid_argument", message: otherwise, cause });
}
