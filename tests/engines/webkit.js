import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { startProgram } from "./program.js";

/** WebKit: WebKitGTK's own small browser, by WebDriver, on a screen of its own. It does not tell what the console says. */
export async function launchWebKit() {
  const programs = [];
  const close = async () => {
    for (const program of programs.reverse()) await program.stop();
  };
  try {
    const screen = startProgram("Xvfb", ["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]);
    programs.push(screen);
    const [, display] = await screen.said(/^(\d+)\n/m);
    const port = await freePort();
    // Root, as in containers, may not use WebKit's own sandbox.
    const env = { ...process.env, DISPLAY: `:${display}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
    programs.push(startProgram("WebKitWebDriver", [`--port=${port}`], { env }));
    return await startSession(`http://127.0.0.1:${port}`, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function startSession(driver, stop) {
  await untilReady(`${driver}/status`);
  const browserOptions = { binary: miniBrowser(), args: ["--automation"] };
  const { sessionId, capabilities } = await send("POST", `${driver}/session`, {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": browserOptions } },
  });
  const session = `${driver}/session/${sessionId}`;
  const lookAt = (handle) => send("POST", `${session}/window`, { handle });
  const first = await send("GET", `${session}/window`);

  async function open(url) {
    await lookAt(first);
    const { handle } = await send("POST", `${session}/window/new`, { type: "tab" });
    await lookAt(handle);
    await send("POST", `${session}/url`, { url });
    return {
      errors: [],
      async evaluate(script) {
        await lookAt(handle);
        const settle = `Promise.resolve(${script}).then((value) => done({ value }), (error) => done({ error: String(error) }))`;
        const { value, error } = await send("POST", `${session}/execute/async`, { script: `const done = arguments[0]; ${settle};`, args: [] });
        if (error !== undefined) throw new Error(error);
        return value;
      },
      async close() {
        await lookAt(handle);
        await send("DELETE", `${session}/window`);
      },
    };
  }

  async function close() {
    await send("DELETE", session);
    await stop();
  }
  return { name: `WebKitGTK ${capabilities.browserVersion}`, open, close };
}

/** A WebDriver command. */
async function send(method, url, body) {
  const response = await fetch(url, { method, body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function untilReady(status) {
  for (let attempts = 0; ; attempts++) {
    const answer = await fetch(status).catch((error) => (attempts < 100 ? undefined : Promise.reject(error)));
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Debian keeps it beside the library, under the machine's name. */
function miniBrowser() {
  const found = readdirSync("/usr/lib").map((name) => join("/usr/lib", name, "webkit2gtk-4.1/MiniBrowser")).find(existsSync);
  if (found === undefined) throw new Error("WebKitGTK's MiniBrowser is not there: install webkit2gtk-driver");
  return found;
}

/** The driver takes no port 0. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
