// What docs/trust.md says of each field: derived, compared or opaque. The harness has no table of its own.
import { readFileSync } from "node:fs";

const WEIGHT = { opaque: 0, compared: 1, derived: 2 };

const trust = readFileSync(new URL("../../docs/trust.md", import.meta.url), "utf8");

/** The rows of the table under a heading. A row names its fields in backticks: `[]` is any element, `*` the rest of a path. */
export function truth(heading) {
  const [, section] = trust.split(`\n### ${heading}\n`);
  if (section === undefined) throw new Error(`docs/trust.md has no "### ${heading}"`);
  const lines = section.split(/\n#{2,3} /)[0].split("\n").filter((line) => line.startsWith("| `"));
  const rows = lines.map((line) => {
    const [fields, kind, why] = line.slice(2, -2).split(" | ");
    if (!(kind in WEIGHT)) throw new Error(`docs/trust.md: no class in ${line}`);
    return { fields: [...fields.matchAll(/`([^`]+)`/g)].map(([, field]) => field), kind, why };
  });
  return new Truth(rows);
}

class Truth {
  #rows;
  #seen = new Map();

  constructor(rows) {
    this.#rows = rows;
  }

  /** Every field that the table names, with its row. */
  get fields() {
    return this.#rows.flatMap((row) => row.fields.map((field) => ({ field, ...row })));
  }

  /** The row of a field. A container has the weightiest class of what it holds, for whoever changes it changes that. */
  of(name) {
    if (!this.#seen.has(name)) this.#seen.set(name, this.#find(name));
    return this.#seen.get(name);
  }

  /** The row of the weightiest field among those that a mutant touches. */
  heaviest(names) {
    return names.map((name) => this.of(name)).reduce((one, two) => (WEIGHT[two.kind] > WEIGHT[one.kind] ? two : one));
  }

  #find(name) {
    const exact = this.fields.find(({ field }) => field === name);
    const held = this.fields.filter(({ field }) => field.startsWith(`${name}.`) || field.startsWith(`${name}[`));
    const rest = this.fields.filter(({ field }) => field.endsWith("*") && name.startsWith(field.slice(0, -1)));
    const [heaviest] = held.sort((a, b) => WEIGHT[b.kind] - WEIGHT[a.kind]);
    const [nearest] = rest.sort((a, b) => b.field.length - a.field.length);
    const row = exact ?? heaviest ?? nearest;
    if (row === undefined) throw new Error(`docs/trust.md does not name ${name}`);
    return row;
  }
}

/** The names of all opaque fields of these tables, sorted. */
export function opaqueOf(...tables) {
  const opaque = tables.flatMap(({ fields }) => fields).filter(({ kind }) => kind === "opaque");
  return [...new Set(opaque.map(({ field }) => field))].sort();
}
