import { isTokenwrightError } from "../error.js";
import type { Address, Finding, Hex, Plan, PurchaseRead, Step, WalletTransaction } from "../plan.js";
import { assertSafe, checkPurchasePrice, purchaseRecheck } from "../purchase.js";
import { ABORTED, abortable, checkNotAborted, isSignal, pause, unlessAborted } from "./abort.js";
import { copyArgument, invalidArgument } from "./argument.js";
import { type AddEthereumChainParameter, checkWalletChain, enterChain, readChain } from "./chain.js";
import { Ended, type Ending, type StepChange, type StepResult, type StopCode, readEnding, stop } from "./outcome.js";
import { type Eip1193Provider, ProviderFault, checkProvider, isHex, request, sameText } from "./provider.js";
import { findDifference, waitUntilMined } from "./receipt.js";
import { NO_REASON, type Revert, findRevert } from "./revert.js";

/** How a plan is sent. `null` is absent. */
export type SendOptions = {
  /** Called at each change of a step. What it throws ends the plan and rejects `sendPlan`. */
  onStep?: ((step: StepResult) => void) | null | undefined;
  /**
   * Stops at once. A transaction that is sent stays sent, and a wallet that is asking goes on asking: where the user still confirms,
   * `onStep` is called once more, with the hash.
   */
  signal?: AbortSignal | null | undefined;
  /** The plan's chain, for a wallet that does not know it. */
  chain?: AddEthereumChainParameter | null | undefined;
};

/** What came of a plan. `steps` holds the steps that were begun, in order: the last of them says how the plan ended. */
export type SendResult = { status: "done"; steps: StepResult[] } | { status: Ending["state"]; reason: string; steps: StepResult[] };

/**
 * Sends the steps of a plan through a wallet (EIP-1193), one at a time, and waits for each to be mined.
 *
 * The wallet is connected (`eth_requestAccounts`, EIP-1102) and brought to the plan's chain (`switchChain`). Before each step its chain
 * and accounts are read again, before a purchase the price too. What was mined is compared with what was planned. At the first
 * rejection, revert, change or failure the plan ends, and nothing more is asked of the user.
 *
 * A transaction that the user replaces in the wallet is waited for until `signal` fires.
 *
 * Send a plan once: nothing remembers what became of it, so a second call buys a second time. Where the last step has a `hash`, or it
 * was stopped while the wallet asked (`aborted`), look at what became of that first, then make a new plan.
 *
 * @returns a status, whatever the wallet does.
 * @throws {TokenwrightError} before the wallet is asked for anything: `unsafe_transaction` where a finding blocks, `invalid_argument` for
 *   a malformed plan or option, for a provider that is none, and at `options.chain.chainId` where that is not the plan's chain,
 *   `not_initialized`.
 */
export async function sendPlan(provider: Eip1193Provider, plan: Plan, options?: SendOptions | null): Promise<SendResult> {
  const safe = assertSafe(copyArgument(plan, "plan"));
  const { steps, from, chainId } = safe;
  const priceRead = purchaseRecheck(safe);
  checkProvider(provider);
  const { onStep, signal, chain } = readOptions(options, chainId);

  const wallet = abortable(provider, signal);
  const results: StepResult[] = [];
  const report = (index: number, change: StepChange) => {
    results[index] = { index, kind: steps[index]!.kind, ...change };
    onStep?.(results[index]);
  };
  for (const [index, step] of steps.entries()) {
    try {
      if (index === 0) await connect(wallet, from, chainId, chain);
      else await pause((steps[index - 1]!.after ?? 0) * 1_000, signal);
      await checkWalletChain(wallet, chainId);
      checkAccount(await request(wallet, "eth_accounts"), from);
      if (step.kind === "buy" && priceRead !== null) await checkPrice(wallet, safe, priceRead);
      await sendStep(provider, step, signal, (change) => report(index, change));
    } catch (error) {
      const ending = readEnding(error);
      const sent = results[index]?.state === "pending" ? { hash: results[index].hash } : {};
      report(index, { ...sent, ...ending });
      return { status: ending.state, reason: ending.reason, steps: [...results] };
    }
  }
  return { status: "done", steps: results };
}

