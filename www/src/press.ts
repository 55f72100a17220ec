let pressed = false;
addEventListener("pointerdown", () => (pressed = true), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pressed = false), true);

/**
 * Acts once no button is being pressed any more. A field is left by pressing something else: what would appear at that moment would move
 * the thing away, and the press would miss it.
 */
export function afterPress(act: () => void): void {
  if (pressed) addEventListener("pointerup", () => setTimeout(act), { once: true });
  else setTimeout(act);
}
