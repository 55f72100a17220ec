import { useRef, useState } from "preact/hooks";
import { Copy } from "./copy.tsx";
import { Hex } from "./hex.tsx";
import { Plain } from "./plain.tsx";

const cut = 200;
const more = 2000;
const rows = 500;

const decimals = new Set(["value", "supply", "max_purchase_limit", "min_purchase_limit"]);

/** What a value is, beyond its JSON type: the page says of every field how the package read it. */
function kindOf(path: string, value: unknown): string {
  if (value === null) return "absent";
  if (typeof value !== "string") return typeof value;
  const key = path.slice(path.lastIndexOf(".") + 1);
  if (/^0x[0-9a-f]{40}$/i.test(value)) return "address";
  if (/^0x[0-9a-f]{1,64}$/i.test(value)) return "hex";
  if (decimals.has(key) && !path.includes("args[") && /^-?\d/.test(value)) return "decimal";
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

function Leaf({ name, path, value }: { name: string; path: string; value: string | number | boolean | null }) {
  const kind = kindOf(path, value);
  const text = String(value);
  return (
    <li class="leaf">
      <div class="key">
        <code>{name}</code> <span class="kind">{kind}</span>
      </div>
      <div class="value">
        {kind === "link" ? (
          <a href={text} target="_blank" rel="noopener noreferrer">{new URL(text).host}</a>
        ) : kind === "address" || kind === "hex" ? (
          <Hex value={text} />
        ) : kind === "absent" ? (
          <span class="quiet">null</span>
        ) : (
          <span class={kind === "text" ? undefined : "mono"}><Text text={text} path={path} /></span>
        )}
      </div>
      {value !== null && value !== "" && <Copy text={text} what={`value of ${path}`} />}
    </li>
  );
}

function Branch({ name, path, value, depth }: { name: string; path: string; value: object; depth: number }) {
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  return (
    <li>
      <details open={depth < 2}>
        <summary>
          <code>{name}</code> <span class="kind">{list ? `list of ${entries.length}` : `${entries.length} fields`}</span>
        </summary>
        <ul>
          {entries.slice(0, rows).map(([key, member]) => (
            <Entry name={list ? `[${key}]` : key} path={list ? `${path}[${key}]` : `${path}.${key}`} value={member} depth={depth + 1} />
          ))}
          {entries.length > rows && <li class="quiet">and {(entries.length - rows).toLocaleString("en")} more</li>}
        </ul>
      </details>
    </li>
  );
}

function Entry(props: { name: string; path: string; value: unknown; depth: number }) {
  const { value, ...place } = props;
  if (typeof value === "object" && value !== null) return <Branch {...place} value={value} />;
  return <Leaf name={place.name} path={place.path} value={value as string | number | boolean | null} />;
}

/** A parsed answer as a tree of typed fields, every digit as it was sent. */
export function Tree({ value }: { value: object }) {
  const tree = useRef<HTMLUListElement>(null);
  function expand() {
    for (const details of tree.current?.querySelectorAll("details") ?? []) details.open = true;
  }
  return (
    <>
      <button type="button" class="small" onClick={expand}>Expand all</button>
      <ul class="tree" ref={tree}>
        {Object.entries(value).map(([key, member]) => <Entry name={key} path={key} value={member} depth={1} />)}
      </ul>
    </>
  );
}
