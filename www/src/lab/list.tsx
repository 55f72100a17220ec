import type { ComponentChildren } from "preact";
import { hashOfAttack } from "../route.ts";
import type { Attack } from "./attack.ts";
import { attacks } from "./attacks.ts";
import type { AttackName } from "./names.ts";

type Props = { chosen: AttackName | null; onChoose: (attack: AttackName) => void };

/** The attacks, each one click from its verdict. */
export function AttackList(props: Props) {
  const [own, others] = [attacks.filter(isAttack), attacks.filter((attack) => !isAttack(attack))];
  return (
    <>
      <p class="quiet">An honest answer is changed, then checked.</p>
      <List {...props} label="Attacks on the answer" attacks={own} />
      <List {...props} label="To compare" attacks={others}><h3>To compare</h3></List>
    </>
  );
}

const isAttack = ({ name }: Attack) => name !== "page_hacked" && !name.startsWith("honest_");

function List({ chosen, onChoose, label, attacks, children }: Props & { label: string; attacks: readonly Attack[]; children?: ComponentChildren }) {
  return (
    <>
      {children}
      <ul class="attacks" aria-label={label}>
        {attacks.map(({ name, title, line, incident }) => (
          <li>
            <a
              href={hashOfAttack(name)} aria-current={name === chosen || undefined} aria-describedby={`${name}-line`}
              onClick={(event) => {
                event.preventDefault();
                onChoose(name);
              }}
            >
              {title}
            </a>
            <p id={`${name}-line`}>{line} {incident !== undefined && <span class="quiet">{incident}.</span>}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
