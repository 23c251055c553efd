/**
 * What each account's sales are about: its sums by label (country, zone, division, family,
 * salesperson) and by currency.
 */
import type { Day } from '../kernel/day.ts'
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { linesOf } from './copied.store.ts'
import { LABELLED, type Mix, unsaid } from './mix.ts'
import type { Valuing } from './valuing.ts'
import { LABEL_IDS, valuedParts } from './valuedParts.store.ts'

type About = Valuing & { hasForeign: boolean; ledgerTo: Day }

/** By account. */
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

/** COPY takes no parameters: what stands in the text is a checked firm, checked days and currencies. */
function statement(firm: string, about: About): string {
  return `copy (
    ${valuedParts(firm, about)}
    select account_id, currency, sum(amount), ${LABEL_IDS}
    from valued
    group by account_id, currency, ${LABEL_IDS}
  ) to stdout`
}
