// Honest answers of Token Layer to many requests, as the sandbox makes them with viem.
// Run: node tests/vectors/creations.mjs > tests/vectors/creations.json
import { answerCreation } from "../../www/sandbox/creation.js";

export const FROM = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const BUILDER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const OTHER = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const token = {
  name: "My Cool Token", symbol: "MCT", description: "A revolutionary new token", image: "https://example.com/logo.png", chainSlug: "base-sepolia",
};
const wide = { destinationChains: ["base", "ethereum", "solana", "arbitrum", "polygon"] };

const requests = {
  plain: {},
  spending: { amountIn: 10 },
  buying: { tokensOut: 1000, maxAmountIn: 15.5 },
  both: { amountIn: 10, tokensOut: 1000, maxAmountIn: 15.5 },
  cents: { amountIn: 0.1 + 0.2 },
  builder: { builder: { code: BUILDER, fee: 50 } },
  "builder without a fee": { builder: { code: BUILDER, fee: 0 } },
  "builder and purchase": { builder: { code: BUILDER, fee: 50 }, tokensOut: 1000, maxAmountIn: 15.5, token_referral: OTHER },
  receiver: { userAddress: OTHER },
  "startup": { poolType: "startup-preseed" },
  "test pool": { poolType: "test" },
  "no destination": { destinationChains: [] },
  "own chain alone": { destinationChains: ["base-sepolia"] },
  "main network": { chainSlug: "base", ...wide },
  "main network, spending": { chainSlug: "ethereum", ...wide, amountIn: 2.5 },
  "long texts": { name: "Ünïcödé ".repeat(12), symbol: "ÜÜÜÜÜÜÜÜÜÜ", amountIn: 1 },
};

const vectors = Object.entries(requests).map(([title, more]) => {
  const params = { ...token, ...more };
  return { title, params, answer: answerCreation(JSON.stringify(params), FROM) };
});
console.log(JSON.stringify(vectors, null, 1));
