import { useEffect, useState } from "preact/hooks";
import { announce } from "./status.tsx";

type Props = { text: string; what: string; label?: string; onRefused?: () => void };

/** Copies `text`. Where the browser refuses, it selects the element before it and names the keys; `onRefused` can show there what was hidden. */
export function Copy({ text, what, label = "Copy", onRefused }: Props) {
  const [told, setTold] = useState<string>();
  useEffect(() => {
    if (told === undefined) return;
    const timer = setTimeout(() => setTold(undefined), 2000);
    return () => clearTimeout(timer);
  }, [told]);

  async function copy(event: MouseEvent) {
    const shown = (event.currentTarget as HTMLElement).previousElementSibling;
    try {
      await navigator.clipboard.writeText(text);
      setTold("Copied");
      announce(`Copied ${what}.`);
    } catch {
      onRefused?.();
      if (shown !== null) getSelection()?.selectAllChildren(shown);
      setTold("Press Ctrl+C");
      announce("Press Ctrl+C to copy.");
    }
  }

  return (
    <button type="button" class="small copy" aria-label={`${told ?? label} ${what}`} onClick={copy}>
      {told ?? label}
    </button>
  );
}
