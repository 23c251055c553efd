/**
 * How likely an account buys nothing in the horizon, learnt from what came of accounts before: a discrete-time hazard over
 * account-months, blended with the model that needs no labels. models.md §12; docs/methods/churn.md.
 */
import { isBelieved, type ModelName, predict } from '../identify/models/candidates.ts'
import { byRecency, type Seen, seenAt } from '../identify/models/cardOrigins.ts'
import { fitEnough } from '../identify/models/choose.ts'
import { edgesOf } from '../identify/models/purchaseDays.ts'
import { customerSummary, type Purchases } from '../identify/models/summary.ts'
import { type ChurnData, type ChurnFeature, featuresAt, featuresIn } from './churnFeature.ts'
import { fitRidge, logOddsAt, logOddsOf, type Ridge } from './ridge.ts'

/** With fewer a model of one's own is luck. */
export const LEAST_LOSSES = 50
export const LEAST_ACCOUNTS = 200
/** So many losses seen, and both models weigh the same. */
export const HALF_WEIGHT = 50
/** As other libraries begin with; among hundreds of losses it shrinks little. */
export const LAMBDA = 1
/** An account-month: origins so many days apart, three years back at most. */
const STEP_DAYS = 30
const MOST_STEPS = 36
/** More rows change no digit that is shown. */
const MOST_ROWS = 150_000

export type ChurnWanted = {
  accounts: number
  horizonDays: number
  /** Of identify; null where none holds, then recency alone stands for it. */
  model: ModelName | null
}

export type Learnt = {
  ridge: Ridge
  features: ChurnFeature[]
  /** Accounts lost and all accounts in the account-months learnt from, and how many those are. */
  losses: number
  accounts: number
  rows: number
  /** n / (n + 50), n = losses. */
  weight: number
}

export type NotLearnt = 'too-few-losses' | 'too-few-accounts' | 'no-fit'

/** Learns from account-months whose outcome is known by the day; nothing after it is looked at. */
export function learn(
  data: ChurnData,
  day: number,
  { horizonDays }: Pick<ChurnWanted, 'horizonDays'>,
): Learnt | NotLearnt {
  const first = edgesOf(data.days)?.first ?? day
  const origins: Seen[] = []
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const at = day - horizonDays - step * STEP_DAYS
    if (at - horizonDays < first) break
    origins.push(seenAt(data.days, { day: at, horizonDays, outcome: 'quiet' }))
  }
  const seen = new Set<number>()
  const lost = new Set<number>()
  for (const { account, outcome } of origins)
    account.forEach((one, at) => {
      seen.add(one)
      if (outcome[at] === 1) lost.add(one)
    })
  if (seen.size < LEAST_ACCOUNTS) return 'too-few-accounts'
  if (lost.size < LEAST_LOSSES) return 'too-few-losses'
  const all = origins.reduce((sum, { account }) => sum + account.length, 0)
  const every = Math.ceil(all / MOST_ROWS)
  const features = featuresIn(data)
  const parts = origins.map(({ day: at, account, outcome }) => {
    const taken = account.filter((one) => one % every === 0)
    const came = outcome.filter((_, place) => account[place]! % every === 0)
    return { x: featuresAt(data, taken, at), y: came }
  })
  const rows = parts.reduce((sum, { y }) => sum + y.length, 0)
  const x = new Float64Array(rows * features.length)
  const y = new Uint8Array(rows)
  let place = 0
  for (const part of parts) {
    x.set(part.x, place * features.length)
    y.set(part.y, place)
    place += part.y.length
  }
  const ridge = rows > 0 ? fitRidge({ x, columns: features.length, y }, LAMBDA) : null
  if (!ridge) return 'no-fit'
  const weight = lost.size / (lost.size + HALF_WEIGHT)
  return { ridge, features, losses: lost.size, accounts: seen.size, rows, weight }
}

/** Log-odds blended: weight of the learnt one, the rest of the one without labels. */
export function blended(learnt: number, without: number, weight: number): number {
  return weight * learnt + (1 - weight) * without
}

/**
 * P(no purchase in the horizon) of each account that is seen on the day, by both models; `earlier` as for byRecency, which
 * stands in where identify has no model. Only purchases up to the day are summarised.
 */
export function foretell(
  { data, purchases }: { data: ChurnData; purchases: Purchases },
  now: Pick<Seen, 'day' | 'account' | 'lnRecency'>,
  { learnt, wanted, earlier }: { learnt: Learnt; wanted: ChurnWanted; earlier: readonly Seen[] },
): { logOdds: Float64Array; x: Float64Array } {
  const x = featuresAt(data, now.account, now.day)
  const without = withoutLabels(purchases, now, wanted) ?? byRecency(now as Seen, earlier)
  const columns = learnt.features.length
  const logOdds = Float64Array.from(now.account, (_, row) =>
    blended(
      logOddsAt(learnt.ridge, x.subarray(row * columns, (row + 1) * columns)),
      logOddsOf(without[row]!),
      learnt.weight,
    ),
  )
  return { logOdds, x }
}

function withoutLabels(
  purchases: Purchases,
  { day, account }: Pick<Seen, 'day' | 'account'>,
  { accounts, model, horizonDays }: ChurnWanted,
): Float64Array | null {
  if (!model) return null
  const summary = customerSummary(purchases, { accounts, asOf: day })
  const fit = fitEnough(model, summary)
  if (!('fit' in fit) || !isBelieved(fit)) return null
  const { probabilityQuiet } = predict(fit, summary, horizonDays)
  const byAccount = new Float64Array(accounts)
  summary.account.forEach((one, row) => (byAccount[one] = probabilityQuiet[row]!))
  return Float64Array.from(account, (one) => byAccount[one]!)
}
