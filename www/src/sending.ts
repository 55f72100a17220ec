// Loaded when something is first checked or sent: the page can be read without it.
export { readPurchase, sendPlan, switchChain } from "tokenwright/wallet";
