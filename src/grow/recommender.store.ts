/** Makes the suggestions of all accounts out of the ledger, and tries the way they are made on the year before. */
import { setImmediate } from 'node:timers/promises'
import { linesOf } from '../identify/copied.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import { labelOf } from '../identify/mix.ts'
import { valuedParts } from '../identify/valuedParts.store.ts'
import { wholeMonthsBefore } from '../identify/valuing.ts'
import { insertRows, labelsOf, type Row } from '../identify/writing.store.ts'
import { addDays, addMonths } from '../kernel/day.ts'
import { medianOf } from '../kernel/median.ts'
import { copyOut } from '../platform/copy.ts'
import type { Db } from '../platform/db.ts'
import { type Baskets, popular, recommenderOf, suggest } from './recommend.ts'
import { type RecommendCard, recommendCard } from './recommendCard.ts'
import type { RecommenderTold } from './suggestion.ts'

/** A basket is what was bought in so many months. */
const MONTHS = 24
const YEAR = 12
const MOST = 5
const LEAST_ACCOUNTS = 30
/** Other work is let in so often. */
const AT_ONCE = 500

type Bought = {
  accountIds: string[]
  families: string[]
  now: number[][]
  before: number[][]
  later: number[][]
  /** By account and family, of the last twelve months. */
  spent: Map<number, number>[]
}

export async function makeRecommender(db: Db, portfolio: KeptPortfolio): Promise<RecommenderTold> {
  const { asOf, ledgerFrom, ledgerTo, current, place } = portfolio
  const until = wholeMonthsBefore(asOf, ledgerTo)
  const cut = addMonths(until, -YEAR)
  const bought = await boughtUntil(db, portfolio, until)
  const { families, now, accountIds } = bought
  const isLong = ledgerFrom <= addMonths(cut, -YEAR)
  const card: RecommendCard | null =
    isLong && accountIds.length >= LEAST_ACCOUNTS
      ? recommendCard({ families: families.length, of: bought.before }, bought.later)
      : null
  const way = card && !card.isBetter && card.scores ? 'popular' : 'similar'
  const rows: Row[] =
    accountIds.length < LEAST_ACCOUNTS ? [] : await suggested(bought, { asOf, way, portfolio })
  if (current && place === 1) {
    await db`delete from suggestion where firm_id = ${db.firm}`
    const columns =
      'account_id, family, place, way, similar_accounts, buyers, median, currency, as_of'
    await insertRows(db, 'suggestion', columns, rows)
  }
  return {
    way,
    accounts: now.filter((basket) => basket.length > 0).length,
    families: families.length,
    suggestions: rows.length,
    tried: card && { from: addDays(cut, -1), to: addDays(until, -1), card },
  }
}

type About = { asOf: string; way: RecommenderTold['way']; portfolio: KeptPortfolio }

async function suggested(bought: Bought, { asOf, way, portfolio }: About): Promise<Row[]> {
  const { accountIds, families, now, spent } = bought
  const baskets: Baskets = { families: families.length, of: now }
  const model = recommenderOf(baskets)
  const median = (family: number, buyers: readonly number[]) =>
    medianOf(buyers.flatMap((one) => spent[one]!.get(family) ?? []))
  // What everybody buys is the same for all.
  const byMost = new Map<number, { buyers: number; median: number | null }>()
  const ofAll = (family: number) => {
    const known = byMost.get(family)
    if (known) return known
    const those = now.flatMap((basket, at) => (basket.includes(family) ? [at] : []))
    const told = { buyers: those.length, median: median(family, those) }
    byMost.set(family, told)
    return told
  }
  const rows: Row[] = []
  for (const [account, basket] of now.entries()) {
    if (account % AT_ONCE === 0) await setImmediate()
    if (basket.length === 0) continue
    const found =
      way === 'similar'
        ? suggest(model, basket, { account, most: MOST }).map(({ family, asked, buyers }) => ({
            family,
            asked,
            buyers: buyers.length,
            median: median(family, buyers),
          }))
        : popular(model, basket, MOST).map((family) => ({
            family,
            asked: model.accounts,
            ...ofAll(family),
          }))
    found.forEach((one, at) => {
      const { asked, buyers } = one
      const told = [at + 1, way, asked, buyers, one.median, portfolio.valuation, asOf]
      rows.push([accountIds[account]!, families[one.family]!, ...told])
    })
  }
  return rows
}

/** What each account bought of each family: in the last two years, in the two before the last one, and in the last one. */
async function boughtUntil(db: Db, portfolio: KeptPortfolio, until: string): Promise<Bought> {
  const labels = await labelsOf(db)
  const bought: Bought = { accountIds: [], families: [], now: [], before: [], later: [], spent: [] }
  const accountAt = new Map<string, number>()
  const familyAt = new Map<string, number>()
  for await (const lines of linesOf(await copyOut(db, statement(db.firm, portfolio, until)))) {
    for (const line of lines) {
      const [accountId, familyId, ...sums] = line.split('\t') as [string, string, ...string[]]
      const { name } = labelOf(Number(familyId), labels)
      if (name === '') continue
      if (!familyAt.has(name)) familyAt.set(name, bought.families.push(name) - 1)
      if (!accountAt.has(accountId)) {
        accountAt.set(accountId, bought.accountIds.push(accountId) - 1)
        bought.now.push([])
        bought.before.push([])
        bought.later.push([])
        bought.spent.push(new Map())
      }
      const [account, family] = [accountAt.get(accountId)!, familyAt.get(name)!]
      const [now, before, year] = sums.map(Number) as [number, number, number]
      if (now > 0) bought.now[account]!.push(family)
      if (before > 0) bought.before[account]!.push(family)
      if (year > 0) {
        bought.later[account]!.push(family)
        bought.spent[account]!.set(family, year)
      }
    }
  }
  return bought
}

/** COPY takes no parameters: what stands in the text is a checked firm and checked days. */
function statement(firm: string, portfolio: KeptPortfolio, until: string): string {
  const { asOf, valuation: currency, converted, ledgerTo } = portfolio
  const [now, cut] = [addMonths(until, -MONTHS), addMonths(until, -YEAR)]
  const first = addMonths(cut, -MONTHS)
  const sum = (from: string, to: string) =>
    `coalesce(sum(amount) filter (where month >= '${from}' and month < '${to}'), 0)::float8`
  return `copy (
    ${valuedParts(firm, { asOf, currency, converted, ledgerTo, hasForeign: true })}
    select account_id, family_id, ${sum(now, until)}, ${sum(first, cut)}, ${sum(cut, until)}
    from valued where family_id <> 0 and month >= '${first}' and month < '${until}'
      and account_id in (select account_id from account where firm_id = '${firm}')
    group by account_id, family_id
    order by account_id, family_id
  ) to stdout`
}
