// @ts-check
/**
 * @typedef {import("./openapi.js").Answer} Answer
 * @typedef {import("./openapi.js").Fault} Fault
 * @typedef {(status: number, message: string, faults?: Fault[]) => Answer} Refuse
 */

/** RFC 9110's words for the statuses that are refused with. @type {Record<number, string>} */
const STATUS_WORDS = {
  400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 413: "Payload Too Large",
  422: "Unprocessable Entity", 429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable",
  504: "Gateway Timeout",
};
const JSON_TYPE = "application/json; charset=utf-8";

/** Apex brokerage integration: `error` is an object. @type {Refuse} */
export const integrationError = (status, message, faults = []) =>
  written(status, JSON_TYPE, {
    error: { code: code(status), message, details: faults.length > 0 ? { faults } : {} },
  });

/** Apex tokenization v2: `error` is a text. @type {Refuse} */
export const tokenizationError = (status, message, faults = []) =>
  written(status, JSON_TYPE, {
    error: message,
    ...(faults.length > 0 && { details: faults.map((fault) => `${fault.path}: ${fault.message}`).join("; ") }),
  });

/** SoftwareOne: problem details (RFC 9457), `errors` by field. @type {Refuse} */
export const problemDetails = (status, message, faults = []) => {
  /** @type {Record<string, string[]>} */
  const errors = {};
  for (const fault of faults) (errors[fault.path] ??= []).push(fault.message);
  return problem(status, message, faults.length > 0 ? { errors } : {});
};

/** SoftwareOne's other form: `errors` as a list. @type {Refuse} */
export const problemList = (status, message, faults = []) =>
  problem(status, message, { errors: faults.map(({ path, message }) => ({ message, properties: [path] })) });

/** Token Layer: `error` is a text beside `success` and `code`. @type {Refuse} */
export const tokenLayerError = (status, message, faults = []) =>
  written(status, JSON_TYPE, {
    success: false,
    error: message,
    code: code(status),
    details: faults.length > 0 ? faults : null,
  });

/** @type {(status: number, detail: string, members: object) => Answer} */
function problem(status, detail, members) {
  const traceId = `00-${randomHex(16)}-${randomHex(8)}-00`;
  const title = STATUS_WORDS[status];
  return written(status, "application/problem+json", { type: "about:blank", title, status, detail, traceId, ...members });
}

/** @type {(status: number) => string} */
const code = (status) => (STATUS_WORDS[status] ?? "").toUpperCase().replaceAll(" ", "_");

/** @type {(status: number, type: string, body: object) => Answer} */
const written = (status, type, body) => ({ status, headers: { "content-type": type }, body: JSON.stringify(body) });

/** @type {(bytes: number) => string} */
const randomHex = (bytes) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
