import { type Plan, type WalletTransaction, isTokenwrightError } from "tokenwright";
import { type Eip1193Provider, sendPlan } from "tokenwright/wallet";
import { type Failure, describeFailure } from "../failure.ts";
import type { Attack } from "./attack.ts";
import { honestCreation, planCreation } from "./creation.ts";
import { hack } from "./hack.ts";
import { honestPurchase, planPurchase } from "./purchase.ts";
import { type World, isQuestion, withCopies, withLog } from "./world.ts";

/** What came of an attack. */
export type Trial = {
  attack: Attack;
  /** The paths in the answer that it changed. */
  changed: readonly string[];
  /** The plan of the honest answer, to compare bytes with. */
  honest: Plan;
  /** The plan of the changed answer, or why there is none. */
  plan: Plan | Failure;
  /** The code with which `sendPlan` refused a plan that is blocked. */
  refusal: string | null;
  /** What a hacked page had the wallet asked to sign, in place of the plan. */
  hacked: WalletTransaction | null;
  /** What the wallet's provider was called, in order. */
  calls: readonly string[];
};

export const isPlan = (plan: Plan | Failure): plan is Plan => "steps" in plan;
export const isBlocked = ({ plan }: Pick<Trial, "plan">) => !isPlan(plan) || plan.findings.some(({ severity }) => severity === "block");
export const countQuestions = ({ calls }: Trial) => calls.filter(isQuestion).length;

/**
 * Changes an honest answer as a compromised API would, and does with it what a dapp does: reads the text, makes the plan, sends it. Only a
 * plan that nothing blocks is left unsent: that is for the visitor.
 */
export async function tryAttack(attack: Attack, world: World): Promise<Trial> {
  const text = attack.answer === "purchase" ? honestPurchase : honestCreation;
  const makePlan = async ({ provider, buyer }: World, text: string) =>
    attack.answer === "purchase" ? planPurchase(provider, buyer, text) : planCreation(buyer, text);
  const honest = await makePlan(world, text);
  const answer = JSON.parse(text);
  const changed = attack.change(answer);
  const page = attack.name === "page_hacked" ? hack(world) : { ...world, asked: [] };
  const watched = withLog(withCopies(page, attack.copies));
  const { provider, calls } = watched;
  const plan = await makePlan(watched, JSON.stringify(answer)).catch((error) => {
    if (!isTokenwrightError(error)) throw error;
    return describeFailure(error);
  });
  const tried = isPlan(plan) && (isBlocked({ plan }) || attack.name === "page_hacked");
  const refusal = tried ? await trySending(provider, plan) : null;
  return { attack, changed, honest, plan, refusal, hacked: page.asked[0] ?? null, calls };
}

async function trySending(provider: Eip1193Provider, plan: Plan): Promise<string | null> {
  try {
    await sendPlan(provider, plan);
    return null;
  } catch (error) {
    if (!isTokenwrightError(error)) throw error;
    return error.code;
  }
}
