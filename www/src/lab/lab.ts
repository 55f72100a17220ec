export { AttackList } from "./list.tsx";
export { Outcome } from "./outcome.tsx";
export { recordedWorld } from "./world.ts";
