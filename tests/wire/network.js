// What calls over the network do, against a real server: the same in Node and in browsers, so nothing of either is used here.

/** The scenarios' names: a test runner wants them before there is a server. */
export const NAMES = Object.keys(scenarios());

/**
 * @param {typeof import("tokenwright")} tw
 * @param {{ apiUrl: string, accessToken: string, body: string, seen(id: string): Promise<number[]> }} server `seen` gives the times at
 *   which requests with this id or name came in, in milliseconds.
 * @returns {Record<string, () => Promise<void>>}
 */
export function scenarios(tw, { apiUrl, accessToken, body, seen } = {}) {
  const config = { baseUrl: apiUrl, accessToken };
  const get = (token_id, options) => tw.getTokenById({ token_id }, config, options);
  const post = (external_id, options) => tw.createTokenByExternalId({ external_id, is_all_market: true }, config, options);
  const layer = (name, options) => tw.createTokenTransaction(
    { name, symbol: "A", description: "a", image: "https://example.com/a.png", chainSlug: "base-sepolia" },
    { baseUrl: `${apiUrl}/functions/v1`, accessToken }, options,
  );
  let runs = 0;
  /** An id that provokes, and that nobody else uses. */
  const own = (wish) => `${wish}~${++runs}`;

  /** What a call rejects with: an error of the package that holds no secret. */
  async function rejected(call, code) {
    const error = await call.then(() => { throw new Error("nothing was rejected"); }, (error) => error);
    same(tw.isTokenwrightError(error), true, String(error));
    same(error.code, code);
    const told = JSON.stringify([error, String(error.stack), String(error.cause), Object.entries(error)]);
    same(told.includes(accessToken), false, told);
    return error;
  }

  const cases = {
    "each operation's answer comes as its parser reads it": async () => {
      same(await post("693d6f791f8a9198aba44f50"), tw.parseCreateTokenByExternalIdResponse(201, body));
      same((await get("a")).token_symbol, "HPHE");
      same((await tw.getTokenByUser({ token_id: "a" }, config)).value.token_price.amount, "0.9");
      same((await tw.createApiToken({ name: "a" }, config)).status, "text");
      same((await layer("a")).success, true);
    },

    "a GET is sent again where that may help, and waits between": async () => {
      for (const wish of ["provoke-503", "provoke-500", "provoke-502", "provoke-504"]) {
        const id = own(wish);
        await rejected(get(id), "api");
        same((await seen(id)).length, 3, wish);
      }
      const id = own("provoke-503");
      await rejected(get(id, { maxRetries: 4 }), "api");
      const times = await seen(id);
      same(times.length, 5);
      // Full jitter: each wait is from nothing up to 500 ms, doubled with each; the rest is the machine's.
      const waits = times.slice(1).map((time, index) => time - times[index]);
      waits.forEach((wait, index) => same(wait <= 500 * 2 ** index + 1500, true, `waited ${wait} ms`));
      for (const maxRetries of [0, 1]) {
        const id = own("provoke-503");
        await rejected(get(id, { maxRetries }), "api");
        same((await seen(id)).length, 1 + maxRetries);
      }
    },

    "a GET that goes well at last is an answer": async () => {
      const id = own("provoke-flaky-2");
      same((await get(id)).token_symbol, "HPHE");
      same((await seen(id)).length, 3);
    },

    "Retry-After is waited for, and over a minute the error comes at once": async () => {
      for (const [wish, least] of [["provoke-429", 950], ["provoke-429-date", 500]]) {
        const id = own(wish);
        await rejected(get(id, { maxRetries: 1 }), "api");
        const [first, second] = await seen(id);
        same(second - first >= least, true, `waited ${second - first} ms`);
      }
      const id = own("provoke-429-long");
      same((await rejected(get(id), "api")).status, 429);
      same((await seen(id)).length, 1);
    },

    "other statuses are not asked for again": async () => {
      for (const status of [400, 401, 403, 404, 409, 422]) {
        const id = own(`provoke-${status}`);
        const error = await rejected(get(id), "api");
        same([error.status, typeof error.requestId, error.message.length > 10], [status, "string", true]);
        same((await seen(id)).length, 1);
      }
    },

    "a POST is never sent twice": async () => {
      for (const wish of ["provoke-429", "provoke-500", "provoke-503", "provoke-html", "provoke-empty", "provoke-flaky-1", "provoke-truncated"]) {
        const id = own(wish);
        await rejected(post(id, { maxRetries: 5 }), wish === "provoke-truncated" ? "network" : "api");
        same((await seen(id)).length, 1, wish);
      }
      const id = own("provoke-slow");
      await rejected(post(id, { timeoutMs: 100, maxRetries: 5 }), "timeout");
      same((await seen(id)).length, 1);
    },

    "time runs out for each attempt, in the headers and in the body": async () => {
      const id = own("provoke-slow");
      await rejected(get(id, { timeoutMs: 100, maxRetries: 1 }), "timeout");
      same((await seen(id)).length, 2);
      await rejected(get(own("provoke-slow-body"), { timeoutMs: 300, maxRetries: 0 }), "timeout");
    },

    "a signal ends the call before, during and between attempts": async () => {
      for (const reason of ["text", undefined, new Error("x"), null, 7]) {
        const before = own("a");
        const signal = AbortSignal.abort(reason);
        same((await rejected(get(before, { signal }), "aborted")).cause === signal.reason, true);
        same((await seen(before)).length, 0);
        for (const wish of ["provoke-slow", "provoke-slow-body", "provoke-429"]) {
          const controller = new AbortController();
          const id = own(wish);
          const call = rejected(get(id, { signal: controller.signal }), "aborted");
          while ((await seen(id)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
          await new Promise((resolve) => setTimeout(resolve, 50));
          controller.abort(reason);
          same((await call).cause === controller.signal.reason, true);
          same((await seen(id)).length, 1, wish);
        }
      }
    },

    "a body that is cut off, badly typed or badly made": async () => {
      await rejected(get(own("provoke-truncated"), { maxRetries: 0 }), "network");
      // The type is not what decides: the text is.
      same((await get(own("provoke-wrong-type"))).token_symbol, "HPHE");
      for (const [wish, code] of [["provoke-bom", "byte_order_mark"], ["provoke-bad-json", "syntax"]]) {
        same((await rejected(get(own(wish)), "invalid_response")).issues[0].code, code);
      }
      same((await rejected(layer(own("provoke-success-false")), "api")).message, "the symbol is taken");
    },

    "a server that is not there": async () => {
      for (const maxRetries of [0, 1]) {
        const call = tw.getTokenById({ token_id: "a" }, { ...config, baseUrl: "http://127.0.0.1:1" }, { maxRetries });
        same((await rejected(call, "network")).cause instanceof Error, true);
      }
    },

    "a redirect is refused, and not asked for again": async () => {
      const id = own("provoke-redirect");
      await rejected(get(id), "api");
      same((await seen(id)).length, 1);
    },

    "faults are told before anything is sent": async () => {
      for (const [options, path] of [
        [{ timeoutMs: -1 }, "options.timeoutMs"], [{ timeoutMs: "1" }, "options.timeoutMs"], [{ maxRetries: 11 }, "options.maxRetries"],
        [{ retries: 1 }, "options.retries"], [{ signal: {} }, "options.signal"], [AbortSignal.abort(), "options"], [5, "options"], [[], "options"],
        [{ get timeoutMs() { throw new Error("mine"); } }, "options"],
      ]) {
        const id = own("a");
        same((await rejected(get(id, options), "invalid_argument")).issues.map((issue) => issue.path), [path]);
        same((await seen(id)).length, 0);
      }
    },

    "all faults are told at once": async () => {
      const call = tw.getTokenById({}, { baseUrl: apiUrl, accessToken: "" }, { timeoutMs: -1, signal: 5 });
      const paths = (await rejected(call, "invalid_argument")).issues.map((issue) => issue.path);
      same(paths, ["token_id", "config.accessToken", "options.timeoutMs", "options.signal"]);
    },

    "fifty calls at once do not disturb each other": async () => {
      const ids = Array.from({ length: 50 }, (_, index) => (index % 5 === 0 ? own("provoke-404") : own("a")));
      const calls = await Promise.all(ids.map((id) => get(id).then(({ token_symbol }) => token_symbol, ({ status }) => status)));
      same(calls, ids.map((id) => (id.startsWith("provoke") ? 404 : "HPHE")));
    },
  };
  return cases;
}

function same(actual, expected, message = "") {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${message} expected ${b}, got ${a}`);
}
