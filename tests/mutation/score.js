// Counts what became of the mutants.
import { isTokenwrightError } from "tokenwright/inline";

/** What became of one mutant: an `error`, a blocking `finding`, or a plan that `survived`. */
export function outcome(prepare) {
  try {
    const plan = prepare();
    return { end: plan.findings.some(({ severity }) => severity === "block") ? "finding" : "survived", plan };
  } catch (error) {
    if (!isTokenwrightError(error)) throw error;
    return { end: "error" };
  }
}

/** What a wallet would be asked to sign. */
export const signed = (plan) => JSON.stringify(plan.steps.map(({ transaction }) => transaction));

export class Score {
  #kinds = new Map();
  #survivors = new Map();
  /** Mutants of derived and compared fields that nothing stopped. */
  escaped = [];

  add(kind, field, end, name) {
    const counts = this.#kinds.get(kind) ?? { error: 0, finding: 0, survived: 0 };
    counts[end] += 1;
    this.#kinds.set(kind, counts);
    if (end !== "survived") return;
    const fields = this.#survivors.get(kind) ?? new Map();
    this.#survivors.set(kind, fields.set(field, (fields.get(field) ?? 0) + 1));
    if (JUDGED.includes(kind)) this.escaped.push(name);
  }

  /** The fields of one kind with mutants that survived, and how many. */
  survivors(kind) {
    return this.#survivors.get(kind) ?? new Map();
  }

  /** Of the mutants of derived and compared fields, those that were stopped and all. */
  get judged() {
    const kinds = JUDGED.map((kind) => this.#kinds.get(kind)).filter((counts) => counts !== undefined);
    const all = kinds.reduce((sum, counts) => sum + total(counts), 0);
    return { stopped: all - kinds.reduce((sum, { survived }) => sum + survived, 0), all };
  }

  /** The report, in lines. */
  lines(title, honest) {
    const { stopped, all } = this.judged;
    const made = [...this.#kinds.values()].reduce((sum, counts) => sum + total(counts), 0);
    return [
      `${title}: ${honest} honest answers, 0 blocked; ${made} mutants; stopped of the derived and compared: ${stopped} of ${all} (${((100 * stopped) / all).toFixed(1)} %)`,
      ...[...this.#kinds].map(([kind, counts]) => `  ${kind}: ${total(counts)}: ${counts.error} by an error, ${counts.finding} by a finding, ${counts.survived} survived${this.#listed(kind)}`),
    ];
  }

  #listed(kind) {
    const fields = [...this.survivors(kind)].map(([field, count]) => `${field} ${count}`);
    return fields.length === 0 ? "" : ` (${fields.join(", ")})`;
  }
}

const JUDGED = ["derived", "compared"];
const total = ({ error, finding, survived }) => error + finding + survived;
