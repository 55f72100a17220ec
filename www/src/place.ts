import { useState } from "preact/hooks";
import type { AttackName } from "./lab/names.ts";
import { operations } from "./operations/index.ts";
import { type Place, hashOf, hashOfAttack, routedPlace, useRoute } from "./route.ts";
import type { Session } from "./session.ts";

/** What the page shows, and the ways to something else. `turn` counts the attacks, so that the same one can be tried again. */
export function usePlace(session: Session) {
  const [place, setPlace] = useState<Place>(() => routedPlace() ?? { tab: "ask", operation: operations[0] });
  const [turn, setTurn] = useState(0);
  const { operation, run } = session.state;

  function show(place: Place): void {
    // A plan that is being sent stays in sight.
    if (run.status === "running") return history.replaceState(null, "", hashOf(operation));
    setPlace(place);
    if (place.tab === "ask") session.visit(place.operation);
  }
  useRoute(show);

  function goTo(place: Place): void {
    const hash = place.tab === "ask" ? hashOf(place.operation) : hashOfAttack(place.attack);
    if (hash !== location.hash) history.pushState(null, "", hash);
    show(place);
  }

  return {
    place,
    turn,
    choose: (tab: Place["tab"]) => goTo(tab === "ask" ? { tab, operation } : { tab, attack: null }),
    attack: (attack: AttackName) => {
      setTurn(turn + 1);
      goTo({ tab: "lab", attack });
    },
  };
}
