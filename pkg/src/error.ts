/**
 * What went wrong, as a word that programs can rely on. Codes are part of the contract; messages are not.
 *
 * - `not_initialized`: a function was called before `await init()`, or an `Abi` outlived its instance.
 * - `invalid_argument`: an argument breaks a rule; `issues` names each fault with its path.
 * - `invalid_response`: the server's answer is not what the API promises; `issues` names each fault.
 * - `api`: the server refused the request; `status` holds its HTTP status.
 * - `network`: no answer came. Browsers hide the reason (offline, DNS, CORS ...).
 * - `timeout`: no answer came within `timeoutMs`.
 * - `aborted`: the caller's `signal` fired; `cause` holds its reason.
 * - `abi`: an ABI, or bytes read with one, are malformed; `issues` gives the place.
 * - `unsafe_transaction`: a plan has a finding that blocks it.
 */
export type ErrorCode =
  | "not_initialized"
  | "invalid_argument"
  | "invalid_response"
  | "api"
  | "network"
  | "timeout"
  | "aborted"
  | "abi"
  | "unsafe_transaction";

/** One fault: where it is, what kind it is, and a sentence about it. */
export type Issue = {
  /** The place, as in JavaScript: `market_ids[2]`, `config.baseUrl`; empty for the whole. */
  path: string;
  /** What kind of fault: `missing`, `wrong_type`, `unknown_field` ... */
  code: string;
  /** What was expected and what was given. Lower case; never a token, a secret or a header value of eight characters or more. */
  message: string;
};

/** What an error holds beside its message. */
export type ErrorDetails = {
  code: ErrorCode;
  message: string;
  issues?: readonly Issue[] | undefined;
  status?: number | undefined;
  apiCode?: string | undefined;
  requestId?: string | undefined;
  cause?: unknown;
};

/** The one error that this package throws. `JSON.stringify` keeps everything but `cause` and `stack`. */
export class TokenwrightError extends Error {
  override readonly name = "TokenwrightError";
  /** What went wrong, as a word to rely on. */
  readonly code: ErrorCode;
  /** Every fault that was found, not the first alone. */
  readonly issues?: readonly Issue[];
  /**
   * The HTTP status of an `api` or `invalid_response` error: 400 and 422 the request is malformed or makes no sense (`issues` may name
   * fields), 401 the access token is missing, unknown or expired, 403 it does not allow this, 404 there is no such thing, 409 it exists
   * already, 429 too many requests, 500 and above the server failed. 2xx where a server says no in a good answer. Absent for a redirect
   * that a browser hides.
   */
  readonly status?: number;
  /** The server's own code for an `api` error, where its body has one. */
  readonly apiCode?: string;
  /** The server's own name for the request, to quote to its support. */
  readonly requestId?: string;

  /** For errors that came as plain data, from a worker or a log. */
  constructor({ message, cause, ...details }: ErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = details.code;
    if (details.issues !== undefined) this.issues = details.issues;
    if (details.status !== undefined) this.status = details.status;
    if (details.apiCode !== undefined) this.apiCode = details.apiCode;
    if (details.requestId !== undefined) this.requestId = details.requestId;
  }

  /** The error as plain data, for logs and workers. */
  toJSON(): ErrorDetails & { name: "TokenwrightError" } {
    const { name, code, message, issues, status, apiCode, requestId } = this;
    return { name, code, message, issues, status, apiCode, requestId };
  }
}

/**
 * Whether `error` is this package's error. It looks at the shape, not at the class: two copies of the package, or an
 * error that crossed from a worker, are recognised too.
 */
export function isTokenwrightError(error: unknown): error is TokenwrightError {
  return typeof error === "object" && error !== null && (error as { name?: unknown }).name === "TokenwrightError"
    && typeof (error as { code?: unknown }).code === "string";
}
