/**
 * BG/NBD, MBG/NBD and MBG/CNBD-k: fitting them. models.md §4; docs/methods/value.md.
 */
import { fitOf, isWorthASample, SAMPLE_STEP, type Fit, type Prior } from './fit.ts'
import { checkHistories, meanAge, mergeHistories, type Histories } from './histories.ts'
import {
  RHYTHM_PARAMETERS,
  rhythmObjective,
  type Rhythm,
  type RhythmParameter,
} from './rhythmLikelihood.ts'

export const BG_NBD: Rhythm = { k: 1, canEndAtStart: false }
export const MBG_NBD: Rhythm = { k: 1, canEndAtStart: true }
export const MOST_STAGES = 12

export type RhythmFit = Fit<RhythmParameter> & { rhythm: Rhythm }

/** Usual values, in mean ages: they only have to be in the valley. */
const START = [0.5, 0.3, 0.8, 2]

/**
 * Fits by maximum likelihood: `parameters` r, alpha (time, in the unit of the histories), a, b.
 * Customers' rates of stages are gamma(r, alpha), their chances to end after a purchase beta(a, b).
 *
 * Refuses with a reason instead of an estimate that the data don't carry; a weak prior (log-normal on
 * each parameter, alpha in mean ages) may carry it then, and the result says that it did.
 * `sumLogGaps` is needed for k > 1. Throws a RangeError for rows that are no history and for k
 * outside 1..12.
 */
export function fitRhythm(
  histories: Histories,
  rhythm: Rhythm,
  { prior = 'none' as Prior } = {},
): RhythmFit {
  checkHistories(histories)
  return { ...fitChecked(prepared(histories), rhythm, prior), rhythm }
}

/**
 * MBG/CNBD-k with the k of 1..12 that is likeliest, climbing from 1 until two in a row are worse.
 * `tried` has every k's log-likelihood, null where it was refused. Source: Reutterer, Platzer & Schröder (2021), 3.3.
 */
export function fitRegularRhythm(
  histories: Histories,
  { prior = 'none' as Prior } = {},
): { best: RhythmFit; tried: (number | null)[] } {
  checkHistories(histories)
  if (!histories.sumLogGaps) throw new RangeError('sumLogGaps is needed to tell a rhythm')
  const data = prepared(histories)
  const tried: (number | null)[] = []
  let best: RhythmFit | null = null
  let first: RhythmFit | null = null
  let worse = 0
  for (let k = 1; k <= MOST_STAGES && worse < 2; k += 1) {
    const rhythm = { k, canEndAtStart: true }
    const found = { ...fitChecked(data, rhythm, prior), rhythm }
    first ??= found
    const logLikelihood = found.refused ? null : found.logLikelihood
    tried.push(logLikelihood)
    if (logLikelihood === null) continue
    if (!best || best.refused || logLikelihood > best.logLikelihood) {
      best = found
      worse = 0
    } else worse += 1
  }
  return { best: best ?? first!, tried }
}

type Prepared = {
  histories: Histories
  scale: number
  full: ReturnType<typeof mergeHistories> | null
  sample: ReturnType<typeof mergeHistories> | null
}

function prepared(histories: Histories): Prepared {
  const scale = meanAge(histories.T)
  const full = scale > 0 ? mergeHistories(histories, scale) : null
  const sample =
    full && isWorthASample(full.customers) ? mergeHistories(histories, scale, SAMPLE_STEP) : null
  return { histories, scale, full, sample }
}

function fitChecked({ histories, scale, full, sample }: Prepared, rhythm: Rhythm, prior: Prior) {
  const { k } = rhythm
  if (!Number.isInteger(k) || k < 1 || k > MOST_STAGES)
    throw new RangeError(`k ${k} is not in 1..12`)
  if (k > 1 && !histories.sumLogGaps) throw new RangeError('sumLogGaps is needed for k > 1')
  if (histories.x.length === 0) return { refused: 'no-data', prior } as const
  if (!full) return { refused: 'no-time', prior } as const
  if (full.repeats === 0) return { refused: 'no-repeat-purchases', prior } as const
  return fitOf({
    names: RHYTHM_PARAMETERS,
    objective: rhythmObjective(full, rhythm),
    sample: sample && sample.repeats > 0 ? rhythmObjective(sample, rhythm) : undefined,
    customers: full.customers,
    start: START.map((one, at) => (at === 1 ? one / k : one)),
    prior,
    scale: { r: 1, alpha: scale, a: 1, b: 1 },
    shift: -full.repeats * Math.log(scale),
    dropout: ['a', 'b'],
  })
}
