// @ts-check
import { randomBytes } from "node:crypto";
import { STATUS_CODES } from "node:http";

/**
 * @typedef {import("./openapi.js").Answer} Answer
 * @typedef {import("./openapi.js").Fault} Fault
 * @typedef {(status: number, message: string, faults?: Fault[]) => Answer} Refuse
 */

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
  const traceId = `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-00`;
  const title = STATUS_CODES[status];
  return written(status, "application/problem+json", { type: "about:blank", title, status, detail, traceId, ...members });
}

/** @type {(status: number) => string} */
const code = (status) => (STATUS_CODES[status] ?? "").toUpperCase().replaceAll(" ", "_");

/** @type {(status: number, type: string, body: object) => Answer} */
const written = (status, type, body) => ({ status, headers: { "content-type": type }, body: JSON.stringify(body) });
