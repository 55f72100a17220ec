import type { Attack } from "./attack.ts";
import { comparisons } from "./comparisons.ts";
import { creationAttacks } from "./creation-attacks.ts";
import { attackNames } from "./names.ts";
import { purchaseAttacks } from "./purchase-attacks.ts";

const known = [...creationAttacks, ...purchaseAttacks, ...comparisons];

/** All attacks, in the order of their names. */
export const attacks: readonly Attack[] = attackNames.flatMap((name) => known.filter((attack) => attack.name === name));
