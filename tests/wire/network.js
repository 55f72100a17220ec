// The network call of an operation, against the sandbox's API: a real server on loopback.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { createTokenByExternalId, init, parseCreateTokenByExternalIdResponse } from "tokenwright";
import { startSandbox } from "../../www/sandbox/index.js";

let sandbox;
let config;

before(async () => {
  await init();
  sandbox = await startSandbox();
  config = { baseUrl: sandbox.apiUrl, accessToken: sandbox.accessToken };
});
after(() => sandbox.stop());

const ask = (external_id, options) => createTokenByExternalId({ external_id, is_all_market: true }, config, options);

/** What a call rejects with, as JSON; it never holds the access token. */
async function rejected(promise) {
  const error = await promise.then(() => assert.fail("nothing was rejected"), (error) => error);
  const told = JSON.stringify([error, error.stack, String(error.cause)]);
  assert.ok(!told.includes(sandbox.accessToken), told);
  return error;
}

test("an answer comes as the parser reads it", async () => {
  const body = readFileSync(new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url));
  assert.deepEqual(await ask("693d6f791f8a9198aba44f50"), parseCreateTokenByExternalIdResponse(201, body));
  const { method, path, headers, body: sent } = sandbox.requests().at(-1);
  assert.deepEqual([method, path, sent], ["POST", "/api/v1/integration/tokens/external/693d6f791f8a9198aba44f50", '{"is_all_market":true,"market_ids":[]}']);
  assert.equal(headers["x-target-server"], "integration");
});

for (const status of [400, 401, 404, 429, 500, 502]) {
  test(`status ${status} is an api error, asked for once`, async () => {
    const before = sandbox.requests().length;
    const error = await rejected(ask(`provoke-${status}`));
    assert.deepEqual([error.code, error.status], ["api", status]);
    assert.ok(error.message.length > 10);
    assert.match(error.requestId, /./);
    assert.equal(sandbox.requests().length, before + 1);
  });
}

test("time runs out", async () => {
  assert.equal((await rejected(ask("provoke-slow", { timeoutMs: 50 }))).code, "timeout");
});

test("a signal ends the call before and during it", async () => {
  for (const reason of ["text", undefined, new Error("x")]) {
    const signal = AbortSignal.abort(reason);
    const error = await rejected(ask("a", { signal }));
    assert.equal(error.code, "aborted");
    assert.equal(error.cause, signal.reason);
    const controller = new AbortController();
    const call = rejected(ask("provoke-slow", { signal: controller.signal }));
    setTimeout(() => controller.abort(reason), 20);
    const during = await call;
    assert.equal(during.code, "aborted");
    assert.equal(during.cause, controller.signal.reason);
  }
});

test("a server that is not there, and one that hangs up", async () => {
  const gone = createServer((request) => request.socket.destroy());
  await new Promise((resolve) => gone.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${gone.address().port}`;
  const params = { external_id: "a", is_all_market: true };
  const hungUp = await rejected(createTokenByExternalId(params, { ...config, baseUrl }));
  await new Promise((resolve) => gone.close(resolve));
  const notThere = await rejected(createTokenByExternalId(params, { ...config, baseUrl }));
  for (const error of [hungUp, notThere]) {
    assert.equal(error.code, "network");
    assert.ok(error.cause instanceof Error);
  }
});

test("faults are told before anything is sent", async () => {
  const before = sandbox.requests().length;
  assert.equal((await rejected(ask(""))).issues[0].path, "external_id");
  assert.equal((await rejected(ask("a", { timeoutMs: -1 }))).issues[0].path, "options.timeoutMs");
  assert.equal((await rejected(ask("a", { retries: 1 }))).issues[0].path, "options.retries");
  assert.equal((await rejected(ask("a", { signal: {} }))).issues[0].path, "options.signal");
  assert.equal(sandbox.requests().length, before);
});

test("parallel calls do not disturb each other", async () => {
  const tokens = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(`id-${index}`)));
  assert.equal(new Set(tokens.map((token) => JSON.stringify(token))).size, 1);
});
