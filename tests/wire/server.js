import { readFile } from "node:fs/promises";
import { startSandbox } from "../../www/sandbox/index.js";

const ANSWER = new URL("../fixtures/apex-create-token-by-external-id.json", import.meta.url);

/** The sandbox, as the scenarios want it. */
export async function startServer() {
  const sandbox = await startSandbox();
  const { apiUrl, accessToken } = sandbox;
  const isAbout = (id) => ({ path, body }) => decodeURIComponent(path).endsWith(`/${id}`) || body.includes(`"name":"${id}"`);
  return {
    apiUrl,
    accessToken,
    body: await readFile(ANSWER, "utf8"),
    seen: async (id) => sandbox.requests().filter(isAbout(id)).map(({ at }) => at),
    stop: () => sandbox.stop(),
  };
}
