import { pressAway } from "./attention.ts";
import type { Session } from "./session.ts";
import { NoPlan } from "./no-plan.tsx";
import type { Operation } from "./operations/operation.ts";
import { Receipt } from "./receipt.tsx";
import { Banner, Checked, FailureCard, countFindings } from "./verdict.tsx";
import { Waiting } from "./waiting.tsx";

/** Act 2: the plan, judged against what was asked. It is the page's hero. */
export function Check({ session, onPick }: { session: Session; onPick: () => void }) {
  const { check, answer, run, wallet } = session.state;
  return (
    <section id="check" class="act" aria-labelledby="check-title">
      <h2 id="check-title" tabIndex={-1}>
        <span class="number" aria-hidden="true">2</span> Check
        {check.status === "checked" && <span class="counts">{countFindings(check.plan.findings)}</span>}
      </h2>
      {answer.status === "failed" && <FailureCard failure={answer.failure} />}
      {check.status === "none" && answer.status !== "failed" && <Before session={session} />}
      {check.status === "nothing" && <NoPlan />}
      {check.status === "stale" && (
        <Empty
          leadsTo={session.state.operation.leadsTo}
          text={check.since === "request" ? "You changed the request. Ask again, then the plan is checked here." : "You changed the purchase. It is checked again when you leave the field."}
        />
      )}
      {check.status === "checking" && <Waiting what="Checking" after={500} />}
      {check.status === "walletless" && (
        <div class="empty">
          <p>Choose a wallet. The check reads prices and balances through it, and asks you nothing.</p>
          <button type="button" class="primary" onClick={onPick}>Choose a wallet</button>
        </div>
      )}
      {check.status === "wrong_chain" && (
        <Banner severity="warn" title={`${wallet?.info.name ?? "The wallet"} is on another chain`} text={check.refusal ?? `This token is on chain ${check.chainId}. The check reads it there.`}>
          <button type="button" class="primary" onClick={pressAway("check", () => void session.switchWallet())}>Switch to chain {check.chainId}</button>
        </Banner>
      )}
      {check.status === "failed" && (
        <FailureCard failure={check.failure}>
          <button type="button" onClick={pressAway("check", session.recheck)}>Check again</button>
        </FailureCard>
      )}
      {check.status === "checked" && (
        <>
          {run.status === "ended" && run.outcome !== null ? (
            <>
              <Receipt plan={check.plan} result={run.result} outcome={run.outcome} />
              <details><summary>The plan, as it was checked</summary><Checked {...check} /></details>
            </>
          ) : <Checked {...check} />}
        </>
      )}
    </section>
  );
}

/** What stands here before there is an answer, or a purchase to check. */
function Before({ session: { state: { operation, answer } } }: { session: Session }) {
  const { leadsTo } = operation;
  if (leadsTo === "nothing") return <NoPlan />;
  if (answer.status === "answered") return <Empty leadsTo={leadsTo} text="Say what you want to buy, then the plan is checked here." />;
  if (answer.status === "asking") return <Empty leadsTo={leadsTo} text="Asking…" />;
  const condition = leadsTo === "perhaps" ? "Ask first. If the token is sold through a contract, the plan is checked here." : "Ask first, then the plan is checked here.";
  return <Empty leadsTo={leadsTo} text={condition} />;
}

const purchaseChecks = [
  "Chain, contract, currency and token, against what you pin",
  "The listing's price now, times your quantity, against your limit",
  "What each call really does, by its selector, not by the name it was given",
  "Your balance, your allowance, and the listing's own rules",
];
const creationChecks = [
  "Every byte of the server's calldata, read strictly",
  "Name, symbol, pool, receiver and amounts, against your request",
  "Contracts and spender, against those that Token Layer publishes",
  "What only the server can know is named, not passed over",
];

/** What will be compared, while there is nothing to compare yet. */
function Empty({ text, leadsTo }: { text: string; leadsTo: Operation["leadsTo"] }) {
  return (
    <div class="empty">
      <p>{text}</p>
      <ul>
        {(leadsTo === "transactions" ? creationChecks : purchaseChecks).map((line) => <li>{line}</li>)}
      </ul>
    </div>
  );
}
