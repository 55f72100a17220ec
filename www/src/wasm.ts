/** How the browser loaded the package's module, where it tells. */
export function findWasm(): PerformanceResourceTiming | undefined {
  const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
  return entries.find(({ name }) => /\.wasm(\?|$)/.test(name));
}
