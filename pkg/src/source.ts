/**
 * What the wasm module may be made of. A compiled one is a `WebAssembly.Module`, whose name the `lib` of a server often does not know, and
 * which that of a page lets anything be: text is none.
 */
export type Source =
  | URL
  | Response
  | ArrayBuffer
  | ArrayBufferView
  | (typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module & object : never);
