/** Which purchase model a firm's forecasts are made by: the one that would have forecast best. docs/methods/model-choice.md. */
import {
  fitModel,
  isBelieved,
  MODELS,
  predict,
  type Believed,
  type ModelName,
} from './candidates.ts'
import type { Choice } from './choice.ts'
import { decide, reportOf, type Held, type Tried } from './decide.ts'
import { originsOf, scoreOf, type Origin } from './holdout.ts'
import { boughtWithin, edgesOf, purchaseDaysOf, type PurchaseDays } from './purchaseDays.ts'
import { customerSummary, type CustomerSummary, type Purchases } from './summary.ts'
import { calibrationOf, trackingOf } from './tracking.ts'

/** Fewer accounts than this with three purchase days or more carry no model. models.md §12. */
export const LEAST_REPEAT_BUYERS = 30

/** A hold-out of more accounts costs time and tells nothing new: their standard error is a hundredth by then. */
const MOST_TRIED = 10_000

export type Choosing = {
  accounts: number
  /** The last day that counts, as a number. */
  asOf: number
  /** Days of one unit of time of the models; parameters are in it. */
  unitDays?: number
  /** Those to choose among; one alone is chosen, if it fits. */
  models?: readonly ModelName[]
  /** Instead of those that the length of the ledger gives; the latest first. */
  origins?: readonly Origin[]
}

export type Chosen = {
  choice: Choice
  /** The chosen model, fitted up to the as-of day; null where there is none. */
  believed: Believed | null
  /** All that were tried, fitted up to the as-of day, in the order of `models`. */
  fits: Tried[]
  /** The accounts that they are fitted to, and that they can forecast. */
  summary: CustomerSummary
}

/**
 * Fits each model up to the as-of day and up to each origin, scores the forecasts of the hold-outs by
 * Poisson deviance, and chooses the lowest; of those within one standard error (of the difference, by
 * account) the likeliest. Where the ledger is too short for a hold-out, the likeliest. Of more than 10,000
 * accounts every second, third, ... is held out, and `everyNth` says so.
 *
 * A fit that is refused for what the ledger leaves open is tried again with a weak prior; its report says so.
 * Throws a RangeError where the unit isn't positive or an index is out of range.
 */
export function chooseModel(
  purchases: Purchases,
  { accounts, asOf, unitDays = 1, models = MODELS, origins }: Choosing,
): Chosen {
  const summary = customerSummary(purchases, { accounts, asOf, unitDays })
  const fits = models.map((model) => fitEnough(model, summary))
  const step = Math.ceil(accounts / MOST_TRIED)
  const tried = step > 1 ? everyNth(purchases, step) : purchases
  const days = purchaseDaysOf(tried, accounts)
  const first = edgesOf(days)?.first ?? asOf
  const held = (origins ?? originsOf({ first, asOf })).map((origin) =>
    heldOut({ purchases: tried, days, accounts, unitDays, models, first }, origin),
  )
  const reports = fits.map((fit, at) => reportOf(fit, at, held))
  const decided = decide(fits, reports, held)
  const believed = fits.find(
    (fit): fit is Believed => fit.model === decided.chosen && 'fit' in fit && isBelieved(fit),
  )
  const latest = decided.noHoldout === null ? held[0] : undefined
  const shown = latest?.fits.find(({ model }) => model === decided.chosen)
  const isShown = shown && 'fit' in shown && isBelieved(shown)
  return {
    choice: {
      ...decided,
      everyNth: step,
      origins: held.map(({ score }) => score),
      tracking: isShown
        ? trackingOf(shown, days, { ...latest!.score, unitDays })
        : believed
          ? trackingOf(believed, days, { day: asOf, holdoutDays: 0, unitDays })
          : null,
      calibration:
        isShown && latest
          ? calibrationOf(
              latest.summary.x,
              latest.expected[models.indexOf(shown.model)]!,
              latest.actual,
            )
          : [],
    },
    believed: believed ?? null,
    fits,
    summary,
  }
}

/** Fits one model, or says that too few came back to carry any. */
export function fitEnough(model: ModelName, summary: CustomerSummary): Tried {
  let buyers = 0
  let repeats = 0
  for (const x of summary.x) {
    if (x >= 2) buyers += 1
    repeats += x
  }
  // The models' own reasons come first where they say more.
  if (summary.x.length === 0) return { model, refused: 'no-data' }
  if (repeats === 0) return { model, refused: 'no-repeat-purchases' }
  if (buyers < LEAST_REPEAT_BUYERS) return { model, refused: 'too-few-repeat-buyers' }
  return fitModel(model, summary)
}

function heldOut(
  given: {
    purchases: Purchases
    days: PurchaseDays
    accounts: number
    unitDays: number
    models: readonly ModelName[]
    first: number
  },
  origin: Origin,
): Held {
  const { purchases, days, accounts, unitDays, models, first } = given
  const { day, holdoutDays } = origin
  const summary = customerSummary(purchases, { accounts, asOf: day, unitDays })
  const fits = models.map((model) => fitEnough(model, summary))
  const rowsOf = (column: Float64Array) =>
    Float64Array.from(summary.account, (account) => column[account]!)
  const actual = rowsOf(boughtWithin(days, { after: day, to: day + holdoutDays }).days)
  const hasBefore = day - holdoutDays >= first - 1
  const before = hasBefore && boughtWithin(days, { after: day - holdoutDays, to: day }).days
  return {
    score: { ...origin, naive: before ? scoreOf(rowsOf(before), actual) : null },
    summary,
    fits,
    expected: fits.map((fit) =>
      'fit' in fit && isBelieved(fit)
        ? predict(fit, summary, holdoutDays / unitDays).expectedPurchases
        : null,
    ),
    actual,
  }
}

/** The purchases of every so manyth account; the others have none. */
function everyNth(purchases: Purchases, step: number): Purchases {
  const { account, day, value } = purchases
  const isTried = (_: number, line: number) => account[line]! % step === 0
  return {
    ...purchases,
    account: account.filter(isTried),
    day: day.filter(isTried),
    value: value?.filter(isTried),
  }
}
