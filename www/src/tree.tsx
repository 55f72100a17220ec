import { useEffect, useState } from "preact/hooks";
import { Copy } from "./copy.tsx";
import { Hex } from "./hex.tsx";
import type { Meaning } from "./operations/operation.ts";
import { Plain } from "./plain.tsx";
import { Secret } from "./secret.tsx";
import { count } from "./verdict.tsx";

const cut = 200;
const more = 2000;
const rows = 200;

type Meanings = Record<string, Meaning>;

/** What a value is, beyond its JSON type: the page says of every field how the package read it. */
function kindOf(meaning: Meaning | undefined, value: unknown): string {
  if (value === null) return "absent";
  if (meaning !== undefined) return typeof meaning === "string" ? meaning : "enum";
  if (typeof value !== "string") return typeof value;
  if (/^0x[0-9a-f]{40}$/i.test(value)) return "address";
  if (/^0x[0-9a-f]{1,64}$/i.test(value)) return "hex";
  if (/^0x[0-9a-f]*$/i.test(value)) return "bytes";
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return "time";
  if (URL.canParse(value) && new URL(value).protocol === "https:") return "link";
  return "text";
}

function Text({ text, path }: { text: string; path: string }) {
  const [shown, setShown] = useState(cut);
  if (text === "") return <span class="quiet">empty</span>;
  const next = Math.min(more, text.length - shown);
  const label = `Show ${next.toLocaleString("en")} more`;
  return (
    <>
      <Plain text={text.slice(0, shown)} />
      {next > 0 && (
        <button type="button" class="small" aria-label={`${label} of ${path}`} onClick={() => setShown(shown + more)}>{label}</button>
      )}
    </>
  );
}

/** `expanded` counts how often all was expanded. */
type Place = { name: string; path: string; meanings: Meanings; expanded: number };

function Leaf({ name, path, meanings, value }: Omit<Place, "expanded"> & { value: string | number | boolean | null }) {
  const meaning = meanings[path.replace(/\[\d+\]/g, "[]")];
  const kind = kindOf(meaning, value);
  const text = String(value);
  if (kind === "secret") return <li class="leaf"><Key name={name} kind={kind} /><Secret text={text} path={path} /></li>;
  return (
    <li class="leaf">
      <Key name={name} kind={kind} />
      <div class="value">
        {kind === "link" ? (
          <a href={text} target="_blank" rel="noopener noreferrer">{new URL(text).host}</a>
        ) : kind === "address" || kind === "hex" ? (
          <Hex value={text} />
        ) : kind === "absent" ? (
          <span class="quiet">null</span>
        ) : typeof meaning === "function" ? (
          <>{meaning(Number(value)).label} <span class="mono quiet">{text}</span></>
        ) : (
          <span class={kind === "text" ? undefined : "mono"}><Text text={text} path={path} /></span>
        )}
      </div>
      {value !== null && value !== "" && <Copy text={text} what={`value of ${path}`} />}
    </li>
  );
}

function Key({ name, kind }: { name: string; kind: string }) {
  return <div class="key"><code>{name}</code> <span class="kind">{kind}</span></div>;
}

/** What is closed is not in the document: an answer may hold thousands of objects. */
function Branch({ name, path, meanings, expanded, value, depth }: Place & { value: object; depth: number }) {
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  const [open, setOpen] = useState(depth < 2 || expanded > 0);
  useEffect(() => {
    if (expanded > 0) setOpen(true);
  }, [expanded]);
  return (
    <li>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <code>{name}</code> <span class="kind">{list ? `list of ${entries.length}` : count(entries.length, "field")}</span>
        </summary>
        {open && (
          <ul>
            {entries.slice(0, rows).map(([key, member]) => (
              <Entry
                name={list ? `[${key}]` : key} path={`${path}${list ? `[${key}]` : writeKey(key)}`}
                meanings={meanings} expanded={expanded} value={member} depth={depth + 1}
              />
            ))}
            {entries.length > rows && <li class="quiet">and {(entries.length - rows).toLocaleString("en")} more</li>}
          </ul>
        )}
      </details>
    </li>
  );
}

const writeKey = (key: string) => (/^[\w$]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`);

function Entry({ value, depth, ...place }: Place & { value: unknown; depth: number }) {
  if (typeof value === "object" && value !== null) return <Branch {...place} value={value} depth={depth} />;
  return <Leaf {...place} value={value as string | number | boolean | null} />;
}

/** A parsed answer as a tree of typed fields, every digit as it was sent. */
export function Tree({ value, meanings }: { value: object; meanings: Meanings }) {
  const [expanded, setExpanded] = useState(0);
  return (
    <>
      <button type="button" class="small" onClick={() => setExpanded(expanded + 1)}>Expand all</button>
      <ul class="tree">
        {Object.entries(value).map(([key, member]) => <Entry name={key} path={key} meanings={meanings} expanded={expanded} value={member} depth={1} />)}
      </ul>
    </>
  );
}
