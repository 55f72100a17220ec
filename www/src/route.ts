import { useEffect } from "preact/hooks";
import { operations } from "./operations/index.ts";
import type { Operation } from "./operations/operation.ts";

/** The part of the address that names an operation. It holds names of this page alone, never what somebody typed. */
export function hashOf({ name }: Operation): string {
  return `#try/${name}`;
}

/** The operation that the address names: without one it is the first. Other hashes are places on the page. */
export function routedOperation(): Operation | undefined {
  if (location.hash === "") return operations[0];
  return operations.find((operation) => hashOf(operation) === location.hash);
}

export function goTo(operation: Operation): void {
  history.pushState(null, "", hashOf(operation));
}

/** Follows back, forward, links and typed addresses. */
export function useRoute(show: (operation: Operation) => void): void {
  useEffect(() => {
    const follow = () => {
      const operation = routedOperation();
      if (operation !== undefined) show(operation);
    };
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
}
