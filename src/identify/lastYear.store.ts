/**
 * Sales and costs of the last 12 months by what they are about, valued: whole months out of the roll-up,
 * the days at both ends out of the lines.
 *
 * A whole month's amounts in another currency are valued at the account's own effective factor of the
 * month: what its days came to, over their amount, and never outside the factors of those days (a month
 * of sales and credits of nearly the same size would else be valued at anything).
 */
import { z } from 'zod'
import { addMonths, type Day, firstOfMonth } from '../kernel/day.ts'
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { linesOf } from './copied.store.ts'
import { LABELLED, labelOf, type Labels, SLICED, type Sliced } from './mix.ts'
import { spansAt } from './purchase.ts'
import { type Valuing, wholeMonthsBefore } from './valuing.ts'

export type LastYear = Valuing & {
  ledgerTo: Day
  /** Only these; else all. */
  accountIds?: string[]
}

export type YearRow = {
  currency: string
  /** One per LABELLED, 0 where no line says. */
  labelIds: number[]
  sales: number
  /** Sales of the lines whose cost is known, and that cost. */
  costed: number
  cost: number
}

/** Account by account, its sums of the year by currency and labels. */
export async function* yearsByAccount(
  db: Db,
  about: LastYear,
): AsyncGenerator<{ accountId: string; rows: YearRow[] }> {
  let accountId = ''
  let rows: YearRow[] = []
  for await (const lines of linesOf(await copyOut(db, statement(db.firm, about)))) {
    for (const line of lines) {
      const [id, currency, ...cells] = line.split('\t') as [string, string, ...string[]]
      if (id !== accountId) {
        if (rows.length > 0) yield { accountId, rows }
        accountId = id
        rows = []
      }
      const [sales, costed, cost] = cells.slice(IDS.length).map(Number) as [number, number, number]
      rows.push({ currency, labelIds: cells.slice(0, IDS.length).map(Number), sales, costed, cost })
    }
  }
  if (rows.length > 0) yield { accountId, rows }
}

/** The sums of these rows under each name of each dimension; '' is not said. */
export function sumsByName(
  rows: readonly YearRow[],
  labels: Labels,
): Record<Sliced, Map<string, number>> {
  const sums = Object.fromEntries(SLICED.map((by) => [by, new Map<string, number>()]))
  const add = (by: Sliced, name: string, sales: number) =>
    sums[by]!.set(name, (sums[by]!.get(name) ?? 0) + sales)
  for (const { currency, labelIds, sales } of rows) {
    add('currency', currency, sales)
    LABELLED.forEach((by, at) => add(by, nameOfLabel(labelIds[at]!, labels), sales))
  }
  return sums as Record<Sliced, Map<string, number>>
}

/** 0 stands for "not said" in the roll-up. */
export function nameOfLabel(id: number, labels: Labels): string {
  return id === 0 ? '' : labelOf(id, labels).name
}

const IDS = LABELLED.map((kind) => `${kind}_id`)

/** COPY takes no parameters: what stands in the text is a checked firm, checked days, currencies and accounts. */
function statement(firm: string, about: LastYear): string {
  const { asOf, currency, converted, ledgerTo, accountIds } = about
  const { from } = spansAt(asOf, 12).last12
  const wholeFrom = firstOfMonth(from) === from ? from : addMonths(firstOfMonth(from), 1)
  const wholeBefore = wholeMonthsBefore(asOf, ledgerTo)
  const these = accountIds?.map((id) => `'${z.guid().parse(id)}'`).join(', ')
  const mine = (table: string, account = `${table}.account_id`) =>
    [
      `${table}.firm_id = '${firm}'`,
      ...(these === undefined ? [] : [`${account} in (${these || 'null'})`]),
      ...(converted ? [] : [`${table}.currency = '${currency}'`]),
    ].join(' and ')
  const ofDay = `case when l.currency = '${currency}' then 1 else f.factor end`
  const whole = `a.month >= '${wholeFrom}' and a.month < '${wholeBefore}'`
  const ids = (table: string) => IDS.map((id) => `${table}.${id}`).join(', ')
  const valued = (factor: string) =>
    ['amount', 'costed_amount', 'cost']
      .map((column) => `a.${column} ${factor} as ${column}`)
      .join(', ')
  return `copy (
    with factor as (
      select d.account_id, date_trunc('month', d.day)::date as month, d.currency,
        coalesce(greatest(min(f.factor), least(max(f.factor),
          sum(d.amount * f.factor) / nullif(sum(d.amount), 0))), avg(f.factor)) as factor
      from account_day d join day_factor f using (firm_id, currency, day)
      where ${mine('d')} and d.day >= '${wholeFrom}' and d.day < '${wholeBefore}'
        and d.currency <> '${currency}'
      group by 1, 2, 3
    ), year as (
      select a.account_id, a.currency, ${ids('a')}, ${valued('')}
      from account_month a
      where ${mine('a')} and ${whole} and a.currency = '${currency}'
      union all
      select a.account_id, a.currency, ${ids('a')}, ${valued('* f.factor')}
      from account_month a join factor f using (account_id, month, currency)
      where ${mine('a')} and ${whole} and a.currency <> '${currency}'
      union all
      select coalesce(k.kept_id, l.account_id), l.currency, ${IDS.map((id) => `coalesce(l.${id}, 0)`).join(', ')},
        l.amount * ${ofDay}, case when l.cost is null then 0 else l.amount * ${ofDay} end,
        coalesce(l.cost, 0) * ${ofDay}
      from sale_line l
        left join account_kept k using (firm_id, account_id)
        left join day_factor f on f.firm_id = l.firm_id and f.currency = l.currency and f.day = l.day
      where ${mine('l', 'coalesce(k.kept_id, l.account_id)')} and l.replaced_by is null
        and l.source_id in (
          select 0 union all select label_id from label where firm_id = '${firm}' and kind = 'source')
        and (l.day >= '${from}' and l.day < '${wholeFrom}' or l.day >= '${wholeBefore}' and l.day <= '${asOf}')
    )
    select account_id, currency, ${IDS.join(', ')}, sum(amount), sum(costed_amount), sum(cost)
    from year
    where account_id in (select account_id from account where firm_id = '${firm}')
    group by account_id, currency, ${IDS.join(', ')}
    order by account_id
  ) to stdout`
}
