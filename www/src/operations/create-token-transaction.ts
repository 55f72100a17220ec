import { createTokenTransaction as send, createTokenTransactionRequest as request } from "tokenwright";
import type { ChainSlug, TokenTransaction } from "tokenwright";
import type { Field, Form, Operation } from "./operation.ts";

const chains = [
  "ethereum", "base", "arbitrum", "polygon", "bnb", "op-bnb", "avalanche", "unichain", "monad", "abstract", "zksync", "solana",
  "base-sepolia", "bnb-testnet", "unichain-testnet", "zksync-testnet", "solana-devnet",
] satisfies ChainSlug[];

const url = "an http or https address, without spaces";
const media = "one http or https address, or one data: URI in base64";
const address = "0x and 40 digits, with their capitals as given";
const amount = "digits such as 10 or 15.5";

const links: readonly Field[] = [
  { name: "links.website", label: "Website", kind: "code", form: url },
  { name: "links.twitter", label: "Page on X", kind: "code", form: url },
  { name: "links.youtube", label: "Channel on YouTube", kind: "code", form: url },
  { name: "links.discord", label: "Server on Discord", kind: "code", form: url },
  { name: "links.telegram", label: "Group on Telegram", kind: "code", form: url },
];

const png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const mp4 = "data:video/mp4;base64,AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDEAAAAIZnJlZQAACKBtZGF0AAAC";
const user = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

const example: Form = {
  name: "My Cool Token",
  symbol: "MCT",
  description: "A revolutionary new token",
  image: png,
  chainSlug: "base-sepolia",
  banner: "https://example.com/banner.png",
  video: mp4,
  "links.website": "https://example.com",
  "links.twitter": "https://twitter.com/example",
  "links.youtube": "https://youtube.com/@example",
  "links.discord": "https://discord.gg/example",
  "links.telegram": "https://t.me/example",
  destinationChains: "base-sepolia, bnb-testnet, solana-devnet",
  poolType: "meme",
  userAddress: user,
  "builder.code": user,
  "builder.fee": "50",
  token_referral: user,
  tags: "defi, meme",
  type: "coin",
  amountIn: "10",
  tokensOut: "1000",
  maxAmountIn: "15.5",
};

// One digit too few, as the page prints it.
const short = "0x742d35Cc6634C0532925a3b844Bc9e7595f0bEb";

export const createTokenTransaction: Operation = {
  name: "createTokenTransaction",
  title: "Create token transaction",
  platform: "Token Layer",
  api: "Token Layer",
  method: "POST",
  path: "/create-token-transaction",
  base: { path: "/functions/v1", hint: "Left empty, Token Layer's own" },
  required: [
    { name: "name", label: "Name", kind: "text" },
    { name: "symbol", label: "Symbol", kind: "text", form: "1 to 10 characters" },
    { name: "description", label: "Description", kind: "text" },
    { name: "image", label: "Image", kind: "code", form: media },
    { name: "chainSlug", label: "Chain", kind: "choice", choices: chains },
  ],
  optional: [
    { name: "banner", label: "Banner", kind: "code", form: media },
    { name: "video", label: "Video", kind: "code", form: media },
    { name: "userAddress", label: "User's address", kind: "code", form: address },
    { name: "token_referral", label: "Referrer's address", kind: "code", form: address },
    { name: "poolType", label: "Pool type", kind: "choice", choices: ["meme", "startup-preseed", "test"] },
    { name: "type", label: "Type", kind: "choice", choices: ["coin"] },
    { name: "destinationChains", label: "Destination chains", kind: "list", form: "chains of the list above, with commas between" },
    { name: "tags", label: "Tags", kind: "list", form: "words with commas between" },
    { legend: "Links", fields: links },
    {
      legend: "Builder",
      fields: [
        { name: "builder.code", label: "Builder's address", kind: "code", form: address },
        { name: "builder.fee", label: "Builder's fee", kind: "integer", form: "a whole number from 0 to 10000, in basis points" },
      ],
    },
    {
      legend: "First purchase",
      fields: [
        { name: "amountIn", label: "Amount to spend", kind: "amount", form: amount, hint: "In US dollars" },
        { name: "tokensOut", label: "Tokens to buy", kind: "amount", form: amount, hint: "Whole tokens. Goes before the amount" },
        { name: "maxAmountIn", label: "Most to spend", kind: "amount", form: amount, hint: "In US dollars. Needed where tokens are named" },
      ],
    },
  ],
  example,
  printed: {
    ...example,
    image: `https://example.com/logo.png or ${png}`,
    banner: `https://example.com/banner.png or ${png}`,
    video: `https://example.com/promo.mp4 or ${mp4}`,
    userAddress: short,
    "builder.code": short,
    token_referral: short,
  },
  provokedBy: "name",
  leadsTo: "transactions",
  meanings: {},
  headline: ({ transactions, metadata }: TokenTransaction) => ({
    name: metadata?.name ?? "A token",
    rest: `to be made by ${transactions?.length ?? 0} transaction${transactions?.length === 1 ? "" : "s"}`,
  }),
  request,
  send,
};
