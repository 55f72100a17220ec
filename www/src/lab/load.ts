import { useEffect, useMemo, useState } from "preact/hooks";
import type { Sandbox } from "../sandbox.ts";
import type { Wallet } from "../state.ts";

/** The lab, once somebody opens it, and where its attacks are tried: with the sandbox's own wallet, or with what was recorded of one. */
export function useLab(isOpen: boolean, sandbox: Sandbox | null, development: Wallet | undefined) {
  const [lab, setLab] = useState<typeof import("./lab.ts") | null>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (isOpen) import("./lab.ts").then(setLab, () => setMissing(true));
  }, [isOpen]);
  const world = useMemo(() => {
    if (sandbox === null) return lab?.recordedWorld ?? null;
    const [buyer] = sandbox.accounts;
    return development === undefined || buyer === undefined ? null : { provider: development.provider, buyer };
  }, [lab, development]);
  return { lab, isMissing, world };
}
