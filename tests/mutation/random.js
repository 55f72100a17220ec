// One fixed seed, so that every run makes the same corpus and the same mutants.
export const SEED = 20250908;

/** Mulberry32: whole numbers from 0 to below `limit`. */
export function random(seed = SEED) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Draws shapes so that each choice of each dimension occurs about as often as its neighbours. */
export function shapes(count, dimensions, seed) {
  const next = random(seed);
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(Object.entries(dimensions).map(([name, choices], place) =>
      [name, choices[(index + (place === 0 ? 0 : next(choices.length))) % choices.length]])));
}
