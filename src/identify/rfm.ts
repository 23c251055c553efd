/**
 * RFM: how recently, how often and for how much an account buys, as three scores from 1 to 5 and
 * a segment. models.md §2; docs/methods/rfm.md works an example.
 */
import { z } from 'zod'

const descending = (limits: number[]) =>
  limits.every((one, at) => at === 0 || one < limits[at - 1]!)
const ascending = (limits: number[]) => limits.every((one, at) => at === 0 || one > limits[at - 1]!)
const limits = (order: (limits: number[]) => boolean) =>
  z.array(z.number().nonnegative()).length(4).refine(order)

export const RfmSettings = z.object({
  windowMonths: z.int().min(1).max(120).default(24),
  frequency: z.enum(['days', 'orders']).default('days'),
  money: z.enum(['sales', 'margin']).default('sales'),
  scoring: z.enum(['auto', 'quintiles', 'bands']).default('auto'),
  /** Limits of the scores 5, 4, 3 and 2; below the last it is a 1. */
  bands: z
    .object({
      /** Days since the last purchase, at most. */
      recencyDays: limits(ascending).default([30, 90, 180, 365]),
      /** Purchase days or orders in the window, at least. */
      frequency: limits(descending).default([12, 6, 3, 2]),
      /** Percent of the sales of the window, at least. */
      moneyPercent: limits(descending).default([10, 5, 2, 1]),
    })
    .prefault({}),
})
export type RfmSettings = z.infer<typeof RfmSettings>

/** With fewer scored accounts than this, fifths are noise and bands are used. */
export const ACCOUNTS_FOR_QUINTILES = 25

/** Which triples (recency, frequency, money) make which segment; all 125 stand here exactly once. */
const TRIPLES = {
  Champions: '555 554 544 545 454 455 445',
  Loyal: '543 444 435 355 354 345 344 335',
  'Potential Loyalist':
    '553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323',
  'New Customers': '512 511 422 421 412 411 311',
  Promising: '525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313',
  'Need Attention': '535 534 443 434 343 334 325 324',
  'About To Sleep': '331 321 312 221 213 231 241 251',
  'At Risk':
    '255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124',
  'Cannot Lose Them': '155 154 144 214 215 115 114 113',
  Hibernating: '332 322 233 232 223 222 132 123 122 212 211',
  Lost: '111 112 121 131 141 151',
} as const

export const SEGMENTS = [
  ...(Object.keys(TRIPLES) as (keyof typeof TRIPLES)[]),
  /** Without a purchase in the window: no scores. */
  'Inactive',
] as const
export const Segment = z.enum(SEGMENTS)
export type Segment = z.infer<typeof Segment>

const SEGMENT_OF_TRIPLE: Segment[] = []
for (const [segment, triples] of Object.entries(TRIPLES)) {
  for (const triple of triples.split(' ')) SEGMENT_OF_TRIPLE[Number(triple)] = segment as Segment
}

/** The segment of three scores 1..5; Inactive where there are none (0). */
export function segmentOf(r: number, f: number, m: number): Segment {
  return SEGMENT_OF_TRIPLE[r * 100 + f * 10 + m] ?? 'Inactive'
}

export type RfmFigures = {
  /** Days since the last purchase; NaN for an account without a purchase in the window. */
  recencyDays: Float64Array
  /** Purchase days or orders in the window. */
  frequency: Float64Array
  /** Sales or margin in the window, in the home currency, less credit notes. */
  money: Float64Array
}

export type RfmScores = {
  /** 1..5; 0 for an account without a purchase in the window. */
  r: Uint8Array
  f: Uint8Array
  m: Uint8Array
  by: 'quintiles' | 'bands'
}

/**
 * Scores of every account, in the order given (three columns of one length).
 *
 * By fifths, score = ceil(5 x accounts with a value <= this one / n), over the n accounts with a
 * purchase in the window; recency reversed. Equal values get the same, higher, score. Bands where
 * there are fewer than 25 of them, or by setting.
 */
export function rfmScores(
  { recencyDays, frequency, money }: RfmFigures,
  { scoring, bands }: RfmSettings,
): RfmScores {
  const active = recencyDays.map((days) => (Number.isNaN(days) ? 0 : 1))
  const n = active.reduce((sum, one) => sum + one, 0)
  const by = scoring === 'auto' ? (n < ACCOUNTS_FOR_QUINTILES ? 'bands' : 'quintiles') : scoring
  if (by === 'quintiles') {
    return {
      r: quintiles(
        recencyDays.map((days) => -days),
        active,
        n,
      ),
      f: quintiles(frequency, active, n),
      m: quintiles(money, active, n),
      by,
    }
  }
  const sales = money.reduce((sum, one, at) => sum + (active[at] ? Math.max(0, one) : 0), 0)
  const percent = money.map((one) => (sales > 0 ? (100 * one) / sales : 0))
  return {
    r: banded(
      recencyDays.map((days) => -days),
      bands.recencyDays.map((days) => -days),
      active,
    ),
    f: banded(frequency, bands.frequency, active),
    m: banded(percent, bands.moneyPercent, active),
    by,
  }
}

/**
 * The formula needs no count per account: a score is at most s where 5 x count <= s x n, so four
 * limits among the sorted values tell all scores. Plain loops, since a million accounts pass here.
 */
function quintiles(values: Float64Array, active: Float64Array, n: number): Uint8Array {
  const sorted = new Float64Array(n)
  let place = 0
  for (let at = 0; at < values.length; at += 1) {
    if (active[at]) sorted[place++] = values[at]!
  }
  sorted.sort()
  const limits = [1, 2, 3, 4].map((score) => lastWithin(sorted, Math.floor((score * n) / 5)))
  const [one, two, three, four] = limits as [number, number, number, number]
  const scores = new Uint8Array(values.length)
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!
    if (active[at])
      scores[at] = value <= one ? 1 : value <= two ? 2 : value <= three ? 3 : value <= four ? 4 : 5
  }
  return scores
}

/** The largest value that at most `most` of the sorted values do not exceed. */
function lastWithin(sorted: Float64Array, most: number): number {
  let last = most - 1
  // Equal values stay together: those that reach beyond `most` are all beyond it.
  while (last >= 0 && sorted[last] === sorted[most]) last -= 1
  return last < 0 ? -Infinity : sorted[last]!
}

function banded(values: Float64Array, atLeast: number[], active: Float64Array): Uint8Array {
  return Uint8Array.from(values, (value, at) => {
    if (!active[at]) return 0
    const band = atLeast.findIndex((limit) => value >= limit)
    return band === -1 ? 1 : 5 - band
  })
}
