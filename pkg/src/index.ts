import { init } from "./load.js";

export * from "./api.js";
export type { Source } from "./instance.js";
export { init };
export default init;
