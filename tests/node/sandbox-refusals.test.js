// @ts-check
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { GOOD, OPERATIONS, fixture, namedFields, startClient } from "./sandbox-client.js";

/**
 * @typedef {import("./sandbox-client.js").OperationId} OperationId
 * @typedef {Parameters<import("./sandbox-client.js").Client["ask"]>[1]} Changes
 */

/** @type {import("./sandbox-client.js").Client} */
let client;
before(async () => (client = await startClient()));
after(() => client.stop());

/** @type {(id: OperationId, status: number, field: string | undefined, changes: Changes) => Promise<void>} */
async function refuses(id, status, field, changes) {
  const answer = await client.ask(id, changes);
  assert.equal(answer.status, status, answer.body);
  assert.deepEqual(client.faultsOf(id, answer), []);
  if (field !== undefined) assert.deepEqual(namedFields(answer.body), [field]);
}

for (const id of OPERATIONS) {
  const { method, path, body } = GOOD[id];
  /** @type {[name: string, status: number, field: string | undefined, changes: Changes][]} */
  const everywhere = [
    ["no token", 401, undefined, { headers: { authorization: "" } }],
    ["another token", 401, undefined, { headers: { authorization: "Bearer x" } }],
    ["a query", 400, "query", { path: `${path("1")}?page=1` }],
  ];
  /** @type {typeof everywhere} */
  const ofGet = [["another media type", 400, "header.Content-Type", { headers: { "content-type": "text/plain" } }]];
  /** @type {typeof everywhere} */
  const ofPost = [
    ["another media type", 400, "headers.content-type", { headers: { "content-type": "text/plain" } }],
    ["no body", 400, "body", { body: "" }],
    ["broken JSON", 400, "body", { body: "{" }],
    ["a list", 400, "body", { body: "[]" }],
    ["an unknown field", 400, "body.colour", { body: { ...body?.("good"), colour: "red" } }],
  ];
  describe(`${id} refuses`, () => {
    for (const [name, status, field, changes] of [...everywhere, ...(method === "GET" ? ofGet : ofPost)]) {
      test(name, () => refuses(id, status, field, changes));
    }
    const elsewhere = {
      "a path that goes on": { path: `${path("1")}/b` },
      "another method": { method: method === "GET" ? "POST" : "GET" },
    };
    for (const [name, changes] of Object.entries(elsewhere)) {
      test(`${name}, which is no operation's`, async () => assert.equal((await client.ask(id, changes)).status, 404));
    }
  });
}

/** @type {[OperationId, parameter: string][]} */
const named = [
  ["createTokenByExternalId", "external_id"],
  ["getTokenById", "token_id"],
  ["getTokenByUser", "token_id"],
];
for (const [id, parameter] of named) {
  describe(`${id}, ${parameter}`, () => {
    for (const wish of ["%zz", "%ff", "%00", "%7F", "%C2%85", "a".repeat(257)]) {
      test(`refuses ${wish.slice(0, 9)}`, () => refuses(id, 400, `path.${parameter}`, { wish }));
    }
    for (const wish of ["a%2Fb", "%F0%9F%8F%A0", "...", "a".repeat(256)]) {
      test(`takes ${wish.slice(0, 9)}`, async () => assert.ok((await client.ask(id, { wish })).status < 300));
    }
  });
}

test("createTokenByExternalId refuses another target server", () =>
  refuses("createTokenByExternalId", 400, "header.X-Target-Server", { headers: { "x-target-server": "wallets" } }));

const PNG = "data:image/png;base64,iVBORw0KGgo=";
const ADDRESS = "0x742d35Cc6634C0532925a3b844Bc9e7595f0bEb0";
const LINK = "https://example.com";
const PURCHASE = { tokensOut: 1, maxAmountIn: 1 };

/** @type {(fields: string[], value: unknown) => [field: string, changes: object][]} */
const each = (fields, value) => fields.map((field) => [field, { [field]: value }]);

