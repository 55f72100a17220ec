import { useEffect, useState } from "preact/hooks";
import { type Failure, describeFailure } from "../failure.ts";
import { FailureCard, countFindings } from "../verdict.tsx";
import type { AttackName } from "./names.ts";
import { attacks } from "./attacks.ts";
import { useTelling } from "./telling.ts";
import { type Tally, Aftermath } from "./aftermath.tsx";
import { type Trial, isBlocked, isPlan, tryAttack } from "./trial.ts";
import { Judgement } from "./judgement.tsx";
import type { World } from "./world.ts";

type Props = { chosen: AttackName | null; turn: number; world: World | null; onChoose: (attack: AttackName) => void };

/** Acts 2 and 3 of the lab: what the check said of the changed answer, and what the wallet heard of it. `turn` asks for the same again. */
export function Outcome({ chosen, turn, world, onChoose }: Props) {
  const [trial, setTrial] = useState<Trial | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tally, setTally] = useState<Tally>({ tried: 0, stopped: 0 });

  useEffect(() => {
    const attack = attacks.find(({ name }) => name === chosen);
    if (attack === undefined || world === null) return setTrial(null);
    let current = true;
    setFailure(null);
    void tryAttack(attack, world).then((trial) => {
      if (!current) return;
      setTrial(trial);
      if (attack.name === "any_byte") setTally(({ tried, stopped }) => ({ tried: tried + 1, stopped: stopped + Number(isBlocked(trial)) }));
    }, (error) => current && setFailure(describeFailure(error)));
    return () => {
      current = false;
    };
  }, [chosen, turn, world]);
  useTelling(trial);

  return (
    <>
      <section id="check" class="act" aria-labelledby="check-title">
        <h2 id="check-title" tabIndex={-1}>
          <span class="number" aria-hidden="true">2</span> Check
          {trial !== null && isPlan(trial.plan) && <span class="counts">{countFindings(trial.plan.findings)}</span>}
        </h2>
        {failure !== null && <FailureCard failure={{ ...failure, title: `The lab itself failed: ${failure.title}` }} />}
        {failure === null && trial === null && <div class="empty"><p>Choose an attack. What the check says of it appears here.</p></div>}
        {failure === null && trial !== null && <Judgement trial={trial} />}
      </section>
      <section id="sign" class="act" aria-labelledby="sign-title">
        <h2 id="sign-title" tabIndex={-1}><span class="number" aria-hidden="true">3</span> Sign</h2>
        {trial === null ? <p class="quiet">Nothing to sign yet.</p> : <Aftermath trial={trial} tally={tally} onChoose={onChoose} />}
      </section>
    </>
  );
}
