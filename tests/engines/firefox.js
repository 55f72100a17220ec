import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { startProgram } from "./program.js";

/** Gecko: the system's Firefox, by WebDriver BiDi, which it speaks without a driver. */
export async function launchFirefox() {
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
  const program = startProgram("firefox-esr", args, { env: { ...process.env, HOME: profile } });
  async function stop() {
    await program.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  try {
    const [, url] = await program.said(/WebDriver BiDi listening on (ws:\S+)/);
    return await startSession(await connect(`${url}/session`), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startSession({ send, listen, end }, stop) {
  const { capabilities } = await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });

  async function open(url) {
    const { context } = await send("browsingContext.create", { type: "tab" });
    const errors = [];
    listen(({ method, params }) => {
      if (method === "log.entryAdded" && params.level === "error" && params.source.context === context) errors.push(params.text);
    });
    await send("browsingContext.navigate", { context, url, wait: "complete" });
    return {
      errors,
      async evaluate(script) {
        // As JSON: BiDi has a notation of its own for values.
        const expression = `Promise.resolve(${script}).then((value) => JSON.stringify(value))`;
        const { result, exceptionDetails } = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
        if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
        return result.type === "undefined" ? undefined : JSON.parse(result.value);
      },
      close: () => send("browsingContext.close", { context }),
    };
  }

  async function close() {
    end();
    await stop();
  }
  return { name: `Firefox ${capabilities.browserVersion}`, open, close };
}

/** A WebDriver BiDi connection: commands are answered by their number, events go to who listens. */
async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
  const waiting = new Map();
  const listeners = [];
  let commands = 0;
  socket.on("message", (text) => {
    const message = JSON.parse(text);
    if (message.type === "event") return listeners.forEach((listener) => listener(message));
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    message.type === "success" ? resolve(message.result) : reject(new Error(`${message.error}: ${message.message}`));
  });
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        waiting.set(++commands, { resolve, reject });
        socket.send(JSON.stringify({ id: commands, method, params }));
      }),
    listen: (listener) => listeners.push(listener),
    end: () => socket.terminate(),
  };
}
