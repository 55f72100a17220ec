// All that the package offers, whichever way the wasm module came in.
export * from "./abi.js";
export * from "./batch.js";
export * from "./creation.js";
export * from "./enums.js";
export * from "./error.js";
export * from "./hash.js";
export type * from "./operation.js";
export * from "./operations.js";
export * from "./plan.js";
export * from "./purchase.js";
export * from "./units.js";
