/**
 * What each account's sales are about: its sums by label (country, zone, division, family,
 * salesperson) and by currency, out of the roll-up by month.
 *
 * A month's amounts in another currency are valued at the account's own effective factor of that
 * month: what its days of the month came to, over their amount. So the parts of an account sum to
 * the whole of its days.
 */
import type { Day } from '../kernel/day.ts'
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { linesOf } from './copied.store.ts'
import { LABELLED, type Mix, unsaid } from './mix.ts'
import { type Valuing, wholeMonthsBefore } from './valuing.ts'

type About = Valuing & { hasForeign: boolean; ledgerTo: Day; accountId?: string }

/** By account; one of them alone where it is named. */
export async function accountMixes(db: Db, about: About): Promise<Map<string, Mix>> {
  const mixes = new Map<string, Mix>()
  for await (const lines of linesOf(await copyOut(db, statement(db.firm, about)))) {
    for (const line of lines) addTo(mixes, line.split('\t'))
  }
  return mixes
}

function addTo(mixes: Map<string, Mix>, cells: string[]) {
  const account = cells[0]!
  const sales = Number(cells[2])
  let mix = mixes.get(account)
  if (!mix) mixes.set(account, (mix = { labels: new Map(), currencies: new Map() }))
  add(mix.currencies, cells[1]!, sales)
  for (let at = 0; at < LABELLED.length; at += 1) {
    add(mix.labels, Number(cells[3 + at]) || unsaid(at), sales)
  }
}

function add<K>(sums: Map<K, number>, key: K, value: number) {
  sums.set(key, (sums.get(key) ?? 0) + value)
}

const IDS = LABELLED.map((kind) => `${kind}_id`)

/** COPY takes no parameters: what stands in the text is a checked firm, checked days and currencies. */
function statement(firm: string, about: About): string {
  const { asOf, currency, converted, hasForeign, ledgerTo, accountId } = about
  const wholeBefore = wholeMonthsBefore(asOf, ledgerTo)
  const mine = (table: string) =>
    [
      `${table}.firm_id = '${firm}'`,
      ...(accountId ? [`${table}.account_id = '${accountId}'`] : []),
      ...(converted ? [] : [`${table}.currency = '${currency}'`]),
    ].join(' and ')
  const wholeMonths = `
    select a.account_id, a.month, a.currency, a.amount, ${IDS.map((id) => `a.${id}`).join(', ')}
    from account_month a
    where ${mine('a')} and a.month < '${wholeBefore}'`
  const partOfMonth = `
    union all
    select l.account_id, '${wholeBefore}'::date, l.currency, l.amount,
      ${IDS.map((id) => `coalesce(l.${id}, 0)`).join(', ')}
    from sale_line l
    where ${mine('l')} and l.day >= '${wholeBefore}' and l.day <= '${asOf}' and l.replaced_by is null`
  const ids = IDS.join(', ')
  const valued = `
    select account_id, currency, amount, ${ids} from part where currency = '${currency}'
    union all
    select account_id, currency, amount * factor, ${ids}
    from part join factor using (account_id, month, currency)
    where currency <> '${currency}'`
  return `copy (
    with part as not materialized (${wholeMonths}${wholeBefore <= asOf ? partOfMonth : ''}
    ), factor as (
      select d.account_id, date_trunc('month', d.day)::date as month, d.currency,
        coalesce(sum(d.amount * f.factor) / nullif(sum(d.amount), 0), avg(f.factor)) as factor
      from account_day d join day_factor f using (firm_id, currency, day)
      where ${mine('d')} and d.day <= '${asOf}' and d.currency <> '${currency}'
      group by 1, 2, 3
    )
    select account_id, currency, sum(amount), ${ids}
    from (${converted && hasForeign ? valued : 'select * from part'}) valued
    group by account_id, currency, ${ids}
  ) to stdout`
}
