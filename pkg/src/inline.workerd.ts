// As inline.js, for Cloudflare's workerd, which compiles no bytes.
import { start } from "./instance.js";
import wasm from "./tokenwright.wasm";

start(wasm);

export * from "./api.js";
