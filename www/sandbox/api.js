// @ts-check
import { MANNERS, answerWell, printed } from "./answers.js";
import { readOperations } from "./openapi.js";
import { provocationOf } from "./provocations.js";
import { integrationError } from "./refusals.js";

/**
 * @typedef {import("./openapi.js").Request} Request
 * @typedef {import("./openapi.js").Operation} Operation
 * @typedef {import("./openapi.js").Answer} Answer
 */

/** Longer texts overflow the stack of V8's regular expressions, and so the document's patterns. */
const MAX_BODY_LENGTH = 4_000_000;

/**
 * Stands in for the token APIs. It judges requests by docs/openapi.yaml alone.
 * @param {{ document: any, accessToken: string } & import("./answers.js").Source} options
 * @returns {(request: Request) => Answer | Promise<Answer>}
 */
export function createApi({ document, accessToken, ...source }) {
  const find = readOperations(document);
  /** How often each wish was heard. @type {Map<string, number>} */
  const heard = new Map();

  return (request) => {
    const operation = find(request.method, request.path);
    const manner = MANNERS[operation?.operationId ?? ""];
    if (operation === undefined || manner === undefined) {
      return integrationError(404, `there is no ${request.method} ${request.path}`);
    }
    if (request.headers.authorization !== `Bearer ${accessToken}`) {
      return manner.refuse(401, "the access token is missing or unknown");
    }
    if (request.body.length > MAX_BODY_LENGTH) return manner.refuse(413, "the body is too long");
    const faults = operation.requestFaults(request);
    if (faults.length > 0) return manner.refuse(400, "the request is not valid", faults);
    const wish = wishOf(operation, request);
    const provoke = provocationOf(wish);
    if (provoke === undefined) return answerWell(manner, request, source);
    const key = `${operation.operationId} ${wish}`;
    const asked = (heard.get(key) ?? 0) + 1;
    heard.set(key, asked);
    return provoke({
      answer: () => answerWell(manner, request, source),
      printed: () => printed(manner, source),
      refuse: manner.refuse,
      asked,
    });
  };
}

/**
 * Where a request can name what it wants to provoke: its ID in the path, or else the name in its body.
 * @type {(operation: Operation, request: Request) => string}
 */
function wishOf({ parameters }, { body }) {
  return Object.values(parameters)[0] ?? JSON.parse(body).name ?? "";
}
