/** How good the probabilities of a loss would have been, on rolling origins; and what they are today. docs/methods/churn.md. */
import { z } from 'zod'
import { CardScores, NotShown } from '../identify/models/card.ts'
import { byRecency, pooled, type Seen, seenAt } from '../identify/models/cardOrigins.ts'
import { fitLogistic, logisticAt, type Logistic } from '../identify/models/logistic.ts'
import { edgesOf } from '../identify/models/purchaseDays.ts'
import { riskScores } from '../identify/models/riskScores.ts'
import { LEAST_OUTCOMES, whyNotShown } from '../identify/models/reportCard.ts'
import type { Purchases } from '../identify/models/summary.ts'
import type { ChurnData } from './churnFeature.ts'
import { CHURN_FEATURES } from './churnFeature.ts'
import { type ChurnWanted, foretell, learn, type Learnt } from './churnModel.ts'
import { chanceOf } from './ridge.ts'

const MOST_ORIGINS = 4

export const NOT_LEARNT = ['too-few-losses', 'too-few-accounts', 'no-fit'] as const

export const ChurnTold = z.object({
  horizonDays: z.int(),
  /** What was learnt from today; null where too little was seen. */
  learnt: z
    .object({
      losses: z.int(),
      accounts: z.int(),
      rows: z.int(),
      weight: z.number(),
      /** Log-odds by one standard deviation of the feature among the accounts of today. */
      features: z.array(z.object({ feature: z.enum(CHURN_FEATURES), effect: z.number() })),
    })
    .nullable(),
  origins: z.array(
    z.object({
      day: z.number(),
      accounts: z.int(),
      quiet: z.int(),
      refused: z.enum(NOT_LEARNT).nullable(),
    }),
  ),
  forecasts: z.int(),
  scores: CardScores.nullable(),
  isWorthShowing: z.boolean(),
  whyNot: z.enum([...NOT_LEARNT, ...NotShown.options]).nullable(),
  /** Slope and level of the recalibration on the log-odds; null where there was too little to learn it from. */
  calibration: z.object({ intercept: z.number(), slope: z.number() }).nullable(),
})
export type ChurnTold = z.infer<typeof ChurnTold>

export type ChurnFound = {
  told: ChurnTold
  /** Accounts at risk today with their probabilities and features; null where nothing was learnt. */
  now: { account: Uint32Array; probability: Float64Array; x: Float64Array; learnt: Learnt } | null
}

type Given = { data: ChurnData; purchases: Purchases }

/**
 * Up to four origins, the horizon apart, each foretold from what was known and had come true by then, and recalibrated on the
 * forecasts of the origins before. Shown where both skills are above 0 with their whole 95 % interval, as in report-card.md.
 */
export function churnOf(
  given: Given,
  wanted: ChurnWanted & { asOf: number; seed?: number },
): ChurnFound {
  const { data } = given
  const { asOf, horizonDays, accounts, seed = 1 } = wanted
  const first = edgesOf(data.days)?.first ?? asOf
  const seen: Seen[] = []
  for (let back = 1; back <= MOST_ORIGINS + 1; back += 1) {
    const day = asOf - back * horizonDays
    if (day - horizonDays < first - 1) break
    seen.push(seenAt(data.days, { day, horizonDays, outcome: 'quiet' }))
  }
  const tested = seen.slice(0, -1)
  const origins: ChurnTold['origins'] = []
  const parts: (Seen & { logOdds: Float64Array; recency: Float64Array })[] = []
  for (const [at, one] of tested.entries()) {
    const earlier = seen.slice(at + 1)
    const learnt = learn(data, one.day, wanted)
    const quiet = one.outcome.reduce((sum, came) => sum + came, 0)
    const refused = typeof learnt === 'string' ? learnt : null
    origins.push({ day: one.day, accounts: one.account.length, quiet, refused })
    if (typeof learnt === 'string') continue
    const { logOdds } = foretell(given, one, { learnt, wanted, earlier })
    parts.push({ ...one, logOdds, recency: byRecency(one, earlier) })
  }
  // The newest first: each is calibrated on those after it in the list.
  const calibrated = parts.map((part, at) => {
    const calibration = calibrationOf(parts.slice(at + 1))
    return { ...part, given: part.logOdds.map((one) => calibratedAt(calibration, one)) }
  })
  const forecasts = pooled(calibrated, accounts)
  const came = forecasts.outcome.reduce((sum, one) => sum + one, 0)
  const isTelling = Math.min(came, forecasts.outcome.length - came) >= LEAST_OUTCOMES
  const scores = isTelling ? riskScores(forecasts, { seed }) : null
  const learnt = learn(data, asOf, wanted)
  const calibration = calibrationOf(parts)
  const whyNot =
    typeof learnt === 'string'
      ? learnt
      : parts.length === 0 && origins[0]?.refused
        ? origins[0].refused
        : whyNotShown(tested.length, parts.length, scores)
  const now =
    typeof learnt === 'string' ? null : today(given, { wanted, learnt, calibration, earlier: seen })
  return {
    told: {
      horizonDays,
      learnt: now && {
        losses: now.learnt.losses,
        accounts: now.learnt.accounts,
        rows: now.learnt.rows,
        weight: now.learnt.weight,
        features: effectsOf(now),
      },
      origins,
      forecasts: forecasts.outcome.length,
      scores,
      isWorthShowing: whyNot === null,
      whyNot,
      calibration,
    },
    now,
  }
}

type Today = {
  wanted: ChurnWanted & { asOf: number }
  learnt: Learnt
  calibration: Logistic | null
  earlier: readonly Seen[]
}

function today(given: Given, { wanted, learnt, calibration, earlier }: Today) {
  const { asOf, horizonDays } = wanted
  const seen = seenAt(given.data.days, { day: asOf, horizonDays, outcome: 'quiet' })
  const { logOdds, x } = foretell(given, seen, { learnt, wanted, earlier })
  const probability = logOdds.map((one) => calibratedAt(calibration, one))
  return { account: seen.account, probability, x, learnt }
}

/** Learnt where at least 30 of either outcome were seen; it may not turn the order round. */
function calibrationOf(
  parts: readonly { logOdds: Float64Array; outcome: Uint8Array }[],
): Logistic | null {
  const x = Float64Array.from(parts.flatMap(({ logOdds }) => [...logOdds]))
  const y = Uint8Array.from(parts.flatMap(({ outcome }) => [...outcome]))
  const came = y.reduce((sum, one) => sum + one, 0)
  if (Math.min(came, y.length - came) < LEAST_OUTCOMES) return null
  const found = fitLogistic(x, y)
  return found.slope > 0 ? found : null
}

function calibratedAt(calibration: Logistic | null, logOdds: number): number {
  return calibration ? logisticAt(calibration, logOdds) : chanceOf(logOdds)
}

function effectsOf({ x, learnt }: NonNullable<ChurnFound['now']>) {
  const columns = learnt.features.length
  const rows = x.length / columns
  return learnt.features.map((feature, at) => {
    let [sum, squares] = [0, 0]
    for (let row = 0; row < rows; row += 1) {
      sum += x[row * columns + at]!
      squares += x[row * columns + at]! ** 2
    }
    const sd = Math.sqrt(Math.max(0, squares / rows - (sum / rows) ** 2))
    return { feature, effect: learnt.ridge.slopes[at]! * sd }
  })
}
