import type { Attack } from "./attack.ts";
import { attackNames } from "./names.ts";
import { honestAnswer, pageHacked, purchaseAttacks } from "./purchase-attacks.ts";

const known = [...purchaseAttacks, pageHacked, honestAnswer];

/** All attacks, in the order of their names. */
export const attacks: readonly Attack[] = attackNames.flatMap((name) => known.filter((attack) => attack.name === name));