/**
 * What a body may hold in the place of what a good one holds, and what it may not.
 * @type {{ id: OperationId, takes: object[], refuses: [field: string, changes: object][] }[]}
 */
const BODIES = [
  {
    id: "createTokenByExternalId",
    takes: [{ market_ids: undefined }, { is_all_market: false, market_ids: ["a"] }, { market_ids: ["a", "b"] }],
    refuses: [
      ["is_all_market", { is_all_market: undefined }],
      ["is_all_market", { is_all_market: "true" }],
      ["market_ids", { is_all_market: false, market_ids: undefined }],
      ["market_ids", { is_all_market: false, market_ids: [] }],
      ["market_ids", { market_ids: ["a", "a"] }],
      ["market_ids", { market_ids: null }],
      ["market_ids.0", { market_ids: [1] }],
      ["market_ids.0", { market_ids: [""] }],
      ["market_ids.1", { market_ids: ["a", "b\n"] }],
    ],
  },
  {
    id: "createApiToken",
    takes: [
      { account: undefined, name: undefined, modules: undefined },
      { icon: null, description: null },
      { icon: "i", description: "d" },
      { modules: [] },
      { modules: [{ id: "MOD-1756-1452" }, { id: "MOD-1756" }] },
    ],
    refuses: [
      ["account", { account: null }],
      ["account", { account: "ACC-1234-5678" }],
      ["account.id", { account: {} }],
      ["account.id", { account: { id: "" } }],
      ["account.id", { account: { id: "a\u0000" } }],
      ["account.name", { account: { id: "a", name: "b" } }],
      ["name", { name: "" }],
      ["name", { name: null }],
      ["name", { name: "a\tb" }],
      ["modules", { modules: null }],
      ["modules", { modules: [{ id: "a" }, { id: "a" }] }],
      ["modules.0.id", { modules: [{}] }],
      ["modules.0.paid", { modules: [{ id: "a", paid: true }] }],
    ],
  },
  {
    id: "createTokenTransaction",
    takes: [
      { symbol: "M" },
      { symbol: "🏠".repeat(10) },
      { image: PNG, banner: "data:image/svg+xml;charset=utf-8;base64,AAAA", video: "data:video/mp4;base64,AA==" },
      { image: `data:image/png;base64,${"AAAA".repeat(900_000)}` },
      { image: "HTTP://example.com:8080/a%20b?c#d", links: {} },
      { links: { website: LINK, twitter: LINK, youtube: LINK, discord: LINK, telegram: LINK } },
      { chainSlug: "solana", destinationChains: [] },
      { poolType: "startup-preseed", destinationChains: ["bnb", "base"] },
      { poolType: "test", userAddress: ADDRESS, token_referral: ADDRESS, builder: { code: ADDRESS, fee: 0 } },
      { builder: { code: ADDRESS, fee: 10_000 }, tags: ["a", "a"], type: "coin" },
      { amountIn: 0, tokensOut: 0 },
      { amountIn: 1e-7, tokensOut: 1e21, maxAmountIn: 0 },
    ],
    refuses: [
      ...each(["name", "symbol", "description", "image", "chainSlug"], undefined),
      ...each(["name", "symbol", "description", "image", "banner", "video"], ""),
      ["name", { name: 1 }],
      ["symbol", { symbol: "🏠".repeat(11) }],
      ["image", { image: "ftp://example.com/a.png" }],
      ["image", { image: "https://example.com/a b.png" }],
      ["image", { image: "https://example.com/%zz" }],
      ["image", { image: "https:///a.png" }],
      ["image", { image: "https://exämple.com" }],
      ["image", { image: "logo.png" }],
      ["image", { image: "data:video/mp4;base64,AAAA" }],
      ["image", { image: "data:image/png,AAAA" }],
      ["image", { image: "data:image/png;base64," }],
      ["image", { image: "data:image/png;base64,AAA" }],
      ["image", { image: "data:image/png;base64,A===" }],
      ["image", { image: "data:image/png;base64,AA-_" }],
      ["video", { video: PNG }],
      ["chainSlug", { chainSlug: "opbnb" }],
      ["chainSlug", { chainSlug: "toString" }],
      ["links.website", { links: { website: "example.com" } }],
      ["links.telegram", { links: { telegram: "tg://example" } }],
      ["links.mastodon", { links: { mastodon: "https://example.com" } }],
      ["destinationChains", { destinationChains: ["base", "base"] }],
      ["destinationChains", { destinationChains: "base" }],
      ["destinationChains.1", { destinationChains: ["base", "moon"] }],
      ["poolType", { poolType: "Meme" }],
      ["userAddress", { userAddress: ADDRESS.slice(0, -1) }],
      ["userAddress", { userAddress: `${ADDRESS}0` }],
      ["userAddress", { userAddress: ADDRESS.replace("0x", "0X") }],
      ["userAddress", { userAddress: null }],
      ["token_referral", { token_referral: ADDRESS.replace("7", "g") }],
      ["builder.fee", { builder: { code: ADDRESS } }],
      ["builder.code", { builder: { fee: 50 } }],
      ["builder.code", { builder: { code: "0x", fee: 50 } }],
      ["builder.fee", { builder: { code: ADDRESS, fee: -1 } }],
      ["builder.fee", { builder: { code: ADDRESS, fee: 10_001 } }],
      ["builder.fee", { builder: { code: ADDRESS, fee: 0.5 } }],
      ["builder.address", { builder: { code: ADDRESS, fee: 1, address: ADDRESS } }],
      ["tags.1", { tags: ["a", ""] }],
      ["type", { type: "nft" }],
      ["amountIn", { amountIn: -0.01 }],
      ["amountIn", { amountIn: "10" }],
      ["tokensOut", { ...PURCHASE, tokensOut: -1 }],
      ["maxAmountIn", { ...PURCHASE, maxAmountIn: -1 }],
      ["maxAmountIn", { tokensOut: 1e-9 }],
    ],
  },
];

