import { useEffect, useState } from "preact/hooks";

/** Says that something takes its time, but only once it does: `after` is in milliseconds. */
export function Waiting({ what, after }: { what: string; after: number }) {
  const [tenths, setTenths] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTenths((count) => count + 1), 100);
    return () => clearInterval(timer);
  }, []);
  if (tenths * 100 < after) return <div class="waiting" />;
  return (
    <div class="waiting">
      <progress aria-label={what} />
      <p class="quiet">{what}, {(tenths / 10).toFixed(1)} s</p>
    </div>
  );
}
