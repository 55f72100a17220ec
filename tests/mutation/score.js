// Counts what became of the mutants.
import { isTokenwrightError } from "tokenwright/inline";

const JUDGED = ["derived", "compared"];
const total = ({ error, finding, survived }) => error + finding + survived;
const isBlocked = (plan) => plan.findings.some(({ severity }) => severity === "block");

/** What became of one mutant: an `error`, a blocking `finding`, or a plan that `survived`. */
function outcome(prepare) {
  try {
    const plan = prepare();
    return isBlocked(plan) ? { end: "finding" } : { end: "survived", plan };
  } catch (error) {
    if (!isTokenwrightError(error)) throw error;
    return { end: error.code === "unsafe_transaction" ? "finding" : "error" };
  }
}

/** What a wallet would be asked to sign. */
export const signed = (plan) => JSON.stringify(plan.steps.map(({ transaction }) => transaction));

export class Score {
  #kinds = new Map();
  #survivors = new Map();
  #honest = 0;
  /** Honest plans that were blocked. */
  blocked = [];
  /** Mutants of derived and compared fields that nothing stopped. */
  escaped = [];

  honest(name, plan) {
    this.#honest += 1;
    if (isBlocked(plan)) this.blocked.push(name);
  }

  /**
   * Counts one mutant, by its row of docs/trust.md. One that survives though its field is not opaque counts apart where `excuse` knows
   * the reason. Returns the plan of one that survives because its field is opaque.
   */
  judge({ kind, field: named }, { name, field, how, given }, prepare, excuse) {
    const { end, plan } = outcome(prepare);
    const isOpaque = kind === "opaque";
    const reason = end === "survived" && !isOpaque ? excuse(plan) : undefined;
    this.#add(reason ?? kind, isOpaque ? named : field, end);
    if (end !== "survived") return undefined;
    if (!isOpaque && reason === undefined) this.escaped.push(`${name}: ${field} ${how} ${String(given)}`);
    return isOpaque ? plan : undefined;
  }

  #add(kind, field, end) {
    const counts = this.#kinds.get(kind) ?? { error: 0, finding: 0, survived: 0 };
    counts[end] += 1;
    this.#kinds.set(kind, counts);
    if (end !== "survived") return;
    const fields = this.#survivors.get(kind) ?? new Map();
    this.#survivors.set(kind, fields.set(field, (fields.get(field) ?? 0) + 1));
  }

  /** The opaque fields that a mutant survived in, sorted. */
  get opaque() {
    return [...(this.#survivors.get("opaque")?.keys() ?? [])].sort();
  }

  /** The report. */
  toString() {
    const kinds = [...this.#kinds];
    const sum = (list, pick) => list.reduce((count, [, counts]) => count + pick(counts), 0);
    const judged = kinds.filter(([kind]) => JUDGED.includes(kind));
    const [all, stopped] = [sum(judged, total), sum(judged, ({ error, finding }) => error + finding)];
    const percent = Math.floor((1000 * stopped) / all) / 10;
    const lines = kinds.map(([kind, counts]) => {
      const fields = [...(this.#survivors.get(kind) ?? [])].map(([field, count]) => `${field} ${count}`).join(", ");
      const { error, finding, survived } = counts;
      return `  ${kind}: ${total(counts)}: ${error} end in an error, ${finding} in a finding, ${survived} survive${fields && `: ${fields}`}`;
    });
    const judgement = `of the derived and compared ${stopped} of ${all} stopped: ${percent} %`;
    return [`${this.#honest} honest, ${this.blocked.length} blocked; ${sum(kinds, total)} mutants; ${judgement}`, ...lines].join("\n");
  }
}