for (const { id, takes, refuses: table } of BODIES) {
  const good = GOOD[id].body?.("good");
  const told = (/** @type {object} */ changes) =>
    JSON.stringify(changes, (_, value) => (value === undefined ? "absent" : value)).slice(0, 60);
  describe(`${id}'s body`, () => {
    for (const changes of takes) {
      test(`may have ${told(changes)}`, async () => {
        const answer = await client.ask(id, { body: { ...good, ...changes } });
        assert.ok(answer.status < 300, answer.body);
        assert.deepEqual(client.faultsOf(id, answer), []);
      });
    }
    for (const [field, changes] of table) {
      test(`may not have ${told(changes)}`, () =>
        refuses(id, 400, `body.${field}`, { body: { ...good, ...changes } }));
    }
  });
}

test("a body that is too long is refused", () =>
  refuses("createTokenTransaction", 413, undefined, { body: " ".repeat(4_000_001) }));

test("every fault of a request is named", async () => {
  const changes = { headers: { "x-target-server": "" }, body: { is_all_market: 1, markets: [] } };
  const { body } = await client.ask("createTokenByExternalId", changes);
  assert.deepEqual(namedFields(body), ["header.X-Target-Server", "body.markets", "body.is_all_market"]);
});

test("the example request of SoftwareOne's page is good", async () => {
  const body = fixture("softwareone-create-token-request.json");
  assert.equal((await client.ask("createApiToken", { body })).status, 201);
});

test("the example request of Token Layer's page has six faults", async () => {
  const body = fixture("token-layer-create-token-transaction-request.json");
  const answer = await client.ask("createTokenTransaction", { body });
  assert.equal(answer.status, 400);
  const fields = ["image", "banner", "video", "userAddress", "builder.code", "token_referral"];
  assert.deepEqual(new Set(namedFields(answer.body)), new Set(fields.map((field) => `body.${field}`)));
});
