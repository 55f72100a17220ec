/**
 * The IO side of the package: finds wallets, reads from the chain, and sends a plan. It holds no key and no secret.
 *
 * @module tokenwright/wallet
 */
export { type AddEthereumChainParameter, type SwitchResult, switchChain } from "./chain.js";
export { type Wallet, type WalletInfo, discoverWallets } from "./discovery.js";
export type { SendOptions } from "./option.js";
export type { Ending, StepChange, StepResult, StopCode, Trace } from "./outcome.js";
export type { Eip1193Provider } from "./provider.js";
export { readPurchase } from "./purchase.js";
export type { Receipt } from "./receipt.js";
export { type SendResult, sendPlan } from "./send.js";
