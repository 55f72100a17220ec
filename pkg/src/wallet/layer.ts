import { ProviderFault, isRecord } from "./provider.js";

/** One layer of a provider's error, copied: what is read twice is the same twice. */
export type Layer = { [field in (typeof FIELDS)[number]]?: unknown };

const FIELDS = ["code", "message", "data", "result", "return"] as const;
/** Where wallets, nodes and libraries put the error that they wrap; `transaction`, which echoes our calldata, is not here. */
const WRAPPERS = ["data", "originalError", "error", "cause", "info", "body", "message"];
const MAX_LAYERS = 32;

/**
 * The error and all that it wraps, outermost first. MetaMask hides the node's words in `data` or `data.originalError`, ethers in
 * `info.error` or in `body` as JSON text, older MetaMask and ethers 5 as JSON text in `message`, Ganache under the transaction's hash in
 * `data`.
 */
export function layersOf(error: unknown): readonly Layer[] {
  const layers: Layer[] = [];
  const thrown = error instanceof ProviderFault ? error.cause : error;
  const queue: unknown[] = [typeof thrown === "string" ? { message: thrown } : thrown];
  while (queue.length > 0 && layers.length < MAX_LAYERS) {
    const value = queue.shift();
    const wrapper = typeof value === "string" ? parseObject(value) : value;
    if (!isRecord(wrapper)) continue;
    try {
      layers.push(Object.fromEntries(FIELDS.map((field) => [field, wrapper[field]])));
      const hashes = Object.keys(wrapper).filter((key) => /^0x[0-9a-f]{64}$/i.test(key));
      queue.push(...[...WRAPPERS, ...hashes].map((key) => wrapper[key]));
    } catch {
      // What throws when it is read says nothing more.
    }
  }
  return layers;
}

/** JSON in the words of a revert is not read: a contract chose it. */
function parseObject(text: string): unknown {
  const start = text.indexOf("{");
  if (EXECUTION_FAILED.test(text.slice(0, start))) return null;
  try {
    return JSON.parse(text.slice(start, findEnd(text, start)));
  } catch {
    return null;
  }
}

/** The end of the object that begins at `start`: ethers 5 writes several in one message. */
function findEnd(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at >= 0 && at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') quoted = !quoted;
    else if (!quoted && text[at] === "{") depth++;
    else if (!quoted && text[at] === "}" && --depth === 0) return at + 1;
  }
  return 0;
}

const EXECUTION_FAILED = /\brevert|invalid opcode|out of gas|vm (exception|execution error)/i;

/** Whether a layer says that a call failed on the chain: by geth's code 3, or in words. */
export function tellsOfRevert({ code, message }: Layer): boolean {
  return code === 3 || (typeof message === "string" && EXECUTION_FAILED.test(message));
}

/** The innermost words that the wallet gives, cut to a length that a page can show. */
export function wordsOf(error: unknown): string {
  const messages = layersOf(error).map((layer) => layer.message);
  const words = messages.findLast((message) => typeof message === "string" && message !== "") as string | undefined;
  return words?.slice(0, 200) ?? "it did not say why";
}
