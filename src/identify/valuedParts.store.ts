/**
 * Sales by month and by what they are about, valued, out of the roll-up by month, as SQL.
 *
 * A month's amounts in another currency are valued at the account's own effective factor of that
 * month: what its days of the month came to, over their amount. So the parts of an account sum to
 * the whole of its days.
 */
import type { Day } from '../kernel/day.ts'
import { LABELLED } from './mix.ts'
import { type Valuing, wholeMonthsBefore } from './valuing.ts'

const IDS = LABELLED.map((kind) => `${kind}_id`)
export const LABEL_IDS = IDS.join(', ')

type About = Valuing & {
  ledgerTo: Day
  /** Some lines are in another currency than that of the valuation. */
  hasForeign: boolean
  /** Only this one; else all. */
  accountId?: string
  /** With all that stand below it on this day. */
  below?: Day
}

/**
 * `with ... valued as (account_id, month, currency, amount, ids)`. As text, since COPY takes no
 * parameters: what stands in it is a checked firm, checked days, currencies and account.
 */
export function valuedParts(firm: string, about: About): string {
  const { asOf, currency, converted, hasForeign, ledgerTo, accountId, below } = about
  const wholeBefore = wholeMonthsBefore(asOf, ledgerTo)
  const those = below
    ? `(select units_below('${accountId}', '${below}'))::uuid[]`
    : `account_and_merged('${accountId}')`
  // The roll-ups have what was merged under the kept one; the lines have it as it was sold.
  const mine = (table: string) =>
    [
      `${table}.firm_id = '${firm}'`,
      ...(accountId ? [`${table}.account_id = any(${those})`] : []),
      ...(converted ? [] : [`${table}.currency = '${currency}'`]),
    ].join(' and ')
  const wholeMonths = `
    select a.account_id, a.month, a.currency, a.amount, ${IDS.map((id) => `a.${id}`).join(', ')}
    from account_month a
    where ${mine('a')} and a.month < '${wholeBefore}'`
  const partOfMonth = `
    union all
    select coalesce(k.kept_id, l.account_id), '${wholeBefore}'::date, l.currency, l.amount,
      ${IDS.map((id) => `coalesce(l.${id}, 0)`).join(', ')}
    from sale_line l left join account_kept k using (firm_id, account_id)
    where ${mine('l')} and l.day >= '${wholeBefore}' and l.day <= '${asOf}' and l.replaced_by is null`
  const atFactor = `
    select account_id, month, currency, amount, ${LABEL_IDS} from part
    where currency = '${currency}'
    union all
    select account_id, month, currency, amount * factor, ${LABEL_IDS}
    from part join factor using (account_id, month, currency)
    where currency <> '${currency}'`
  return `with part as not materialized (${wholeMonths}${wholeBefore <= asOf ? partOfMonth : ''}
    ), factor as (
      select d.account_id, date_trunc('month', d.day)::date as month, d.currency,
        coalesce(sum(d.amount * f.factor) / nullif(sum(d.amount), 0), avg(f.factor)) as factor
      from account_day d join day_factor f using (firm_id, currency, day)
      where ${mine('d')} and d.day <= '${asOf}' and d.currency <> '${currency}'
      group by 1, 2, 3
    ), valued as (${converted && hasForeign ? atFactor : 'select * from part'})`
}
