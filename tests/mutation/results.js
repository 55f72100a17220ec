// Mutants of what the chain says: each word of each result changed, each result cut, lengthened, left out.
import { ATTACKER } from "./mutants.js";

const LISTING = ["token", "paymentToken", "price", "tokenAmount", "minbuycount", "maxbuycount"].map((name) => `results.listing.${name}`);

function* words(number) {
  yield* [number + 1n, number - 1n, number * 10n, number / 2n, 0n, 1n, 2n ** 255n, 2n ** 256n - 1n, BigInt(ATTACKER), number + (1n << 160n)];
}

/** `field` is the name in docs/trust.md, `given` the word as a number. */
export function* resultMutants(results) {
  for (const [id, hex] of Object.entries(results)) {
    const own = `results.${id}`;
    const changed = (value) => ({ ...results, [id]: value });
    const { [id]: _, ...rest } = results;
    yield { field: own, how: "removed", results: rest };
    for (const given of [7, null, "", "0x", hex.slice(0, -1), hex.slice(0, -2), `${hex}g0`]) {
      yield { field: own, how: "retyped", given, results: changed(given) };
    }
    // A text has no word of its own meaning; a listing has six.
    if (id === "symbol") continue;
    const fields = id === "listing" ? LISTING : [own];
    for (const [index, field] of fields.entries()) {
      const [start, end] = [2 + 64 * index, 66 + 64 * index];
      const honest = BigInt(`0x${hex.slice(start, end)}`);
      for (const given of new Set(words(honest))) {
        if (given === honest || given < 0n || given >= 2n ** 256n) continue;
        yield { field, how: "changed", given, results: changed(hex.slice(0, start) + given.toString(16).padStart(64, "0") + hex.slice(end)) };
      }
    }
  }
}
