/**
 * How losses are drawn quickly from many accounts: the heavy ones each by itself, the sum of the light
 * ones as a normal, and probabilities in at most 256 steps.
 */
import { normalPoint } from './models/normal.ts'

/** One place per account. */
export type Weights = {
  /** Of the last 12 months, in the home currency. */
  sales: Float64Array
  /** Of losing it within 12 months, 0..1. */
  probability: Float64Array
}

export type Odds = {
  /** Accounts of nearly one probability; `limit` is for who draws. */
  buckets: { probability: Float64Array; point: Float64Array; limit: Float64Array }
  single: { sales: Float64Array; bucket: Uint8Array }
  /** Per bucket, of the accounts whose sum is drawn as one. */
  merged: { count: number; sum: Float64Array; squares: Float64Array }
  exposed: number
}

const BUCKETS = 256
/** So many are drawn one by one without a thought, and never more than the second. */
const SINGLE_ANYWAY = 1_000
const SINGLE_AT_MOST = 5_000
/** The merged sum's distribution differs from a normal by at most this (Berry-Esseen). */
const NORMAL_WITHIN = 0.01
/** Shevtsova 2010, for variables that differ. */
const BERRY_ESSEEN = 0.56

export function oddsOf({ sales, probability }: Weights): Odds {
  if (probability.some((one) => !(one >= 0 && one <= 1))) {
    throw new RangeError('a probability must be in 0..1')
  }
  const at = Uint32Array.from(sales.keys()).filter((one) => sales[one]! > 0)
  const { bucketOf, buckets } = bucketsOf(at, { sales, probability })
  const isSingle = heavyOnes(at, { sales, probability })
  const single = at.filter((one) => isSingle[one] === 1)
  const merged = at.filter((one) => isSingle[one] === 0)
  const sum = new Float64Array(buckets.probability.length)
  const squares = new Float64Array(buckets.probability.length)
  for (const one of merged) {
    sum[bucketOf[one]!]! += sales[one]!
    squares[bucketOf[one]!]! += sales[one]! ** 2
  }
  return {
    buckets,
    single: {
      sales: Float64Array.from(single, (one) => sales[one]!),
      bucket: Uint8Array.from(single, (one) => bucketOf[one]!),
    },
    merged: { count: merged.length, sum, squares },
    exposed: at.reduce((all, one) => all + sales[one]!, 0),
  }
}

/** Neighbours by probability, as many in each; a bucket's is their mean weighted by sales, so the expected loss stays. */
function bucketsOf(at: Uint32Array, { sales, probability }: Weights) {
  const inOrder = at.toSorted((a, b) => probability[a]! - probability[b]! || a - b)
  const count = Math.min(BUCKETS, at.length)
  const bucketOf = new Uint8Array(sales.length)
  const weight = new Float64Array(count)
  const expected = new Float64Array(count)
  inOrder.forEach((one, place) => {
    const bucket = Math.floor((place * count) / at.length)
    bucketOf[one] = bucket
    weight[bucket]! += sales[one]!
    expected[bucket]! += sales[one]! * probability[one]!
  })
  const mean = expected.map((sum, bucket) => Math.min(1, sum / weight[bucket]!))
  const buckets = {
    probability: mean,
    point: mean.map(normalPoint),
    limit: new Float64Array(count),
  }
  return { bucketOf, buckets }
}

/** Those with the widest swing are drawn one by one, as many as it takes for the rest to be near a normal. */
function heavyOnes(at: Uint32Array, { sales, probability }: Weights): Uint8Array {
  const swing = (one: number) => probability[one]! * (1 - probability[one]!) * sales[one]! ** 2
  const third = (one: number) => {
    const chance = probability[one]!
    return chance * (1 - chance) * (chance ** 2 + (1 - chance) ** 2) * sales[one]! ** 3
  }
  const inOrder = at.toSorted((a, b) => swing(b) - swing(a) || a - b)
  let variance = 0
  let skew = 0
  let from = inOrder.length
  for (let place = inOrder.length - 1; place >= SINGLE_ANYWAY; place -= 1) {
    variance += swing(inOrder[place]!)
    skew += third(inOrder[place]!)
    const isNear = variance === 0 || (BERRY_ESSEEN * skew) / variance ** 1.5 <= NORMAL_WITHIN
    if (isNear || place >= SINGLE_AT_MOST) from = place
  }
  const isSingle = new Uint8Array(sales.length)
  for (const one of inOrder.subarray(0, from)) isSingle[one] = 1
  return isSingle
}
