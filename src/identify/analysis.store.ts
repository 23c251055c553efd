/** A ledger's files in, its analysis out: read, valued and worked out in DuckDB; nothing is kept. */
import { linesRead } from '../gather/check.store.ts'
import { NO_CURRENCY } from '../gather/check.ts'
import { type Ledger, readLedger } from '../gather/ledger.store.ts'
import { type Factor, factorsFor, type MissingRate, type Rate } from '../gather/rate.ts'
import type { Day } from '../kernel/day.ts'
import { type Duck, openDuck } from '../platform/duck.ts'
import { Problem } from '../platform/problem.ts'
import { type AnalysedLedger, analysisOf, type LinesRead } from './analysis.ts'
import { type ModelsAsked, modelsOf } from './analysisModels.ts'
import {
  accountFigures,
  currencyDays,
  lastDay,
  periodUpTo,
  totalSales,
  valueOrders,
} from './figures.store.ts'
import { salesByGroup } from './groups.store.ts'
import type { ModelName } from './models/candidates.ts'
import { valueLedger } from './models/valueLedger.ts'
import { numberOfDay, type Portfolio, PortfolioSettings, portfolioOf } from './portfolio.ts'
import { spansAt } from './purchase.ts'
import { purchaseDaysInDuck } from './purchaseDay.store.ts'
import { retentionInDuck } from './retentionDuck.store.ts'
import { openTables, type Tables } from './tables.store.ts'

export type LedgerGiven = {
  files: string[]
  home: string | null
  /** The rates that were given, once the home currency is known; null: none were. */
  rates: ((home: string) => Rate[]) | null
  asOf: Day | null
  /** `client=COLUMN` as typed; the rest is suggested. */
  mapping: Record<string, string>
  today: Day
  /** For copies and for what does not fit into memory; the caller removes it. */
  folder: string
  /** Only the analysis: without usual gaps and sales by country, which cost another look at the data. */
  isBrief: boolean
  /** Which models are asked what; without it, none. */
  models?: ModelsWanted | null
}

export type ModelsWanted = ModelsAsked & {
  model: ModelName | 'auto'
  /** The models are fitted up to this day, and tried on what came after it. */
  calibrationTo?: Day | undefined
}

export async function analyseLedger(given: LedgerGiven): Promise<AnalysedLedger> {
  const duck = await openDuck({ folder: given.folder })
  try {
    const tables = await openTables(given)
    const ledger = await readLedger(duck, {
      ...tables,
      mapping: needed(tables, given),
      home: given.home,
    })
    // From here on nothing asks in which order lines came, and DuckDB is faster where it needn't either.
    await duck.run('set preserve_insertion_order = false')
    const home = given.home ?? (await onlyCurrency(duck))
    const asOf = given.asOf ?? (await lastDay(duck, given.today))
    const { period, linesAfter } = await periodUpTo(duck, asOf ?? given.today)
    const lines = await linesRead(duck, ledger)
    heedNothingValid(lines)
    if (!asOf || !period) {
      throw new Problem(422, 'identify/no-lines', { values: { day: asOf ?? given.today } })
    }
    const factors = await factorsOf(duck, { home, asOf, rates: given.rates?.(home) ?? [] })
    await valueOrders(duck, { asOf, factors, home })
    const settings = PortfolioSettings.parse({})
    const spans = spansAt(asOf, settings.rfm.windowMonths)
    const figures = await accountFigures(duck, { spans, asOf, withGaps: !given.isBrief })
    const portfolio = portfolioOf(figures, { asOf, settings })
    const total = await totalSales(duck)
    heedCalibration(given.models?.calibrationTo, { from: period.from, asOf })
    const retention = await retentionInDuck(duck, { asOf, ledgerFrom: period.from })
    const modelled = given.models && (await modelledIn(duck, portfolio, given.models))
    return {
      analysis: analysisOf(portfolio, { home, lines, period, total, retention, modelled }),
      portfolio,
      groups: given.isBrief ? {} : await salesByGroup(duck, ledger, { asOf, home }),
      stale: staleOf(factors),
      through: factors.find(({ through }) => through)?.through ?? null,
      assumed: assumedIn(ledger),
      linesAfter,
    }
  } finally {
    duck.close()
  }
}

