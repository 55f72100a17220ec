// Builds the package to be debugged, lets it trap, and looks the frames of the stack trace up in its source map, as developer tools do.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { TraceMap, originalPositionFor } from "@jridgewell/trace-mapping";
import { makeInCopy, root } from "./copy.js";

await makeInCopy("debug", async (copy) => {
  const dist = join(copy, "pkg/dist");
  const inside = (name) => import(pathToFileURL(join(dist, name)).href);
  const [{ default: init }, { call }, { reserve_arguments }] = await Promise.all(["index.js", "instance.js", "glue/tokenwright.js"].map(inside));
  const bytes = readFileSync(join(dist, "tokenwright.wasm"));
  await init(bytes);
  const [url] = WebAssembly.Module.customSections(new WebAssembly.Module(bytes), "sourceMappingURL");
  const map = new TraceMap(JSON.parse(readFileSync(join(dist, Buffer.from(url).toString("utf8", 1)), "utf8")));

  Error.stackTraceLimit = 50;
  assert.throws(() => call(() => reserve_arguments(2 ** 32 - 1)), ({ cause }) => {
    const frames = [...cause.stack.matchAll(/at (?:tokenwright\.wasm\.)?(.+) \(wasm:.*:0x([0-9a-f]+)\)/g)].map(([, frame, offset]) => {
      const { source, line } = originalPositionFor(map, { line: 1, column: parseInt(offset, 16) });
      return { frame, source, line };
    });
    const own = frames.filter(({ source }) => source?.startsWith("src/"));
    for (const { frame, source, line } of own) console.log(`${source}:${line}  ${frame}`);
    const [{ frame, source, line }] = own;
    const [text] = readFileSync(join(root, source), "utf8").split("\n").slice(line - 1);
    assert.match(frame, /tokenwright::js::buffer::reserve_arguments/);
    assert.match(text, /buffer\.resize\(length, 0\)/);
    return true;
  });
});
