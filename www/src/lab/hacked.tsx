import { type Plan, type WalletTransaction, calldataDigest } from "tokenwright";
import { Hex, differingGroups } from "../hex.tsx";
import { Banner } from "../verdict.tsx";
import { Difference } from "./difference.tsx";

/** What no check can stop, shown as it happens: the plan passed, and something else reached the wallet. */
export function Hacked({ title, plan, asked }: { title: string; plan: Plan; asked: WalletTransaction }) {
  const [step] = plan.steps;
  if (step === undefined) return null;
  const digest = calldataDigest(asked.data);
  const marked = differingGroups(step.digest, digest, 8);
  return (
    <div class="checked">
      <Banner severity="warn" title={title}>
        <p>
          The answer is honest, and the check agreed. A script in this page then changed the transaction on its way to the wallet. It could
          as well have changed the check, or this sentence.
        </p>
        <dl class="compare">
          <div><dt>The page shows the Calldata Digest</dt><dd><Hex value={step.digest} size={8} marked={marked} side="asked" /></dd></div>
          <div><dt>The wallet was asked to sign</dt><dd><Hex value={digest} size={8} marked={marked} side="got" /></dd></div>
        </dl>
        <p>
          <strong>Not stoppable here: compare your device with a digest computed elsewhere.</strong> A device that shows the digest (ERC-8213)
          shows the second one.
        </p>
      </Banner>
      <Difference honest={[step]} got={[{ ...step, digest, transaction: asked }]} />
    </div>
  );
}