async function modelledIn(duck: Duck, { figures, asOf }: Portfolio, wanted: ModelsWanted) {
  const { calibrationTo: fittedTo = asOf } = wanted
  const purchases = await purchaseDaysInDuck(duck)
  const day = numberOfDay(fittedTo)
  const valued = valueLedger(purchases, {
    ...wanted,
    accounts: figures.codes.length,
    asOf: day,
    quietDays: [],
    origins: fittedTo < asOf ? [{ day, holdoutDays: numberOfDay(asOf) - day }] : undefined,
  })
  return { valued, models: modelsOf(valued, { ...wanted, fittedTo }) }
}

function heedCalibration(day: Day | undefined, { from, asOf }: { from: Day; asOf: Day }): void {
  if (!day) return
  if (day >= asOf) throw new Problem(422, 'identify/calibration-too-late')
  if (day < from) throw new Problem(422, 'identify/calibration-too-early', { values: { from } })
}

function heedNothingValid({ accepted, rejectedBy }: LinesRead): void {
  const [worst] = rejectedBy.toSorted((a, b) => b.count - a.count)
  if (accepted === 0 && worst) {
    throw new Problem(422, 'identify/nothing-valid', { values: worst })
  }
}

function assumedIn({ questions, parts }: Ledger): AnalysedLedger['assumed'] {
  const mark = parts[0]?.manner.decimal ?? '.'
  return questions.map(({ about, column, examples: [example = ''] }) => ({
    about,
    column,
    example,
    mark,
  }))
}

/** No figure of the bare analysis needs costs, and they are dear to read. */
function needed({ mapping }: Tables, { isBrief }: LedgerGiven): Tables['mapping'] {
  const fields = Object.entries(mapping).filter(([field]) => field !== 'cost' && field !== 'margin')
  return isBrief ? Object.fromEntries(fields) : mapping
}

/** The ledger's one currency; lines that name none are in it. */
async function onlyCurrency(duck: Duck): Promise<string> {
  const [found = []] = await duck.columns(
    `select currency from ledger_order group by currency order by sum(lines) desc, currency`,
  )
  const currencies = (found as string[]).filter((currency) => currency !== NO_CURRENCY)
  const [first = NO_CURRENCY, ...others] = currencies
  if (others.length > 0) {
    const values = { currencies: currencies.join(', '), first }
    throw new Problem(422, 'identify/no-home', { values })
  }
  if (found.length > 1) await duck.run(`update ledger_order set currency = '${first}'`)
  return first
}

async function factorsOf(
  duck: Duck,
  { home, asOf, rates }: { home: string; asOf: Day; rates: Rate[] },
): Promise<Factor[]> {
  const needs = await currencyDays(duck, asOf)
  const { factors, missing } = factorsFor({ home, rates, needs })
  if (missing.length > 0) {
    const values = { home, missing: missing.map(asText).join('; ') }
    throw new Problem(422, 'identify/no-rates', { values })
  }
  return factors
}

const DAYS_NAMED = 3

function asText({ currency, days }: MissingRate): string {
  return days.length <= DAYS_NAMED
    ? `${currency} ${days.join(', ')}`
    : `${currency} ${days[0]} … ${days.at(-1)} (${days.length})`
}

function staleOf(factors: Factor[]): MissingRate[] {
  const stale = Map.groupBy(
    factors.filter((factor) => factor.stale),
    ({ currency }) => currency,
  )
  return [...stale].map(([currency, all]) => ({ currency, days: all.map(({ day }) => day) }))
}
