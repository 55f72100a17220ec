/** A 20-byte address in hex. Out: with its EIP-55 checksum. In: all lower case, all upper case, or a right checksum. */
export type Address = `0x${string}`;

/** Bytes as lower-case hex, two digits a byte. */
export type Hex = `0x${string}`;

/** What `eth_sendTransaction` takes, as it is (EIP-1193, EIP-1474: quantities are hex without leading zeros). */
export type WalletTransaction = {
  from: Address;
  to: Address;
  data: Hex;
  /** Wei, as a quantity: `"0x0"`. */
  value: Hex;
  chainId: Hex;
  gas?: Hex;
};

/** One transaction of a plan, in order. */
export type Step = {
  /** `approve_reset` sets an allowance to zero first, `approve` allows, `buy` buys, `call` is anything else. */
  kind: "approve_reset" | "approve" | "buy" | "call";
  /** One plain sentence for the user: "Allow 0.0022 USDC". */
  summary: string;
  transaction: WalletTransaction;
  /** The Calldata Digest of `transaction.data` (ERC-8213). */
  digest: Hex;
  /** Seconds to wait after this step, as the API asks; at most 600. */
  after?: number;
};

/** Something that the check found out. */
export type Finding = {
  /** A stable word: `unknown_function`, `price_above_max` ... All of them stand in docs/trust.md. */
  code: string;
  /** `block`: nothing may be sent. `warn`: it could not be checked, or is unusual. `info`: good to know. */
  severity: "block" | "warn" | "info";
  /** One plain sentence, of at most 14 words, that a wallet user understands. */
  message: string;
  /** The index of the step that it is about, in `steps`, or in `rejected` where the plan is blocked. */
  step?: number;
  /** The byte of that step's calldata at which it begins. */
  offset?: number;
  /** What the user asked for ... */
  asked?: string;
  /** ... and what the answer, or the chain, gave. */
  got?: string;
};

/** What would be sent, and what the check found. A blocking finding empties `steps`: they lie in `rejected`. */
export type Plan = {
  chainId: number;
  from: Address;
  steps: readonly Step[];
  rejected: readonly Step[];
  findings: readonly Finding[];
};

/** What the user wants to buy, and what the dapp knows by itself. */
export type PurchaseIntent = {
  /** The account that pays and receives, as the wallet gives it. */
  buyer: Address;
  /** Whole tokens, above zero: goes into `buy` as it is. */
  quantity: bigint | string;
  /** The most that may be spent in all. A bigint counts base units of the currency; text is in display units, scaled exactly. */
  maxCost?: bigint | string | undefined;
  /**
   * What the dapp pins: a difference blocks, and what is left out is a warning. `contract` is the listing, which is called and may spend;
   * `currency` the ERC-20 that is paid with; `token` what is bought.
   */
  expect?: { chainId?: number | undefined; contract?: Address | undefined; currency?: Address | undefined; token?: Address | undefined };
};

/** Who creates a token, and what the dapp vouches for beside the contracts that Token Layer's public repositories name. */
export type TokenIntent = {
  /** The account that sends, and receives the token where the request has no `userAddress`. */
  from: Address;
  /** The token that a purchase is paid with. On base-sepolia and bnb-testnet it is known; elsewhere an approval blocks without it. */
  paymentToken?: Address | undefined;
  /** Contracts that may create the token, take the payment and set fees as well. */
  contracts?: readonly Address[] | undefined;
};

/** An `eth_call` that `preparePurchase` wants the result of. */
export type PurchaseRead = { id: string; chainId: Hex; to: Address; data: Hex };
