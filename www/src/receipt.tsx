import { formatUnits } from "tokenwright";
import type { Plan } from "tokenwright";
import type { SendResult } from "tokenwright/wallet";
import { readSale } from "./calls.ts";
import { Copy } from "./copy.tsx";
import { isDifferent, isOpen } from "./ending.ts";
import type { Holdings } from "./erc20.ts";
import { Hex } from "./hex.tsx";
import { Mark } from "./mark.tsx";
import type { Bought, Outcome } from "./outcome.ts";
import { Plain } from "./plain.tsx";

type Props = { plan: Plan; result: SendResult; outcome: Outcome };

/** What the chain holds now, beside what was planned. */
export function Receipt({ plan, result, outcome }: Props) {
  const { mined, bought } = outcome;
  const sale = readSale(plan);
  const rows = [
    ...mined.flatMap(({ index, to, value, digest }) => {
      const { transaction, digest: planned } = plan.steps[index]!;
      return [
        { what: `Step ${index + 1}, to`, planned: transaction.to, found: to },
        { what: `Step ${index + 1}, value`, planned: String(BigInt(transaction.value)), found: String(value) },
        { what: `Step ${index + 1}, Calldata Digest`, planned, found: digest },
      ];
    }),
    ...(bought === null ? [] : compareEvent(bought)),
  ];
  const done = result.status === "done";
  const same = !isDifferent(result) && rows.every(({ planned, found }) => isSame(planned, found));
  const severity = !same ? "block" : done ? "ok" : "warn";
  const title = !same ? "What was mined is not what was planned."
    : done ? (sale === null ? `Done: ${plan.steps.at(-1)?.summary}.` : `Bought ${sale.quantity} tokens.`)
    : isOpen(result) ? "Not known yet: a transaction is on its way."
    : sale === null ? "Not all of it was done." : "Nothing was bought.";
  return (
    <div class="verdict receipt" data-severity={severity}>
      <h3 id="receipt" tabIndex={-1}>
        <Mark severity={severity} /> <Plain text={title} />
      </h3>
      {bought !== null && <Balances bought={bought} done={done} />}
      <table role="table">
        <caption>Planned and mined</caption>
        <thead role="rowgroup">
          <tr role="row"><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">Planned</th><th role="columnheader" scope="col">Mined</th><th role="columnheader" scope="col">Same</th></tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ what, planned, found }) => (
            <tr role="row">
              <th role="rowheader" scope="row">{what}</th>
              <td role="cell" data-label="Planned"><Value text={planned} /></td>
              <td role="cell" data-label="Mined"><Value text={found} /></td>
              <td role="cell" data-label="Same">{isSame(planned, found) ? "yes" : <strong>no</strong>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Copy text={writeReport(outcome, plan)} what="receipt" label="Copy as JSON" />
    </div>
  );
}

function compareEvent({ sale, event, before }: Bought) {
  if (event === null) return [];
  return [
    { what: "Event, user", planned: sale.buyer, found: event.user },
    { what: "Event, house", planned: sale.token, found: event.house },
    { what: "Event, payment", planned: sale.currency, found: event.payment },
    { what: "Event, price", planned: sale.price === null ? "unknown" : show(sale.price, before), found: show(event.price, before) },
    { what: "Event, count", planned: String(sale.quantity), found: String(event.count) },
  ];
}

function show(amount: bigint, { decimals, symbol }: Holdings): string {
  return `${formatUnits(amount, decimals)} ${symbol}`;
}

function Balances({ bought: { before, after }, done }: { bought: Bought; done: boolean }) {
  const units = (amount: bigint) => formatUnits(amount, before.decimals);
  return (
    <>
      {!done && after.allowance > 0n && <p>The listing may still spend {show(after.allowance, before)} of yours.</p>}
      <dl class="facts balances">
        <Change what="Tokens" before={String(before.tokens)} after={String(after.tokens)} />
        <Change what={before.symbol} before={units(before.currency)} after={units(after.currency)} />
        <Change what="Allowance" before={units(before.allowance)} after={units(after.allowance)} />
      </dl>
    </>
  );
}

function Value({ text }: { text: string }) {
  if (!/^0x[0-9a-f]+$/i.test(text)) return <Plain text={text} />;
  return <Hex value={text} size={text.length > 42 ? 8 : 4} />;
}

function Change({ what, before, after }: { what: string; before: string; after: string }) {
  return (
    <div>
      <dt><Plain text={what} /></dt>
      <dd class="mono">{before} <span aria-hidden="true">→</span><span class="unseen">, now</span> {after}</dd>
    </div>
  );
}

function isSame(planned: string, found: string): boolean {
  return planned.toLowerCase() === found.toLowerCase();
}

function writeReport(outcome: Outcome, plan: Plan): string {
  return JSON.stringify({ plan, ...outcome }, (_, value) => (typeof value === "bigint" ? String(value) : value), 2);
}
