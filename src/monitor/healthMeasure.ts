/**
 * What a health score is made of: fourteen measures in five groups, and two more where a firm tells of them, each turned
 * into 0..100 by fixed points, and how far each is to be believed. models.md §12; docs/methods/health.md works an
 * example.
 */

// words: monitor:health.group.*, monitor:health.measure.*, monitor:health.unit.*, monitor:health.reason.*
export const HEALTH_GROUPS = [
  'relationship',
  'value',
  'satisfaction',
  'commercial',
  'service',
] as const
export type HealthGroup = (typeof HEALTH_GROUPS)[number]

type Point = readonly [at: number, points: number]

type About = {
  group: HealthGroup
  /** Of its group; the shares of a group add up to 1. An extra one takes its share from the others, as far as it is believed. */
  share: number
  isExtra?: boolean
  /** Rising values of the measure and what they are worth, 0..100; straight lines between, level beyond. */
  points: readonly Point[]
}

const about = (group: HealthGroup, share: number, ...points: Point[]): About => ({
  group,
  share,
  points,
})

const extra = (group: HealthGroup, share: number, ...points: Point[]): About => ({
  ...about(group, share, ...points),
  isExtra: true,
})

export const MEASURES = {
  /** Support of those who decide, weighted by influence, -2..2. */
  support: about('relationship', 0.35, [-1.5, 0], [0, 50], [1.5, 100]),
  /** How well we reach them, weighted by influence, 0..4. */
  coverage: about('relationship', 0.35, [0, 0], [2, 55], [3.5, 100]),
  /** Days since the last talk. */
  talk: about('relationship', 0.3, [21, 100], [60, 75], [120, 40], [270, 0]),
  /** Share of promises due in the last 365 days that were kept in time. */
  promises: about('value', 0.6, [0.4, 0], [0.75, 50], [0.95, 100]),
  /** Share of the plan's lines due in the last 365 days that are done. */
  plan: about('value', 0.4, [0.1, 0], [0.5, 50], [0.9, 100]),
  /** Use of the last 90 days against that of the 270 before, of what the firm has told. */
  usage: extra('value', 0.35, [0.4, 0], [0.8, 45], [1, 75], [1.15, 100]),
  /** How talks of the last 180 days felt, -2..2. */
  sentiment: about('satisfaction', 0.3, [-1.5, 0], [0, 50], [1.5, 100]),
  /** What they believe was promised and isn't cleared up, of what was heard in the last 365 days. */
  expectations: about('satisfaction', 0.2, [0, 75], [1, 45], [3, 0]),
  /** Whether they would recommend us, 0..10: everyone's newest answer to a survey in the last 365 days. */
  answers: about('satisfaction', 0.35, [5, 0], [7.5, 50], [9.5, 100]),
  /** Complaints that are open, of who complained in the last 365 days or still does; who never did says nothing. */
  complaints: about('satisfaction', 0.15, [0, 75], [1, 40], [3, 0]),
  /** Days of silence in usual gaps. */
  rhythm: about('commercial', 0.45, [1.2, 100], [2, 55], [4, 0]),
  /** Sales of the last 182 days against the same days a year before. */
  trend: about('commercial', 0.35, [0.5, 0], [0.8, 45], [1, 75], [1.2, 100]),
  /** Families bought in the last twelve whole months against the twelve before. */
  basket: about('commercial', 0.2, [0.4, 0], [0.8, 55], [1, 80], [1.3, 100]),
  /** Share of service clocks decided in the last 180 days that were met. */
  clocks: about('service', 0.6, [0.5, 0], [0.85, 50], [1, 100]),
  /** Median days until a request is closed, of the last 180 days. */
  requests: about('service', 0.4, [2, 100], [7, 70], [21, 25], [45, 0]),
  /** Share of order lines promised in the last 180 days that came on time and in full. */
  supply: extra('service', 0.4, [0.6, 0], [0.85, 50], [0.97, 100]),
} as const satisfies Record<string, About>

export type HealthMeasure = keyof typeof MEASURES
export const HEALTH_MEASURES = Object.keys(MEASURES) as [HealthMeasure, ...HealthMeasure[]]

/** A measure as it stood on a day. */
export type Signal = {
  value: number
  /** What it was counted from; none where it needs no more than one. */
  n?: number
  /** Days since it was last seen; none where the day itself says it. */
  ageDays?: number
}
export type Signals = Partial<Record<HealthMeasure, Signal>>

/** 0..100. */
export function pointsOf(measure: HealthMeasure, value: number): number {
  const points: readonly Point[] = MEASURES[measure].points
  const after = points.findIndex(([at]) => value <= at)
  if (after === 0) return points[0]![1]
  if (after < 0) return points.at(-1)![1]
  const [from, low] = points[after - 1]!
  const [to, high] = points[after]!
  return low + ((value - from) / (to - from)) * (high - low)
}

/** So old it is still as good as new, and so old it says nothing any more. */
export const FRESH_DAYS = 180
export const STALE_DAYS = 540
/** With so many cases a share is believed by half. */
export const HALF_BELIEVED = 2

/** 0..1: n / (n + 2) for what is counted, times 1 up to 180 days of age and from there straight to 0 at 540. */
export function beliefOf({ n, ageDays }: Signal): number {
  const counted = n === undefined ? 1 : n / (n + HALF_BELIEVED)
  const fresh =
    ageDays === undefined
      ? 1
      : Math.min(1, Math.max(0, (STALE_DAYS - ageDays) / (STALE_DAYS - FRESH_DAYS)))
  return counted * fresh
}

/**
 * How much a known measure weighs in its group, 0..1. Of what a firm doesn't tell, nothing is missing: an extra measure
 * takes share times belief from the others where it is known, and nothing where it isn't.
 */
export function weightIn(measure: HealthMeasure, signals: Signals): number {
  const { group, share, isExtra }: About = MEASURES[measure]
  const own = share * beliefOf(signals[measure]!)
  if (isExtra) return own
  return HEALTH_MEASURES.reduce((left, one) => {
    const other: About = MEASURES[one]
    const known = signals[one]
    return other.isExtra && other.group === group && known
      ? left * (1 - other.share * beliefOf(known))
      : left
  }, own)
}
