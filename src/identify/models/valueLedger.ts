/** A ledger's accounts valued in one go: what `clave analyze` and the server both work out. docs/methods/value.md. */
import { accountValues, type AccountValue } from './accountValue.ts'
import { type Believed, isBelieved, type ModelName, predict } from './candidates.ts'
import type { Choice } from './choice.ts'
import { chooseModel } from './choose.ts'
import type { Tried } from './decide.ts'
import { fitGammaGamma, type GammaGammaFit } from './gammaGamma.ts'
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
  /** Up to which days the models are tried; without it, as the length of the ledger allows. */
  origins?: readonly Origin[] | undefined
}

export type ValuedLedger = {
  summary: CustomerSummary
  /** Every model, fitted up to the day. */
  fits: Tried[]
  /** How they would have forecast, and which would have been best. */
  choice: Choice
  spend: GammaGammaFit
  /** The one that forecasts are made with; null where none could be believed. */
  chosen: ModelName | null
  /** One entry per account of the summary; null where no model was chosen. */
  values: AccountValue | null
  quiet: { days: number; probability: Float64Array }[]
}

/**
 * Fits every model up to the day, takes the wanted or the best one, and forecasts each account.
 * Nothing is refused silently: each fit carries its reason. Throws a RangeError for wrong settings.
 */
export function valueLedger(purchases: Purchases, wanted: LedgerWanted): ValuedLedger {
  const { accounts, asOf, unitDays, quietDays, origins, model } = wanted
  const choosing = { accounts, asOf, unitDays, ...(origins ? { origins } : {}) }
  const { choice, believed, fits, summary } = chooseModel(purchases, choosing)
  const spend = fitGammaGamma(summary)
  const chosen = model === 'auto' ? believed : fitOf(fits, model)
  const told = { summary, fits, choice, spend }
  if (!chosen) return { ...told, chosen: null, values: null, quiet: [] }
  return {
    ...told,
    chosen: chosen.model,
    values: accountValues(chosen, spend.refused ? null : spend, summary, wanted),
    quiet: quietDays.map((days) => ({
      days,
      probability: predict(chosen, summary, days / unitDays).probabilityQuiet,
    })),
  }
}

function fitOf(fits: Tried[], model: ModelName): Believed | null {
  const found = fits.find((one) => one.model === model)
  return found && 'fit' in found && isBelieved(found) ? found : null
}
