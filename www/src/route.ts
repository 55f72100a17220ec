import { useEffect, useRef } from "preact/hooks";
import { type AttackName, attackNames } from "./lab/names.ts";
import { operations } from "./operations/index.ts";
import type { Operation } from "./operations/operation.ts";

/** What the page shows: an operation, or the tamper lab, with one of its attacks or none yet. */
export type Place = { tab: "ask"; operation: Operation } | { tab: "lab"; attack: AttackName | null };

/** The part of the address that names an operation. It holds names of this page alone, never what somebody typed. */
export function hashOf({ name }: Operation): string {
  return `#try/${name}`;
}

export function hashOfAttack(attack: AttackName | null): string {
  return attack === null ? "#lab" : `#lab/${attack}`;
}

/** What the address names: without a word it is the first operation. Other words are places on the page. */
export function routedPlace(): Place | undefined {
  const { hash } = location;
  if (hash === "") return { tab: "ask", operation: operations[0] };
  const attack = [null, ...attackNames].find((name) => hashOfAttack(name) === hash);
  if (attack !== undefined) return { tab: "lab", attack };
  const operation = operations.find((operation) => hashOf(operation) === hash);
  return operation && { tab: "ask", operation };
}

/** Follows back, forward, links and typed addresses. */
export function useRoute(show: (place: Place) => void): void {
  const newest = useRef(show);
  newest.current = show;
  useEffect(() => {
    const follow = () => {
      const place = routedPlace();
      if (place !== undefined) newest.current(place);
    };
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
}
