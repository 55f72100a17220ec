// @ts-check
import { answerCreation } from "./creation.js";
import { integrationError, problemDetails, tokenLayerError, tokenizationError } from "./refusals.js";

/**
 * @typedef {import("./openapi.js").Answer} Answer
 * @typedef {import("./openapi.js").Request} Request
 *
 * @typedef {object} Source what answers are made of
 * @property {(name: string) => string} fixture the text of a file in tests/fixtures
 * @property {string} wallet the one that Token Layer knows the user by
 *
 * @typedef {object} Manner how the sandbox speaks for an operation
 * @property {number} status of a good answer
 * @property {string} printed the file in tests/fixtures that holds the page's example
 * @property {(request: Request, source: Source) => string} [write] the body, where it is not the example
 * @property {import("./refusals.js").Refuse} refuse in the platform's form
 */

/** By the operationId in docs/openapi.yaml. @type {Record<string, Manner>} */
export const MANNERS = {
  createTokenByExternalId: {
    status: 201,
    printed: "apex-create-token-by-external-id.json",
    refuse: integrationError,
  },
  getTokenById: {
    status: 200,
    printed: "apex-get-token-by-id.json",
    refuse: tokenizationError,
  },
  getTokenByUser: {
    status: 200,
    // What the page prints is not JSON.
    printed: "apex-get-token-by-user-as-printed.txt",
    write: (_request, { fixture }) => fixture("apex-get-token-by-user.json"),
    refuse: tokenizationError,
  },
  createApiToken: {
    status: 201,
    printed: "softwareone-create-token.json",
    refuse: problemDetails,
  },
  createTokenTransaction: {
    status: 200,
    // What the page prints is placeholders.
    printed: "token-layer-create-token-transaction.json",
    write: ({ body }, { wallet }) => JSON.stringify(answerCreation(body, wallet)),
    refuse: tokenLayerError,
  },
};

/** @type {(manner: Manner, body: string) => Answer} */
const answered = ({ status }, body) => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body,
});

/** The page's example, byte for byte. @type {(manner: Manner, source: Source) => Answer} */
export const printed = (manner, { fixture }) => answered(manner, fixture(manner.printed));

/** @type {(manner: Manner, request: Request, source: Source) => Answer} */
export const answerWell = (manner, request, source) =>
  manner.write === undefined ? printed(manner, source) : answered(manner, manner.write(request, source));
