// @ts-check
// The sandbox is what the other tests stand on, so it is tested with viem, without tokenwright.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { createPublicClient, createWalletClient, defineChain, erc20Abi, http, parseEventLogs } from "viem";
import { compileContracts } from "../../www/sandbox/compile.js";
import { startSandbox } from "../../www/sandbox/index.js";

const PAGE = readFileSync(new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url), "utf8");

/** @type {import("../../www/sandbox/index.js").Sandbox} */
let sandbox;
before(async () => (sandbox = await startSandbox()));
after(() => sandbox.stop());

describe("the chain", () => {
  /** @type {any} */
  let abi;
  /** @type {import("viem").PublicClient} */
  let client;
  /** @type {import("viem").WalletClient} */
  let wallet;
  /** @type {string} */
  let snapshot;

  before(async () => {
    abi = (await compileContracts()).Listing.abi;
    const transport = http(sandbox.rpcUrl);
    const chain = defineChain({
      id: sandbox.chainId,
      name: "Sandbox",
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [sandbox.rpcUrl] } },
    });
    client = createPublicClient({ chain, transport, pollingInterval: 20, cacheTime: 0 });
    wallet = createWalletClient({ chain, transport });
  });
  beforeEach(async () => (snapshot = await sandbox.chain.snapshot()));
  afterEach(() => sandbox.chain.revert(snapshot));

  const lower = (/** @type {string} */ address) => address.toLowerCase();
  const at = (/** @type {"listing" | "currency" | "token"} */ name) =>
    /** @type {import("viem").Address} */ (sandbox.contracts[name]);
  const buyer = (index = 0) => /** @type {import("viem").Address} */ (sandbox.accounts[index]);
  const erc20 = (/** @type {"currency" | "token"} */ name, /** @type {any} */ functionName, /** @type {any} */ ...args) =>
    client.readContract({ address: at(name), abi: erc20Abi, functionName, args });
  const view = (/** @type {string} */ functionName, /** @type {unknown[]} */ ...args) =>
    client.readContract({ address: at("listing"), abi, functionName, args });
  const purchase = (/** @type {bigint} */ amount, token = at("token"), payment = at("currency")) => ({
    address: at("listing"), abi, functionName: "buy", args: [amount, token, payment],
  });
  const simulate = async (/** @type {ReturnType<typeof purchase>} */ call, /** @type {import("viem").Address} */ account) => {
    const errors = (await compileContracts()).Currency.abi.filter(({ type }) => type === "error");
    return client.simulateContract({ ...call, abi: [...abi, ...errors], account });
  };
  const allow = (/** @type {bigint} */ amount, account = buyer()) =>
    wallet.writeContract({
      address: at("currency"), abi: erc20Abi, functionName: "approve", args: [at("listing"), amount],
      account, chain: null,
    });
  /** Anvil mines soon after it has taken a transaction, not before it says so. */
  const mined = async (/** @type {Promise<import("viem").Hex>} */ sent) =>
    client.waitForTransactionReceipt({ hash: await sent });

  test("the listing's ABI is the one in the page's answer", () => {
    // The page lost the space in "struct LibListing.Listing"; it has no errors, of which ours has some.
    const spaceless = JSON.stringify(abi).replaceAll("struct LibListing", "structLibListing");
    const ours = JSON.parse(spaceless).filter((/** @type {any} */ entry) => entry.type !== "error");
    assert.deepEqual(ours, JSON.parse(JSON.parse(PAGE).integration.abi));
  });

  test("the contracts are at the page's addresses", async () => {
    const { contract, integration, name, symbol, supply, chain_id } = JSON.parse(PAGE);
    assert.equal(await client.getChainId(), chain_id);
    assert.deepEqual(sandbox.contracts, {
      listing: integration.contract_address,
      currency: integration.currency_token_address,
      token: contract.address,
    });
    const read = async (/** @type {"currency" | "token"} */ which) =>
      Promise.all(["name", "symbol", "decimals", "totalSupply"].map((part) => erc20(which, part)));
    assert.deepEqual(await read("token"), [name, symbol, 0, BigInt(supply)]);
    assert.deepEqual(await read("currency"), ["USD Coin (sandbox)", "USDC", 6, 1_000_000_000_000n]);
  });

  test("the listing has the answer's price and limits", async () => {
    const listing = /** @type {any} */ (await view("viewListing", at("token")));
    const { price, tokenAmount, minbuycount, maxbuycount } = listing;
    assert.deepEqual([price, tokenAmount, minbuycount, maxbuycount], [440n, 1_000_000n, 1n, 100n]);
    assert.deepEqual([listing.token, listing.paymentToken].map(lower), [at("token"), at("currency")]);
    const balances = await Promise.all([0, 1, 2].map((index) => erc20("currency", "balanceOf", buyer(index))));
    assert.deepEqual(balances, [10_000_000_000n, 880n, 0n]);
  });

  test("a purchase moves both tokens and says so", async () => {
    await mined(allow(2200n));
    const receipt = await mined(wallet.writeContract({ ...purchase(5n), account: buyer(), chain: null }));
    assert.equal(receipt.status, "success");
    assert.equal(await erc20("token", "balanceOf", buyer()), 5n);
    assert.equal(await erc20("currency", "balanceOf", buyer()), 10_000_000_000n - 2200n);
    assert.equal(await erc20("currency", "allowance", buyer(), at("listing")), 0n);
    const [event] = /** @type {any[]} */ (parseEventLogs({ abi, logs: receipt.logs, eventName: "ListingBuyEvent" }));
    const { user, house, payment, price, count, timestamp } = event.args;
    assert.deepEqual([user, house, payment].map(lower), [buyer(), at("token"), at("currency")]);
    const block = await client.getBlock({ blockNumber: receipt.blockNumber });
    assert.deepEqual([price, count, timestamp], [440n, 5n, block.timestamp]);
    assert.equal(await view("viewCanHaveMaxAmount", at("token"), buyer()), 95n);
    assert.equal(await view("viewUserCanBuy", at("token"), buyer(), 95n), true);
    assert.equal(await view("viewUserCanBuy", at("token"), buyer(), 96n), false);
  });

  for (const { name, error, attempt } of [
    { name: "another house token", error: "NotListed", attempt: () => purchase(5n, at("currency")) },
    { name: "another currency", error: "WrongPaymentToken", attempt: () => purchase(5n, at("token"), at("token")) },
    { name: "no token", error: "BelowMinimum", attempt: () => purchase(0n) },
    { name: "more than there are", error: "NotEnoughTokens", attempt: () => purchase(1_000_001n) },
    { name: "more than a user may have", error: "AboveUserLimit", attempt: () => purchase(101n) },
    { name: "without an allowance", error: "ERC20InsufficientAllowance", attempt: () => purchase(5n) },
  ]) {
    test(`a purchase is refused: ${name}`, async () => {
      await assert.rejects(simulate(attempt(), buyer()), new RegExp(`${error}\\(`));
    });
  }

  test("a purchase is refused: too little money", async () => {
    await mined(allow(2200n, buyer(1)));
    await assert.rejects(simulate(purchase(5n), buyer(1)), /ERC20InsufficientBalance\(/);
  });

  test("the seller alone ends the sale, and gets back what is left", async () => {
    const delist = { address: at("listing"), abi, functionName: "delist", args: [at("token")] };
    await assert.rejects(client.simulateContract({ ...delist, account: buyer() }), /NotSeller\(/);
    const seller = /** @type {import("viem").Address} */ (sandbox.chain.seller);
    await mined(wallet.writeContract({ ...delist, account: seller, chain: null }));
    assert.equal(await erc20("token", "balanceOf", seller), 1_000_000n);
    assert.equal(await view("viewUserCanBuy", at("token"), buyer(), 1n), false);
  });

  test("the price can be set, and keeps what is on sale", async () => {
    await mined(allow(2200n));
    await mined(wallet.writeContract({ ...purchase(5n), account: buyer(), chain: null }));
    await sandbox.chain.setPrice(500);
    const { price, tokenAmount } = /** @type {any} */ (await view("viewListing", at("token")));
    assert.deepEqual([price, tokenAmount], [500n, 999_995n]);
  });

  test("a transaction stays pending while mining is paused", async () => {
    await sandbox.chain.pauseMining();
    const first = await allow(1n);
    await assert.rejects(client.getTransactionReceipt({ hash: first }), /could not be found/);
    await sandbox.chain.mine();
    assert.equal((await client.getTransactionReceipt({ hash: first })).status, "success");
    const second = await allow(2n);
    await sandbox.chain.resumeMining();
    assert.equal((await client.getTransactionReceipt({ hash: second })).status, "success");
    assert.equal((await mined(allow(3n))).status, "success");
  });
});

describe("the end", () => {
  const isGone = async (/** @type {string} */ url) => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const refused = await fetch(url).then(() => false, (error) => error.cause?.code === "ECONNREFUSED");
      if (refused) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  };

  test("stop() ends the chain and the API", async () => {
    const other = await startSandbox();
    await other.stop();
    assert.equal(await isGone(other.rpcUrl), true);
    assert.equal(await isGone(other.apiUrl), true);
  });

  for (const end of ["SIGINT", "SIGTERM", "an error"]) {
    test(`everything ends with the process: ${end}`, async () => {
      const module = JSON.stringify(new URL("../../www/sandbox/index.js", import.meta.url));
      const script = `const { startSandbox } = await import(${module});
        console.log((await startSandbox()).rpcUrl);
        if (${end === "an error"}) throw new Error("as the test wants");`;
      const args = ["--input-type=module", "-e", script];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
      const exited = once(child, "exit");
      const [line] = await once(child.stdout.setEncoding("utf8"), "data");
      if (end !== "an error") child.kill(/** @type {NodeJS.Signals} */ (end));
      await exited;
      assert.match(line, /^http:/);
      assert.equal(await isGone(line.trim()), true);
    });
  }
});
