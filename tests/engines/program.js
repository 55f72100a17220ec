import { spawn } from "node:child_process";

/** Starts a program, with what it starts in a group of its own. `said` waits for what it prints. */
export function startProgram(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.on("close", resolve).on("error", resolve));
  const listeners = new Set();
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      printed += text;
      for (const listener of listeners) listener();
    });
  }

  function said(pattern, seconds = 60) {
    return new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`${command} ${args.join(" ")} ${why}:\n${printed.slice(-4000)}`));
      const timer = setTimeout(() => fail(`does not say ${pattern}`), seconds * 1000);
      const look = () => {
        const found = pattern.exec(printed);
        if (found === null) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      ended.then(() => fail("has ended"));
      look();
    });
  }

  async function stop() {
    if (child.pid === undefined) return;
    kill("SIGTERM");
    const timer = setTimeout(() => kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(timer);
  }

  function kill(signal) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The whole group has ended by itself.
    }
  }
  return { said, stop };
}
