export type Severity = "block" | "warn" | "info" | "ok";

/** The word that stands beside each shape: colour and shape are never alone. */
export const severityWord: Record<Severity, string> = { block: "Blocked", warn: "Warning", info: "Note", ok: "Matches" };

// One shape for each verdict, so that they differ without colour too.
const ground: Record<Severity, string> = {
  block: "M7 1h10l6 6v10l-6 6H7l-6-6V7z",
  warn: "M12 1.5 23.5 22H.5z",
  info: "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z",
  ok: "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z",
};
const sign: Record<Severity, string> = {
  block: "M8 8l8 8M16 8l-8 8",
  warn: "M12 9v5.5M12 18v.6",
  info: "M12 11v6M12 6.8v.6",
  ok: "M7 12.5l3.5 3.5L17 8.5",
};

export function Mark({ severity }: { severity: Severity }) {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path class="ground" d={ground[severity]} />
      <path class="sign" d={sign[severity]} />
    </svg>
  );
}
