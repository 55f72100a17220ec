// @ts-check
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { GOOD, OPERATIONS, fixture, startClient } from "./sandbox-client.js";

/** @type {import("./sandbox-client.js").Client} */
let client;
before(async () => (client = await startClient()));
after(() => client.stop());

for (const id of OPERATIONS) {
  const { method, path, answer: example } = GOOD[id];
  describe(id, () => {
    test("answers a good request", async () => {
      const answer = await client.ask(id);
      assert.equal(answer.status, ["createTokenByExternalId", "createApiToken"].includes(id) ? 201 : 200, answer.body);
      assert.deepEqual(client.faultsOf(id, answer), []);
      if (id !== "createTokenTransaction") assert.equal(answer.body, fixture(example));
    });

    test("remembers what it was asked", async () => {
      const earlier = client.requests().length;
      await client.ask(id, { wish: "a%2Fb" });
      const [request, ...others] = client.requests().slice(earlier);
      assert.equal(others.length, 0);
      assert.deepEqual([request?.method, request?.path, request?.query], [method, path("a%2Fb"), ""]);
      assert.equal(request?.body, GOOD[id].body === undefined ? "" : JSON.stringify(GOOD[id].body("a%2Fb")));
      assert.equal(request?.headers["content-type"], "application/json");
    });

    test("names each request, and lets pages read its name", async () => {
      const [one, two] = [await client.ask(id), await client.ask(id)];
      assert.match(one.headers["x-request-id"] ?? "", /^[0-9a-f-]{36}$/);
      assert.notEqual(one.headers["x-request-id"], two.headers["x-request-id"]);
      assert.equal(one.headers["access-control-allow-origin"], "*");
      assert.equal(one.headers["access-control-expose-headers"], "retry-after, x-request-id");
    });

    test("lets pages of any origin ask", async () => {
      const { status, headers } = await fetch(client.apiUrl + path("1"), { method: "OPTIONS" });
      assert.equal(status, 204);
      assert.equal(headers.get("access-control-allow-origin"), "*");
      assert.ok(headers.get("access-control-allow-methods")?.includes(method));
      assert.equal(headers.get("access-control-allow-headers"), "authorization, content-type, x-target-server");
    });
  });
}

test("the corrected example of getTokenByUser is the page's but for one comma", () => {
  const page = fixture("apex-get-token-by-user-as-printed.txt");
  assert.throws(() => JSON.parse(page), SyntaxError);
  assert.equal(fixture("apex-get-token-by-user.json"), page.replace(/,(?=\n\}$)/, ""));
});
