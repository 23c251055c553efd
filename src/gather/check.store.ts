/** The check of a ledger that was read (ledger.store.ts): what was accepted, what was not, and what a person should know. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Duck, quoted } from '../platform/duck.ts'
import { type Check, Money, NO_CURRENCY, OUTLIER_FENCE, REASONS, type Warning } from './check.ts'
import { checkedSql } from './checked.store.ts'
import type { Ledger } from './ledger.store.ts'

const Count = z.coerce.number()

/** `checked`: where its lines were kept (checked.store.ts). */
export async function checkLedger(
  duck: Duck,
  ledger: Ledger,
  { today, checked }: { today: Day; checked: string },
): Promise<Check> {
  const totals = await duck.rows(
    z.object({ currency: z.string(), year: Count, lines: Count, amount: z.string() }),
    `select currency, year(day)::varchar as year, sum(lines)::varchar as lines, sum(amount)::varchar as amount
     from ledger_order group by currency, year(day) order by year(day), sum(abs(amount)) desc, currency`,
  )
  const [about] = await duck.rows(
    z.object({ from: z.string().nullable(), to: z.string().nullable(), clients: Count }),
    `select min(day)::varchar as from, max(day)::varchar as to, count(distinct client_id)::varchar as clients from ledger_order`,
  )
  const { from, to, clients } = about!
  return {
    lines: await linesRead(duck, ledger),
    period: from && to ? { from, to } : null,
    clients,
    totals,
    warnings: await warningsOf(duck, ledger, { today, checked }),
    questions: ledger.questions,
  }
}

