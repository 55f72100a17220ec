import { useRef } from "preact/hooks";

type Tab = "ask" | "lab";
const tabs = [["ask", "Ask"], ["lab", "Tamper lab"]] as const;

/** The tabs of the first column (APG): arrows, Home and End choose at once. */
export function Tabs({ chosen, onChoose }: { chosen: Tab; onChoose: (tab: Tab) => void }) {
  const list = useRef<HTMLDivElement>(null);

  function follow(event: KeyboardEvent) {
    const at = tabs.findIndex(([name]) => name === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const tab = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (tab === undefined) return;
    event.preventDefault();
    onChoose(tab[0]);
    list.current?.querySelector<HTMLElement>(`#tab-${tab[0]}`)?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label="Try it or break it" ref={list} onKeyDown={follow}>
      {tabs.map(([name, title]) => (
        <button
          type="button" role="tab" id={`tab-${name}`} aria-controls={name} aria-selected={name === chosen}
          tabIndex={name === chosen ? 0 : -1} onClick={() => onChoose(name)}
        >
          {name === "ask" && <span class="number" aria-hidden="true">1</span>} {title}
        </button>
      ))}
    </div>
  );
}
