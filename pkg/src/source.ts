/** What the wasm module may be made of. A compiled one is a `WebAssembly.Module`, whose name the `lib` of a server often does not know. */
export type Source =
  | URL
  | Response
  | ArrayBuffer
  | ArrayBufferView<ArrayBuffer>
  | (typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : never);
