import * as glue from "./glue/tokenwright.js";
import { ask, askLater, call } from "./instance.js";

/** Where requests go, and with what right. */
export type Config = {
  /**
   * The API's base URL: https, or http on a loopback host; without credentials, query or fragment. One trailing slash is
   * dropped and the operation's path appended: Apex's is without `/api/v1` or `/v2`. Required for Apex; absent, SoftwareOne's is
   * `https://api.platform.softwareone.com`, Token Layer's `https://api.tokenlayer.network/functions/v1`.
   */
  baseUrl?: string | undefined;
  /** Sent as `Authorization: Bearer`: visible ASCII. It is never logged, stored or put into an error. */
  accessToken: string;
  /** Further headers by name; not `authorization`, `content-type`, `host` or `x-target-server`, nor one that only a browser may set. */
  headers?: Record<string, string> | undefined;
};

/** A request as plain data: `fetch(request.url, request)` sends it. */
export type HttpRequest = {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  /** Compact JSON text. */
  body?: string;
  redirect: "error";
  credentials: "omit";
  cache: "no-store";
  referrerPolicy: "no-referrer";
};

/** How a call over the network behaves. */
export type CallOptions = {
  /** Ends the call: it rejects with `aborted`, the reason as `cause`. */
  signal?: AbortSignal | undefined;
  /** How long one attempt may take, in milliseconds, from 1 on: 30,000 if absent. Then it rejects with `timeout`. */
  timeoutMs?: number | undefined;
  /**
   * How often a GET is sent again, 0 to 10: 2 if absent. It is on a network failure, a timeout and the statuses 408, 429, 500, 502,
   * 503 and 504, after a growing wait with full jitter, and at least `Retry-After`; a server that asks for over 60 s is not asked again.
   * Across origins a browser shows `Retry-After` and `x-request-id` only where the server exposes them. A POST is never sent twice.
   */
  maxRetries?: number | undefined;
};

/** The longest body that is read: 16 MiB. */
const MAX_BODY = 1 << 24;

/** The request of the operation with this number. */
export function buildRequest(operation: number, params: unknown, config: Config): HttpRequest {
  return call((length) => glue.operation_request(operation, length), params, config) as HttpRequest;
}

/** The answer to the operation with this number. */
export function parseResponse(operation: number, status: number, body: string | Uint8Array): unknown {
  // One character too many is enough to be refused: more of it need not cross.
  if (typeof body === "string" && body.length > MAX_BODY) body = body.slice(0, MAX_BODY).replace(/.$/su, "  ");
  return ask((length) => glue.operation_response(operation, length), status, body);
}

/** Validates before the first `await`, so that the caller may change its objects afterwards. */
export async function sendRequest(operation: number, params: unknown, config: Config, options?: CallOptions): Promise<unknown> {
  const [signal, rest] = split(options ?? {});
  return askLater((length) => glue.operation_send(operation, length, signal) as Promise<Uint8Array>, params, config, rest);
}

/** The signal, which cannot be written, and the options without it; or all of them, for the other side to refuse. */
function split(options: CallOptions): [unknown, unknown] {
  try {
    const prototype: unknown = Object.getPrototypeOf(options);
    if (prototype !== null && prototype !== Object.prototype) return [undefined, options];
    const { signal, ...rest } = options;
    return [signal, rest];
  } catch {
    return [undefined, options];
  }
}
