/**
 * What each account's sales are about: its sums by label (country, zone, division, family,
 * salesperson) and by currency.
 */
import type { Day } from '../kernel/day.ts'
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { linesOf } from './copied.store.ts'
import { addSales, emptyMix, LABELLED, type Mix, unsaid } from './mix.ts'
import type { Valuing } from './valuing.ts'
import { LABEL_IDS, valuedParts } from './valuedParts.store.ts'

type About = Valuing & { hasForeign: boolean; ledgerTo: Day }

/** By account. */
export async function accountMixes(db: Db, about: About): Promise<Map<string, Mix>> {
  const mixes = new Map<string, Mix>()
  for await (const lines of linesOf(await copyOut(db, statement(db.firm, about)))) {
    for (const line of lines) {
      const [account, parts] = line.split('\t') as [string, string]
      mixes.set(account, mixOf(parts))
    }
  }
  return mixes
}

function mixOf(parts: string): Mix {
  const mix = emptyMix()
  for (const part of parts.split(' ')) {
    const [currency, amount, ...labels] = part.split(',')
    const sales = Number(amount)
    addSales(mix.currencies, currency!, sales)
    for (let at = 0; at < LABELLED.length; at += 1) {
      addSales(mix.labels, Number(labels[at]) || unsaid(at), sales)
    }
  }
  return mix
}

/**
 * One row per account, its parts in one text: rows are what a copy costs. COPY takes no parameters: what
 * stands in the text is a checked firm, checked days and currencies.
 */
function statement(firm: string, about: About): string {
  return `copy (
    ${valuedParts(firm, about)}
    select account_id, string_agg(concat_ws(',', currency, amount, ${LABEL_IDS}), ' ')
    from (
      select account_id, currency, sum(amount) as amount, ${LABEL_IDS}
      from valued
      group by account_id, currency, ${LABEL_IDS}
    ) part
    group by account_id
  ) to stdout`
}
