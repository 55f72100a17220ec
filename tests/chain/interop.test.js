// The steps of a plan go into other libraries' senders, as the guides say it: the one line each is what they quote.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { connect, createConfig, injected, sendTransaction, waitForTransactionReceipt } from "@wagmi/core";
import { BrowserProvider } from "ethers";
import { createPublicClient, createWalletClient, custom, defineChain, http } from "viem";
import { readPurchase } from "tokenwright/wallet";
import { BUYER, TOKEN, intent, token } from "../node/scripted-wallet.js";
import { WALLETS, openStage } from "./stage.js";

let stage;
let snapshot;
let chain;

before(async () => {
  stage = await openStage();
  const nativeCurrency = { name: "Ether", symbol: "ETH", decimals: 18 };
  chain = defineChain({ id: 17000, name: "Sandbox", nativeCurrency, rpcUrls: { default: { http: [stage.chain.rpcUrl] } } });
});
after(() => stage.chain.stop());
beforeEach(async () => {
  snapshot = await stage.chain.snapshot();
  // wagmi looks for wallets in browsers alone.
  globalThis.window = new EventTarget();
});
afterEach(async () => {
  delete globalThis.window;
  await stage.chain.revert(snapshot);
});

/** A library's way to send one transaction and wait for it, given the wallet. */
const LIBRARIES = {
  viem: (provider) => {
    const client = createWalletClient({ chain, transport: custom(provider) });
    const reader = createPublicClient({ chain, transport: http() });
    return async ({ from, to, data, value }) => {
      const hash = await client.sendTransaction({ account: from, to, data, value: BigInt(value) });
      return (await reader.waitForTransactionReceipt({ hash })).status === "success";
    };
  },
  ethers: async (provider) => {
    const signer = await new BrowserProvider(provider).getSigner();
    return async (transaction) => {
      const response = await signer.sendTransaction(transaction);
      return (await response.wait()).status === 1;
    };
  },
  "@wagmi/core": async (provider) => {
    const connector = injected({ target: { id: "test", name: "Test", provider } });
    const transports = { [chain.id]: http() };
    const config = createConfig({ chains: [chain], connectors: [connector], transports, multiInjectedProviderDiscovery: false });
    await connect(config, { connector: config.connectors[0] });
    return async ({ from, to, data, value, chainId }) => {
      const hash = await sendTransaction(config, { account: from, to, data, value: BigInt(value), chainId: Number(chainId) });
      return (await waitForTransactionReceipt(config, { hash })).status === "success";
    };
  },
};

for (const [library, makeSender] of Object.entries(LIBRARIES)) {
  for (const [name, makeWallet] of Object.entries(WALLETS)) {
    test(`${library}, with ${name}`, async () => {
      const provider = makeWallet(stage);
      await provider.request({ method: "eth_requestAccounts", params: [] });
      const { steps } = await readPurchase(provider, token, intent);
      assert.equal(steps.length, 2);
      const send = await makeSender(provider);
      for (const { transaction } of steps) assert.ok(await send(transaction));
      assert.equal(await stage.readBalance(BUYER, TOKEN), 5n);
    });
  }
}
