type Policy = { createScriptURL(url: string): string };
type Factory = { createPolicy(name: string, rules: Policy): Policy };

let policy: Policy | undefined;

/** Lets a script of this page's own folder be a worker: the page's policy allows no other way to run one. */
export function trustWorker(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  policy ??= trustedTypes?.createPolicy("tw-worker", { createScriptURL: refuseStrangers }) ?? { createScriptURL: refuseStrangers };
  return policy.createScriptURL(url);
}

function refuseStrangers(url: string): string {
  if (!url.startsWith(new URL(".", document.baseURI).href)) throw new TypeError(`expected a script of this page, got ${url}`);
  return url;
}
