import type { Eip1193Provider } from "./provider.js";

/**
 * The caller's signal fired. It never leaves the package: `sendPlan` turns it into a status. Known by identity, for what a provider throws
 * may be a proxy that refuses to be asked for its class.
 */
export const ABORTED = new Error("aborted");

/** Whether a value can be used as a signal, of whatever frame or library it comes from. */
export function isSignal(value: unknown): value is AbortSignal {
  const { aborted, addEventListener, removeEventListener } = Object(value) as Partial<Record<string, unknown>>;
  return typeof aborted === "boolean" && typeof addEventListener === "function" && typeof removeEventListener === "function";
}

/** Throws `ABORTED` where `signal` has fired. */
export function checkNotAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw ABORTED;
}

/** `work`, or `ABORTED` as soon as `signal` fires. What `work` does later is then nobody's concern, nor an unhandled rejection. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(ABORTED);
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** `work`, or `ABORTED` where it takes longer. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), milliseconds);
  try {
    return await unlessAborted(work, over.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** The same provider, whose requests end as soon as `signal` fires; after that none is made. */
export function abortable(provider: Eip1193Provider, signal: AbortSignal | undefined): Eip1193Provider {
  return {
    async request(args) {
      checkNotAborted(signal);
      return unlessAborted(Promise.resolve(provider.request(args)), signal);
    },
  };
}

/** Waits so many milliseconds, or throws `ABORTED` as soon as `signal` fires. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await unlessAborted(new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds))), signal);
  } finally {
    clearTimeout(timer);
  }
}
