import { chainFromId } from "tokenwright";
import type { Finding as FoundOut } from "tokenwright";
import { Copy } from "./copy.tsx";
import { Hex, differingGroups } from "./hex.tsx";
import { Mark, severityWord } from "./mark.tsx";
import { Plain } from "./plain.tsx";

const isAddress = (text: string) => /^0x[0-9a-f]{40}$/i.test(text);

// Whose word each side is. What is not named here compares the visitor's word with the answer's.
const sides: Record<string, readonly [asked: string, got: string]> = {
  insufficient_balance: ["It costs", "You have"],
  price_above_max: ["You agreed to at most", "It costs"],
  no_price_limit: ["", "It costs"],
  allowance_above_cost: ["It costs", "It may already take"],
  price_differs: ["The answer", "The contract"],
  listing_mismatch: ["The answer", "The contract"],
  purchase_limit: ["You asked", "The limit"],
  not_enough_listed: ["You asked", "For sale"],
};

/** "Base 8453": people know chains by name. */
function nameChain(id: string): string {
  const name = /^\d{1,15}$/.test(id) ? chainFromId(Number(id))?.name : undefined;
  return name === undefined ? id : `${name} ${id}`;
}

/** Two lines in one frame: what was asked over what came, with the groups marked in which they differ. */
function Compare({ code, asked, got }: FoundOut) {
  if (asked === undefined && got === undefined) return null;
  const [askedBy, gotBy] = sides[code] ?? ["You asked", "The answer"];
  const addresses = asked !== undefined && got !== undefined && isAddress(asked) && isAddress(got);
  const marked = addresses ? differingGroups(asked, got, 4) : undefined;
  const line = (text: string, side: "asked" | "got") =>
    isAddress(text) ? <Hex value={text} marked={marked} side={side} /> : <span class={side}><Plain text={code === "chain_mismatch" ? nameChain(text) : text} /></span>;
  return (
    <dl class="compare">
      {asked !== undefined && (
        <div>
          <dt>
            {askedBy}
            {marked !== undefined && <span class="unseen"> (differs in groups {marked.join(", ")})</span>}
          </dt>
          <dd>{line(asked, "asked")}</dd>
        </div>
      )}
      {got !== undefined && (
        <div>
          <dt>{gotBy}</dt>
          <dd>{line(got, "got")}</dd>
        </div>
      )}
    </dl>
  );
}

/** The addresses that a note is about. */
function Named({ got = "" }: FoundOut) {
  const addresses = got.split(", ");
  return addresses.every(isAddress) ? <ol>{addresses.map((address) => <li><Hex value={address} /></li>)}</ol> : null;
}

export function Finding({ finding, id }: { finding: FoundOut; id: string }) {
  const { code, severity, message, step } = finding;
  return (
    <article class="finding" data-severity={severity} aria-labelledby={id}>
      <h3 id={id}>
        <Mark severity={severity} />
        <span>{severityWord[severity]}: {message}</span>
      </h3>
      {severity === "info" ? <Named {...finding} /> : <Compare {...finding} />}
      <p class="fine">
        <code>{code}</code>
        {step !== undefined && <span>Step {step + 1}</span>}
        <Copy text={JSON.stringify(finding, null, 2)} what={`finding ${code}`} />
      </p>
    </article>
  );
}
