/** `WebAssembly.Module`, where the program's `lib` knows it: servers' often do not. */
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : never;

/** What the wasm module may be made of. */
export type Source = URL | Response | ArrayBuffer | ArrayBufferView<ArrayBuffer> | CompiledModule;
