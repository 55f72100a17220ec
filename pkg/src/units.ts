import * as glue from "./glue/tokenwright.js";
import { ask, askText } from "./instance.js";

/**
 * Display units as base units, exactly: `parseUnits("1.5", 6)` is `1500000n`.
 *
 * @throws {TokenwrightError} `invalid_argument` for a sign, an exponent, a space, or a digit finer than `decimals` (0 to 77).
 */
export function parseUnits(decimal: string, decimals: number): bigint {
  return ask(glue.units_parse, decimal, decimals) as bigint;
}

/** Base units, 0 to 2^256 - 1, as display units (`decimals` 0 to 255) without trailing zeros: `formatUnits(1500000n, 6)` is `"1.5"`. */
export function formatUnits(value: bigint, decimals: number): string {
  return askText(glue.units_format, value, decimals);
}
