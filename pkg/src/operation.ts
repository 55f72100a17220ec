import * as glue from "./glue/tokenwright.js";
import { ask, call, errorFrom } from "./instance.js";
import { readFlat } from "./flat.js";

/** Where requests go, and with what right. */
export type Config = {
  /**
   * The API's base URL: https, or http on a loopback host; without credentials, query or fragment. One trailing slash is
   * dropped and the operation's path appended. Optional where the platform has a default.
   */
  baseUrl?: string | undefined;
  /** Sent as `Authorization: Bearer`: visible ASCII. It is never logged, stored or put into an error. */
  accessToken: string;
  /** Further headers by name; not `authorization`, `content-type`, `host` or `x-target-server`. */
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
  /** How long to wait for the whole answer, in milliseconds, from 1 on: 30,000 if absent. Then it rejects with `timeout`. */
  timeoutMs?: number | undefined;
};

export function buildRequest(operation: number, params: unknown, config: Config): HttpRequest {
  return call((length) => glue.operation_request(operation, length), params, config) as HttpRequest;
}

export function parseResponse(operation: number, status: number, body: string | Uint8Array): unknown {
  return ask((length) => glue.operation_response(operation, length), status, body);
}

/** Validates before the first `await`, so that the caller may change its objects afterwards. */
export async function sendRequest(operation: number, params: unknown, config: Config, options: CallOptions = {}): Promise<unknown> {
  const { signal, ...rest } = options;
  const answer = call((length) => glue.operation_send(operation, length, signal), params, config, rest);
  try {
    return readFlat(await (answer as Promise<Uint8Array>));
  } catch (thrown) {
    throw errorFrom(thrown);
  }
}
