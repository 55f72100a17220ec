/** The digits of `0x…` in groups of `size`; the first entry is `0x` itself. */
export function splitHex(hex: string, size: number): string[] {
  return ["0x", ...(hex.slice(2).match(new RegExp(`.{1,${size}}`, "g")) ?? [])];
}

/** The groups, counted from 1, in which two hex texts differ. */
export function differingGroups(one: string, other: string, size: number): number[] {
  const [a, b] = [splitHex(one.toLowerCase(), size), splitHex(other.toLowerCase(), size)];
  const longer = a.length > b.length ? a : b;
  return longer.flatMap((_, index) => (a[index] === b[index] ? [] : [index]));
}

/**
 * Hex in full, in groups. The gaps are margins, so that a selection copies the text unbroken. Groups named in `marked` differ
 * from the other side: `asked` draws a dotted outline around them, `got` a solid ground.
 */
export function Hex({ value, size = 4, marked, side }: {
  value: string;
  size?: 4 | 8;
  marked?: readonly number[] | undefined;
  side?: "asked" | "got";
}) {
  return (
    <span class="hex">
      {splitHex(value, size).map((group, index) => (
        <span class={marked === undefined ? undefined : marked.includes(index) ? side : "same"}>{group}</span>
      ))}
    </span>
  );
}

/** The one short form of an address: only the wallet chip uses it, and its dialog shows the whole. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
