/** A ledger's accounts valued in one go: what `clave analyze` and the server both work out. docs/methods/value.md. */
import { accountValues, type AccountValue } from './accountValue.ts'
import { type Believed, isBelieved, type ModelName, predict } from './candidates.ts'
import type { Choice } from './choice.ts'
import { chooseModel } from './choose.ts'
import { declineProbabilities } from './decline.ts'
import type { Tried } from './decide.ts'
import type { Fitted } from './fit.ts'
import { fitGammaGamma, type GammaGammaFit, type GammaGammaParameter } from './gammaGamma.ts'
import type { Origin } from './holdout.ts'
import type { CustomerSummary, Purchases } from './summary.ts'

export type LedgerWanted = {
  accounts: number
  /** A day as a number; later purchases are left out. */
  asOf: number
  /** Days of one unit of time: parameters are told in it. */
  unitDays: number
  /** `auto`: the one that would have forecast best. */
  model: ModelName | 'auto'
  horizonDays: number
  yearlyDiscount: number
  /** P(no purchase) is also told for these horizons, in days. */
  quietDays: readonly number[]
  /** Sales of the last 12 months by account, for P(decline). */
  last12?: Float64Array | undefined
  /** Up to which days the models are tried; without it, as the length of the ledger allows. */
  origins?: readonly Origin[] | undefined
}

/** What the models make of a ledger: fitted, tried, and one of them taken. */
export type FittedLedger = {
  summary: CustomerSummary
  /** Every model, fitted up to the day. */
  fits: Tried[]
  /** How they would have forecast, and which would have been best. */
  choice: Choice
  spend: GammaGammaFit
  /** The one that forecasts are made with; null where none could be believed. */
  chosen: Believed | null
}

/** One entry per account of the summary. */
export type LedgerForecast = {
  values: AccountValue
  quiet: { days: number; probability: Float64Array }[]
  /** P(sales of the next 12 months < 80 % of those of the last); null without those, or without a fit of spend. */
  decline: Float64Array | null
}

/** `forecast` is null where no model could be believed. */
export type ValuedLedger = FittedLedger & { forecast: LedgerForecast | null }

/**
 * Fits every model up to the day and takes the wanted or the best one. Nothing is refused silently: each
 * fit carries its reason. Throws a RangeError for wrong settings.
 */
export function fitLedger(purchases: Purchases, wanted: LedgerWanted): FittedLedger {
  const { accounts, asOf, unitDays, origins, model } = wanted
  const choosing = { accounts, asOf, unitDays, ...(origins ? { origins } : {}) }
  const { choice, believed, fits, summary } = chooseModel(purchases, choosing)
  const chosen = model === 'auto' ? believed : fitOf(fits, model)
  return { summary, fits, choice, spend: fitGammaGamma(summary), chosen }
}

/** Forecasts of a fitted model, of the histories of this day or of a later one. */
export function forecastLedger(
  { chosen, spend }: { chosen: Believed; spend: Fitted<GammaGammaParameter> | null },
  summary: CustomerSummary,
  wanted: Omit<LedgerWanted, 'accounts' | 'asOf' | 'model' | 'origins'>,
): LedgerForecast {
  const { unitDays, last12: sales } = wanted
  const last12 = sales && Float64Array.from(summary.account, (account) => sales[account]!)
  return {
    values: accountValues(chosen, spend, summary, wanted),
    quiet: wanted.quietDays.map((days) => ({
      days,
      probability: predict(chosen, summary, days / unitDays).probabilityQuiet,
    })),
    decline:
      spend && last12
        ? declineProbabilities(chosen, spend.parameters, summary, { last12, unitDays })
        : null,
  }
}

export function valueLedger(purchases: Purchases, wanted: LedgerWanted): ValuedLedger {
  const fitted = fitLedger(purchases, wanted)
  const { chosen, spend, summary } = fitted
  if (!chosen) return { ...fitted, forecast: null }
  const known = spend.refused ? null : spend
  return { ...fitted, forecast: forecastLedger({ chosen, spend: known }, summary, wanted) }
}

function fitOf(fits: Tried[], model: ModelName): Believed | null {
  const found = fits.find((one) => one.model === model)
  return found && 'fit' in found && isBelieved(found) ? found : null
}
