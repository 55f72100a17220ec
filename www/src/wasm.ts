/** "113 kB of wasm, ready in 31 ms", as it came over the wire. */
export function describeWasm(readyIn: number | null): string {
  if (readyIn === null) return "wasm, starting";
  return `${Math.round((findWasm()?.encodedBodySize ?? 0) / 1000)} kB of wasm, ready in ${Math.round(readyIn)} ms`;
}

/** How the browser loaded the package's module, where it tells. */
export function findWasm(): PerformanceResourceTiming | undefined {
  const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
  return entries.find(({ name }) => /\.wasm(\?|$)/.test(name));
}
