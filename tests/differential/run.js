// How many cases a run takes and from which seed, both to be set from outside.
import fc from "fast-check";

export const CASES = Number(process.env.CASES ?? 100_000);
export const SEED = Number(process.env.SEED ?? 20_261_123);

/** Runs a property until it fails, and then throws its own error: a counterexample is a batch, the error is about one case of it. */
export function run(property, numRuns) {
  const { errorInstance } = fc.check(property, { seed: SEED, numRuns, endOnFailure: true });
  if (errorInstance) throw errorInstance;
}
