/** What ranks and scores accounts at a month's end, out of the roll-up by account and day: exact sums in PostgreSQL. */
import type { Day } from '../kernel/day.ts'
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import type { accountNames } from './accountDay.store.ts'
import { linesOf } from './copied.store.ts'
import type { PortfolioSettings } from './portfolio.ts'
import { type MonthFigures, windowOf } from './snapshot.ts'
import type { Valuing } from './valuing.ts'
import { valuedDay } from './valuedDay.ts'

export type FoundMonth = MonthFigures & {
  /** Days of accounts that the rates at hand can't value. */
  unvalued: number
}

export type Names = Awaited<ReturnType<typeof accountNames>>

type About = {
  names: Names
  valuing: Valuing
  settings: PortfolioSettings
  /** Only accounts whose lines have changed up to the month: those of `account_due`. */
  onlyDue?: boolean
}

/** One place per account with a line up to the month's end; `used_factor` has the rates. */
export async function monthFigures(db: Db, about: About): Promise<FoundMonth> {
  const { names } = about
  const rows: string[][] = []
  for await (const lines of linesOf(await copyOut(db, statement(db.firm, about)))) {
    rows.push(...lines.map((line) => line.split('\t')).filter(([id]) => names.has(id!)))
  }
  const column = (at: number) =>
    Float64Array.from(rows, (cells) => (cells[at] === NULL ? NaN : Number(cells[at])))
  return {
    keys: rows.map(([id]) => id!),
    codes: rows.map(([id]) => names.get(id!)!.code ?? id!),
    sales: column(1),
    salesLast12: column(2),
    money: column(3),
    frequency: column(4),
    lastDay: column(5),
    unvalued: column(6).reduce((sum, one) => sum + one, 0),
  }
}

const NULL = '\\N'

/** COPY takes no parameters: what stands in the text is a checked firm, checked days and currencies. */
function statement(firm: string, { valuing, settings, onlyDue = false }: About): string {
  const { asOf, currency, converted } = valuing
  const { window, last12 } = windowOf(asOf, settings)
  const { frequency, money } = settings.rfm
  const { value, only } = valuedDay(valuing)
  const since = (from: Day) => `filter (where d.day >= '${from}')`
  const sum = (column: Parameters<typeof value>[0], from: Day) =>
    `coalesce(sum(${value(column)}) ${since(from)}, 0)`
  const often =
    frequency === 'orders'
      ? `coalesce(sum(d.orders) ${since(window.from)}, 0)`
      : `count(distinct d.day) filter (where d.purchases > 0 and d.day >= '${window.from}')`
  const much =
    money === 'margin'
      ? `${sum('costed_amount', window.from)} - ${sum('cost', window.from)}`
      : sum('amount', window.from)
  const due = `and d.account_id in (
    select c.account_id from account_due c where c.firm_id = '${firm}' and c.since <= '${asOf}')`
  return `copy (
    select d.account_id, coalesce(sum(${value('amount')}), 0), ${sum('amount', last12.from)}, ${much}, ${often},
      max(d.day) filter (where d.purchases > 0) - date '1970-01-01',
      ${converted ? `count(*) filter (where d.currency <> '${currency}' and f.factor is null)` : '0'}
    from account_day d
    ${converted ? 'left join used_factor f on f.currency = d.currency and f.day = d.day' : ''}
    where d.firm_id = '${firm}' and d.day <= '${asOf}'
      ${only} ${onlyDue ? due : ''}
    group by d.account_id
  ) to stdout`
}