/** How many lines were read, and why some were rejected: the first reason that holds. */
export async function linesRead(duck: Duck, { parts }: Ledger): Promise<Check['lines']> {
  const [found] = await duck.rows(
    z.object({ day: Count, amount: Count, client: Count, accepted: Count }),
    `select coalesce(sum(lines) filter (day is null), 0)::varchar as day,
       coalesce(sum(lines) filter (day is not null and sign is null), 0)::varchar as amount,
       coalesce(sum(lines) filter (${READABLE} and not is_client), 0)::varchar as client,
       coalesce(sum(lines) filter (${READABLE} and is_client), 0)::varchar as accepted
     from ledger_read`,
  )
  const { day, amount, client, accepted } = found!
  const quote = sum(parts.map(({ file }) => file.brokenLines.length))
  const cells = sum(parts.map(({ brokenCells }) => brokenCells))
  const counts = { quote, cells, day, amount, client }
  const rejectedBy = REASONS.map((reason) => ({ reason, count: counts[reason] })).filter(
    ({ count }) => count > 0,
  )
  const rejected = sum(rejectedBy.map(({ count }) => count))
  return { read: accepted + rejected, accepted, rejected, rejectedBy }
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

async function warningsOf(
  duck: Duck,
  ledger: Ledger,
  { today, checked }: { today: Day; checked: string },
): Promise<Warning[]> {
  const warnings: Warning[] = []
  const credit = await moneyOf(duck, `${READABLE} and is_client and sign = -1`)
  if (credit.lines > 0) warnings.push({ kind: 'creditNotes', ...credit })
  const lost = await moneyOf(duck, `${READABLE} and not is_client`)
  if (lost.lines > 0) warnings.push({ kind: 'noClient', ...lost })
  const [future] = await duck.rows(
    z.object({ lines: Count, last: z.string().nullable() }),
    `select coalesce(sum(lines), 0)::varchar as lines, max(day)::varchar as last from ledger_order where day > date ${quoted(today)}`,
  )
  if (future?.last) warnings.push({ kind: 'futureDays', lines: future.lines, last: future.last })
  warnings.push(
    ...(await missing(duck, ledger)),
    ...(await outliers(duck)),
    ...(await duplicates(duck, checked)),
  )
  return warnings
}

const READABLE = 'day is not null and sign is not null'

async function moneyOf(duck: Duck, which: string): Promise<{ lines: number; amounts: Money[] }> {
  const found = await duck.rows(
    Money.extend({ lines: Count }),
    `select currency, sum(lines)::varchar as lines, sum(amount)::varchar as amount
     from ledger_read where ${which} group by currency order by currency`,
  )
  const amounts = found.map(({ currency, amount }) => ({ currency, amount }))
  return { lines: sum(found.map(({ lines }) => lines)), amounts }
}

async function missing(duck: Duck, { parts, mapping, lookups, home }: Ledger): Promise<Warning[]> {
  const [found] = await duck.rows(
    z.object({ lines: Count, uncosted: Count, uncoined: Count }),
    `select coalesce(sum(lines), 0)::varchar as lines,
       coalesce(sum(lines) filter (not costed), 0)::varchar as uncosted,
       coalesce(sum(lines) filter (not coined), 0)::varchar as uncoined
     from ledger_read where ${READABLE} and is_client`,
  )
  const { lines, uncosted, uncoined } = found!
  const has = (field: 'cost' | 'margin' | 'currency') =>
    mapping[field] !== undefined || lookups.some((one) => one.mapping[field] !== undefined)
  const written =
    has('currency') || parts.some(({ manner }) => manner.currencyBeside || manner.currency)
  const warnings: Warning[] = []
  if ((has('cost') || has('margin')) && uncosted > 0) {
    warnings.push({ kind: 'missingCost', lines: uncosted, share: uncosted / lines })
  }
  if (uncoined > 0 && (written || home === NO_CURRENCY)) {
    warnings.push({ kind: 'noCurrency', lines: uncoined, currency: home })
  }
  return warnings
}

const EXAMPLES = 5
/** Quartiles of so many are as good as of all. */
const SAMPLED = 50_000

/** Invoices of a currency that stand far above the rest of it: a comma lost, a thousand too many. */
async function outliers(duck: Duck): Promise<Warning[]> {
  const fences = `
    select currency, q[2] + ${OUTLIER_FENCE} * (q[2] - q[1]) as fence from (
      select currency, quantile_cont(ln(abs(amount)::double), [0.25, 0.75]) as q
      from ledger_order
      where amount <> 0 and hash(client_id, day, amount) % greatest(1, (select count(*) from ledger_order) // ${SAMPLED}) = 0
      group by currency having count(*) >= ${ENOUGH_FOR_QUARTILES}
    )`
  const found = await duck.rows(
    Money.extend({ client: z.string(), day: z.string(), all: Count }),
    `select o.currency, o.amount::varchar as amount, c.name as client, o.day::varchar as day, count(*) over ()::varchar as all
     from ledger_order as o join (${fences}) as f using (currency) join ledger_client as c using (client_id)
     where o.amount <> 0 and ln(abs(o.amount)::double) > f.fence
     order by abs(o.amount) desc, o.day, c.client_id limit ${EXAMPLES}`,
  )
  const [first] = found
  if (!first) return []
  const examples = found.map(({ currency, amount, client, day }) => ({
    currency,
    amount,
    client,
    day,
  }))
  return [{ kind: 'outliers', lines: first.all, examples }]
}

/** With fewer, quartiles say nothing. */
const ENOUGH_FOR_QUARTILES = 40

/** Accepted lines that are the same in all their cells, but for the first of each. */
async function duplicates(duck: Duck, checked: string): Promise<Warning[]> {
  const found = await duck.rows(
    Money.extend({ lines: Count }),
    `select currency, sum(n - 1)::varchar as lines, sum((n - 1) * amount)::varchar as amount from (
       select twin_hash, currency, amount, count(*) as n from (${checkedSql(checked)})
       group by all having count(*) > 1
     ) group by currency order by currency`,
  )
  if (found.length === 0) return []
  const amounts = found.map(({ currency, amount }) => ({ currency, amount }))
  return [{ kind: 'duplicates', lines: sum(found.map(({ lines }) => lines)), amounts }]
}
