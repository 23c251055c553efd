/** Makes portfolios out of the ledger's roll-ups and keeps them: the current one, or that of any other day. */
import { z } from 'zod'
import { homeCurrencyOf } from '../access/firm.store.ts'
import type { Day } from '../kernel/day.ts'
import { choiceOf, topic } from '../platform/choice.ts'
import { type Db, one } from '../platform/db.ts'
import { dayFigures, ledgerCurrencies, ledgerSpan, missingRates } from './accountDay.store.ts'
import { accountMixes } from './accountMix.store.ts'
import { currentDay } from './kept.ts'
import { makePortfolio } from './making.ts'
import { PortfolioSettings } from './portfolio.ts'
import { spansAt } from './purchase.ts'
import type { Missing, Valuing } from './valuing.ts'
import { labelsOf, writePortfolio } from './writing.store.ts'

export const portfolioChoice = topic('identify.portfolio', PortfolioSettings)

/** The published imports: what a portfolio is made from. */
export async function publishedImports(db: Db): Promise<number[]> {
  const { ids } = await one(
    z.object({ ids: z.array(z.number()) }),
    db`
    select coalesce(array_agg(import_id order by import_id), '{}') as ids
    from import where firm_id = ${db.firm} and state = 'published'
  `,
  )
  return ids
}

/** The current portfolio anew; those of other days go, since they may no longer be true. */
export async function refreshPortfolio(db: Db, today: Day): Promise<void> {
  await oneAtATime(db)
  const span = await ledgerSpan(db)
  if (span) await keep(db, { asOf: currentDay(span, today), current: true, span })
  else await dropPortfolios(db)
}

/** So many accounts change what the planner should know. */
export const MANY_ACCOUNTS = 5_000

export async function tellPlanner(db: Db): Promise<void> {
  await db`
    select analyze_portfolio() from portfolio
    where firm_id = ${db.firm} and current and place = 1 and accounts >= ${MANY_ACCOUNTS}
  `
}

/** The portfolio of a day, made unless it is kept already; false where the ledger begins later. */
export async function keepPortfolioOf(db: Db, asOf: Day): Promise<boolean> {
  await oneAtATime(db)
  const known = await db`
    select 1 from portfolio where firm_id = ${db.firm} and as_of = ${asOf} limit 1
  `
  if (known.length > 0) return true
  const span = await ledgerSpan(db)
  if (!span || span.from > asOf) return false
  await keep(db, { asOf, current: false, span })
  return true
}

async function oneAtATime(db: Db) {
  await db`select pg_advisory_xact_lock(hashtextextended(${`making ${db.firm}`}, 0))`
  // Sums over all accounts at once, for this transaction only.
  await db.unsafe(`set local work_mem = '96MB'`)
}

/** New accounts stand in the current portfolio by themselves (migration): none may come in between. */
async function dropPortfolios(db: Db) {
  await db`select pg_advisory_xact_lock(portfolio_lock())`
  await db`delete from portfolio where firm_id = ${db.firm}`
}

type About = { asOf: Day; current: boolean; span: { from: Day; to: Day } }

async function keep(db: Db, about: About): Promise<void> {
  const settings = await choiceOf(db, portfolioChoice)
  const madeFrom = await publishedImports(db)
  const labels = await labelsOf(db)
  const { valuings, missing } = await valuingsAt(db, about.asOf)
  const spans = spansAt(about.asOf, settings.rfm.windowMonths)
  for (const [at, valuing] of valuings.entries()) {
    // What was kept goes as late as it can: until then accounts needn't wait for it.
    const first = about.current && at === 0
    const found = await dayFigures(db, valuing, spans)
    const { hasForeign } = found
    const mixes = await accountMixes(db, { ...valuing, hasForeign, ledgerTo: about.span.to })
    const made = makePortfolio({ found, mixes, labels, settings, ...about })
    if (first) await dropPortfolios(db)
    await writePortfolio(db, made, {
      ...about,
      valuing,
      place: at + 1,
      madeFrom,
      missing,
      settings,
    })
  }
}

/** One where every line can be valued in the home currency, else one per currency of the ledger. */
async function valuingsAt(db: Db, asOf: Day): Promise<{ valuings: Valuing[]; missing: Missing[] }> {
  const home = await homeCurrencyOf(db)
  const currencies = (await ledgerCurrencies(db, asOf)).map(({ currency }) => currency)
  const [first, ...others] = currencies
  const only = first && others.length === 0 && (home === null || home === first) ? first : null
  if (only) return { valuings: [{ asOf, currency: only, converted: true }], missing: [] }
  const missing = await missingRates(db, asOf, home)
  return home && missing.length === 0
    ? { valuings: [{ asOf, currency: home, converted: true }], missing }
    : { valuings: currencies.map((currency) => ({ asOf, currency, converted: false })), missing }
}
