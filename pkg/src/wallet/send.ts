import { copyArgument } from "../argument.js";
import { isTokenwrightError } from "../error.js";
import type { Address, Finding, Hex, Plan, PurchaseRead, Step } from "../plan.js";
import { assertSafe, checkPurchasePrice, purchaseRecheck } from "../purchase.js";
import { abortable, pause } from "./abort.js";
import { askForBatch, canBatch, followBatch } from "./batch.js";
import { checkWalletChain, enterChain } from "./chain.js";
import { type SendOptions, readOptions } from "./option.js";
import { type Ending, type StepChange, type StepResult, type StopCode, readEnding, stop } from "./outcome.js";
import { type Eip1193Provider, ProviderFault, checkProvider, request, sameText } from "./provider.js";
import { endStep, findSent, isSent, isUnclear } from "./resume.js";
import { askToSend, followStep } from "./step.js";

/**
 * What came of a plan. `steps` holds the steps that were begun, in order: the last that changed says how the plan ended, with a
 * `code` where it stopped. Keep them beside the plan to resume it.
 */
export type SendResult = { status: "done"; steps: StepResult[] } | { status: Ending["state"]; reason: string; steps: StepResult[] };

/**
 * Sends the steps of a plan through a wallet (EIP-1193): as one batch where the wallet offers that (EIP-5792), else one at a time, each
 * after the one before is mined.
 *
 * The wallet is connected (`eth_requestAccounts`, EIP-1102) and brought to the plan's chain (`switchChain`). Before anything is asked its
 * chain and accounts are read again, before a purchase the price too. What was mined is compared with what was planned; of a batch, whether
 * it holds the planned calls. At the first rejection, revert, change or failure the plan ends, and nothing more is asked of the user.
 *
 * Where the user gives a transaction another fee in the wallet, its new hash is followed; a cancelled or replaced one ends the plan.
 *
 * Send a plan once: nothing remembers what became of it, so a second call buys a second time. To go on after a reload, or after a stop,
 * give what became of it as `resume`.
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
  const { onStep, signal, chain, batch, confirmations, resume } = readOptions(options, safe);
  if (steps.length === 0) return { status: "done", steps: [] };

  const wallet = abortable(provider, signal);
  const patience = { chainId, confirmations, signal };
  const results = [...resume];
  const report = (index: number, change: StepChange) => {
    results[index] = { index, kind: steps[index]!.kind, ...change };
    onStep?.(results[index]);
  };
  const reportAll = (change: StepChange) => steps.forEach((_step, index) => report(index, change));

  const connect = async () => {
    if (resume.some(isUnclear)) throw stop("unclear", "The wallet was asked before, and may have sent it. Look there first.");
    checkAccount(await request(wallet, "eth_requestAccounts"), from);
    await enterChain(wallet, chainId, chain);
  };
  const check = async (buys: boolean) => {
    await checkWalletChain(wallet, chainId);
    checkAccount(await request(wallet, "eth_accounts"), from);
    if (buys && priceRead !== null) await checkPrice(wallet, safe, priceRead);
  };
  const sendAtOnce = async () => {
    let bundle = resume.find((result) => result.bundle !== undefined)?.bundle ?? null;
    if (bundle === null) {
      if (!batch || resume.some(isSent) || !(await canBatch(wallet, safe, signal))) return false;
      await check(true);
      bundle = await askForBatch(provider, safe, signal, reportAll);
    }
    if (bundle === null) results.length = 0;
    else await followBatch(wallet, steps, bundle, patience, reportAll, report);
    return bundle !== null;
  };
  const sendOne = async (step: Step, index: number) => {
    const change = (change: StepChange) => report(index, change);
    let sent = resume[index] && findSent(resume[index]);
    if (sent === undefined) {
      const wait = steps[index - 1]?.after ?? 0;
      if (wait > 0) await pause(wait * 1_000, signal);
      await check(step.kind === "buy");
      sent = await askToSend(provider, step, signal, change);
    }
    await followStep(wallet, step, sent, patience, change);
  };

  try {
    await connect();
    if (!(await sendAtOnce())) for (const [index, step] of steps.entries()) await sendOne(step, index);
    return { status: "done", steps: [...results] };
  } catch (error) {
    const ending = readEnding(error);
    for (const index of findOpen(results, steps.length)) report(index, endStep(results[index], ending));
    return { status: ending.state, reason: ending.reason, steps: [...results] };
  }
}

/** The steps that an ending is about: those that were begun and not mined, else the next one. */
function findOpen(results: readonly StepResult[], length: number): readonly number[] {
  const open = results.filter(({ state }) => state !== "mined").map(({ index }) => index);
  return open.length > 0 ? open : [Math.min(results.length, length - 1)];
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
