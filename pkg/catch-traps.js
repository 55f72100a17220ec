// wasm-bindgen calls the module back from promises and timers, where nobody catches a trap: it would be the page's uncaught exception, and
// the call would never end. Here the glue hands it to whoever restarts the module.
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";

const CHANGES = [
  // Nothing of a trapped instance is let go: it is gone as a whole.
  ["            return f(a, state.b, ...args);\n        } finally {", `            return f(a, state.b, ...args);
        } catch (trap) {
            state.cnt = Infinity;
            onTrap(trap);
        } finally {`],
  // Nor is it called again.
  ["            throw new Error('Cannot invoke closure from previous WASM instance');", "            return;"],
];

/** @param glue The script that wasm-bindgen wrote. */
export function catchTraps(glue) {
  let script = readFileSync(glue, "utf8");
  for (const [old, changed] of CHANGES) {
    if (script.split(old).length !== 2) throw new Error(`expected once in the glue of wasm-bindgen:\n${old}`);
    script = script.replace(old, () => changed);
  }
  writeFileSync(glue, `${script}\nlet onTrap = (trap) => { throw trap; };\n\nexport function catch_traps(handler) {\n    onTrap = handler;\n}\n`);
  appendFileSync(glue.replace(/\.js$/, ".d.ts"), "\nexport function catch_traps(handler: (trap: unknown) => void): void;\n");
}
