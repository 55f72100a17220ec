// @ts-check
import { integrationError, problemDetails, problemList, tokenizationError } from "./refusals.js";

/**
 * @typedef {import("./openapi.js").Answer} Answer
 *
 * @typedef {object} Occasion
 * @property {() => Answer} answer the good answer
 * @property {() => Answer} printed the page's example
 * @property {import("./refusals.js").Refuse} refuse in the platform's form
 * @property {number} asked how often this was provoked by now
 * @property {number} count the number at the end of the wish
 */

/** How long a slow answer takes: longer than a test's patience, shorter than a person's. */
const SLOW_MS = 3000;

/** Nobody waits for it at the end of a process. */
export const beSlow = () =>
  new Promise((resolve) => {
    const timer = /** @type {any} */ (setTimeout(resolve, SLOW_MS));
    timer.unref?.();
  });

const FAULTS = [
  { path: "name", message: "is taken" },
  { path: "modules[0].id", message: "is unknown" },
];

/**
 * What `provoke-` with one of these names provokes, in the place of the good answer.
 * @type {Record<string, (occasion: Occasion) => Answer | Promise<Answer>>}
 */
const PROVOCATIONS = {
  // Statuses, in the platform's own form.
  400: ({ refuse }) => refuse(400, "the request was refused"),
  401: ({ refuse }) => refuse(401, "the access token has expired"),
  403: ({ refuse }) => refuse(403, "access is denied"),
  404: ({ refuse }) => refuse(404, "there is no such token"),
  409: ({ refuse }) => refuse(409, "the token exists already"),
  422: ({ refuse }) => refuse(422, "the request cannot be carried out"),
  429: ({ refuse }) => later(refuse(429, "50 requests a minute are allowed"), "1"),
  "429-date": ({ refuse }) => later(refuse(429, "too many requests"), new Date(Date.now() + 2000).toUTCString()),
  "429-long": ({ refuse }) => later(refuse(429, "enough for today"), "3600"),
  500: ({ refuse }) => refuse(500, "the server failed"),
  502: () => html(502, "502 Bad Gateway"),
  503: ({ refuse }) => refuse(503, "the server is being mended"),
  504: ({ refuse }) => refuse(504, "the server took too long"),
  flaky: ({ asked, count, refuse, answer }) =>
    asked % (count + 1) === 0 ? answer() : refuse(503, "the server is not there yet"),

  // Bodies of an error, whatever the platform.
  "object-error": () => integrationError(422, "the market is closed", FAULTS),
  "text-error": () => tokenizationError(422, "the market is closed", FAULTS),
  "problem-map": () => problemDetails(422, "the market is closed", FAULTS),
  "problem-list": () => problemList(422, "the market is closed", FAULTS),
  html: () => html(503, "503 Service Unavailable"),
  empty: () => ({ status: 503, headers: {}, body: "" }),

  // Good answers that come badly.
  slow: async ({ answer }) => {
    await beSlow();
    return answer();
  },
  "slow-body": ({ answer }) => ({ ...answer(), delivery: "halting" }),
  truncated: ({ answer }) => ({ ...answer(), delivery: "cut" }),
  cors: ({ answer }) => ({ ...answer(), hidden: true }),

  // Answers that no client should take for good.
  "success-false": ({ answer }) => ({ ...answer(), body: '{"success":false,"error":"the symbol is taken"}' }),
  bom: ({ answer }) => ({ ...answer(), body: `\uFEFF${answer().body}` }),
  "bad-json": ({ answer }) => ({ ...answer(), body: answer().body.replace(/\}$/, ",}") }),
  "wrong-type": ({ answer }) => ({ ...answer(), headers: { "content-type": "text/html" } }),
  redirect: () => ({ status: 307, headers: { location: "/elsewhere" }, body: "" }),
  printed: ({ printed }) => printed(),
};

/**
 * What an ID or a name provokes, if anything. What follows a `~` tells one caller from another.
 * @type {(wish: string) => ((occasion: Omit<Occasion, "count">) => Answer | Promise<Answer>) | undefined}
 */
export function provocationOf(wish) {
  const [, name = "", count = ""] = /^provoke-(.+?)(?:-(\d+))?(?:~.*)?$/.exec(wish) ?? [];
  const provocation = Object.hasOwn(PROVOCATIONS, name) ? PROVOCATIONS[name] : undefined;
  return provocation && ((occasion) => provocation({ ...occasion, count: Number(count) }));
}

/** @type {(answer: Answer, retryAfter: string) => Answer} */
const later = (answer, retryAfter) => ({ ...answer, headers: { ...answer.headers, "retry-after": retryAfter } });

/** @type {(status: number, title: string) => Answer} */
const html = (status, title) => ({ status, headers: { "content-type": "text/html" }, body: `<h1>${title}</h1>\n` });