function readOptions(options: SendOptions | null | undefined, chainId: number) {
  const onStep = options?.onStep ?? undefined;
  const signal = options?.signal ?? undefined;
  const chain = readChain(options?.chain, chainId, "options.chain");
  if (onStep !== undefined && typeof onStep !== "function") throw invalidArgument("options.onStep", "wrong_type", "expected a function");
  if (signal !== undefined && !isSignal(signal)) throw invalidArgument("options.signal", "wrong_type", "expected an AbortSignal");
  return { onStep, signal, chain };
}

async function connect(wallet: Eip1193Provider, from: Address, chainId: number, chain: AddEthereumChainParameter | null): Promise<void> {
  checkAccount(await request(wallet, "eth_requestAccounts"), from);
  await enterChain(wallet, chainId, chain);
}

function checkAccount(accounts: unknown, from: Address): void {
  if (Array.isArray(accounts) && accounts.some((account) => sameText(account, from))) return;
  throw stop("wrong_account", `The wallet does not offer the account ${from}.`);
}

/** The agreed price is in the plan; whoever sells may have raised it since. */
async function checkPrice(wallet: Eip1193Provider, plan: Plan, { to, data }: PurchaseRead): Promise<void> {
  let finding: Finding | null;
  try {
    finding = checkPurchasePrice(plan, (await request(wallet, "eth_call", [{ to, data }, "latest"])) as Hex);
  } catch (error) {
    if (error instanceof ProviderFault || isTokenwrightError(error)) throw stop("price_unread", "The price could not be read again.");
    throw error;
  }
  if (finding !== null) throw stop(finding.code as StopCode, finding.message);
}

async function sendStep(provider: Eip1193Provider, step: Step, signal: AbortSignal | undefined, report: (change: StepChange) => void): Promise<void> {
  const { transaction } = step;
  const wallet = abortable(provider, signal);
  report({ state: "confirming" });
  const hash = await askToSend(provider, transaction, signal, report);
  report({ state: "pending", hash });
  const { receipt, transaction: mined } = await waitUntilMined(wallet, hash, Number(transaction.chainId), signal);
  const difference = findDifference(mined, transaction);
  if (difference !== null) throw stop("mined_differs", `What was mined is not what was planned: "${difference}" differs.`, { hash, receipt });
  if (receipt.status !== "0x1") {
    const revert = await explainRevert(wallet, transaction, receipt.blockNumber);
    throw new Ended({ state: "reverted", ...revert, hash, receipt });
  }
  report({ state: "mined", hash, receipt });
}

async function askToSend(
  provider: Eip1193Provider,
  transaction: WalletTransaction,
  signal: AbortSignal | undefined,
  report: (change: StepChange) => void,
): Promise<Hex> {
  checkNotAborted(signal);
  const answer = request(provider, "eth_sendTransaction", [transaction]).then(readHash);
  try {
    return await unlessAborted(answer, signal);
  } catch (error) {
    if (error !== ABORTED) throw error;
    answer.then((hash) => report({ state: "pending", hash })).catch(() => {});
    throw stop("aborted", "Stopped while the wallet was asking. Reject it there.");
  }
}

function readHash(answer: unknown): Hex {
  if (isHex(answer) && answer.length === 66) return answer;
  throw stop("wallet_failed", "The wallet gave no transaction hash. Look there whether it was sent.");
}

/** A receipt has no reason: the same call, at the end of the same block, mostly fails for the same one. */
async function explainRevert(wallet: Eip1193Provider, { from, to, data, value }: WalletTransaction, block: Hex): Promise<Revert> {
  const revert = await request(wallet, "eth_call", [{ from, to, data, value }, block]).then(() => null, findRevert);
  return revert ?? { reason: NO_REASON };
}
