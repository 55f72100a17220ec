// @ts-check
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { GOOD, OPERATIONS, fixture, startClient } from "./sandbox-client.js";

/** @typedef {import("../../www/sandbox/openapi.js").Answer} Answer */

/** @type {import("./sandbox-client.js").Client} */
let client;
before(async () => (client = await startClient()));
after(() => client.stop());

/**
 * Failures that docs/openapi.yaml describes.
 * @type {[wish: string, status: number, check?: (answer: Answer) => void][]}
 */
const DOCUMENTED = [
  ["400", 400],
  ["401", 401],
  ["403", 403],
  ["404", 404],
  ["409", 409],
  ["422", 422],
  ["429", 429, ({ headers }) => assert.equal(headers["retry-after"], "1")],
  [
    "429-date",
    429,
    ({ headers }) => {
      const seconds = (Date.parse(headers["retry-after"] ?? "") - Date.now()) / 1000;
      assert.ok(seconds > 0 && seconds <= 2, headers["retry-after"]);
    },
  ],
  ["429-long", 429, ({ headers }) => assert.equal(headers["retry-after"], "3600")],
  ["500", 500],
  ["502", 502, isHtml],
  ["503", 503],
  ["504", 504],
  ["object-error", 422, ({ body }) => assert.equal(JSON.parse(body).error.message, "the market is closed")],
  ["text-error", 422, ({ body }) => assert.equal(JSON.parse(body).error, "the market is closed")],
  ["problem-map", 422, ({ body }) => assert.deepEqual(JSON.parse(body).errors.name, ["is taken"])],
  ["problem-list", 422, ({ body }) => assert.deepEqual(JSON.parse(body).errors[0].properties, ["name"])],
  ["html", 503, isHtml],
  ["empty", 503, ({ headers, body }) => assert.deepEqual([headers["content-type"], body], [undefined, ""])],
];

/** Answers that break docs/openapi.yaml: the fault that they have by it. @type {[wish: string, fault: RegExp][]} */
const BROKEN = [
  ["success-false", /^body/],
  ["bom", /^body is not JSON/],
  ["bad-json", /^body is not JSON/],
  ["wrong-type", /^headers\.content-type/],
  ["redirect", /^status 307/],
];

function isHtml(/** @type {Answer} */ { headers, body }) {
  assert.equal(headers["content-type"], "text/html");
  assert.match(body, /^<h1>/);
}

for (const id of OPERATIONS) {
  describe(id, () => {
    for (const [wish, status, check] of DOCUMENTED) {
      test(`provoke-${wish}`, async () => {
        const answer = await client.ask(id, { wish: `provoke-${wish}` });
        assert.equal(answer.status, status);
        assert.deepEqual(client.faultsOf(id, answer), []);
        assert.match(answer.headers["x-request-id"] ?? "", /./);
        check?.(answer);
      });
    }

    for (const [wish, fault] of BROKEN) {
      test(`provoke-${wish}`, async () => {
        const faults = client.faultsOf(id, await client.ask(id, { wish: `provoke-${wish}` }));
        assert.match(faults[0] ?? "", fault);
      });
    }

    test("provoke-flaky-2", async () => {
      const statuses = [];
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const answer = await client.ask(id, { wish: "provoke-flaky-2" });
        assert.deepEqual(client.faultsOf(id, answer), []);
        statuses.push(answer.status < 300 ? "good" : answer.status);
      }
      assert.deepEqual(statuses, [503, 503, "good", 503, 503, "good"]);
    });

    test("provoke-truncated", async () => {
      await assert.rejects(client.ask(id, { wish: "provoke-truncated" }), { message: "terminated" });
    });

    test("provoke-slow", async () => {
      await assert.rejects(client.ask(id, { wish: "provoke-slow", patience: 150 }), { name: "TimeoutError" });
    });

    test("provoke-cors", async () => {
      const answer = await client.ask(id, { wish: "provoke-cors" });
      assert.equal(answer.headers["access-control-allow-origin"], undefined);
      assert.equal(answer.headers["access-control-expose-headers"], undefined);
    });

    test("provoke-printed", async () => {
      const { status, body } = await client.ask(id, { wish: "provoke-printed" });
      assert.ok(status < 300);
      assert.equal(body, fixture(id === "getTokenByUser" ? "apex-get-token-by-user-as-printed.txt" : GOOD[id].answer));
    });

    test("provokes nothing by another name", async () => {
      for (const wish of ["provoke", "provoke-", "provoke-toString", "a-provoke-400", "provoke-400-a"]) {
        assert.ok((await client.ask(id, { wish })).status < 300, wish);
      }
    });
  });
}

test("a slow answer comes in the end, and a slow body after its headers", { timeout: 10_000 }, async () => {
  const took = async (/** @type {string} */ wish) => {
    const start = performance.now();
    const headers = { authorization: "Bearer an-access-token", "content-type": "application/json" };
    const response = await fetch(`${client.apiUrl}/v2/users/tokens/${wish}`, { headers });
    const first = performance.now() - start;
    assert.equal(await response.text(), fixture("apex-get-token-by-user.json"));
    return { first, last: performance.now() - start };
  };
  const [slow, body] = await Promise.all([took("provoke-slow"), took("provoke-slow-body")]);
  assert.ok(slow.first > 2900, String(slow.first));
  assert.ok(body.first < 1500 && body.last > 2900, JSON.stringify(body));
});

test("a preflight is refused where the path says so", async () => {
  const { headers } = await fetch(`${client.apiUrl}/v2/users/tokens/provoke-cors`, { method: "OPTIONS" });
  assert.equal(headers.get("access-control-allow-origin"), null);
});

test("each platform refuses in its own form", async () => {
  const forms = await Promise.all(
    OPERATIONS.map(async (id) => {
      const { headers, body } = await client.ask(id, { wish: "provoke-403" });
      return [headers["content-type"]?.split(";")[0], Object.keys(JSON.parse(body)).join()];
    }),
  );
  assert.deepEqual(forms, [
    ["application/json", "error"],
    ["application/json", "error"],
    ["application/json", "error"],
    ["application/problem+json", "type,title,status,detail,traceId"],
    ["application/json", "success,error,code,details"],
  ]);
  const { body } = await client.ask("createApiToken", { wish: "provoke-403" });
  assert.match(JSON.parse(body).traceId, /^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
});
