import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandOf, standing, whyNotOverride } from './healthBand.ts'
import {
  FIRST_WEIGHTS,
  groupsOf,
  type HealthWeights,
  HealthWeights as Weights,
  missingOf,
  reasonsOf,
  scoreOf,
} from './health.ts'
import {
  beliefOf,
  HEALTH_GROUPS,
  HEALTH_MEASURES,
  MEASURES,
  pointsOf,
  type Signals,
} from './healthMeasure.ts'

const healthOf = (signals: Signals, weights: HealthWeights = FIRST_WEIGHTS) =>
  scoreOf(groupsOf(signals), weights)

/** The worked example of docs/methods/health.md. */
const EXAMPLE: Signals = {
  rhythm: { value: 2 },
  trend: { value: 0.8 },
  talk: { value: 60 },
  promises: { value: 0.75, n: 4 },
}

test('the worked example of the docs', () => {
  const { scores, beliefs } = groupsOf(EXAMPLE)
  // Relationship: a talk 60 days ago is worth 75, and is 0.3 of the group.
  expect([scores[0], beliefs[0]]).toEqual([75, 0.3])
  // Value: three of four promises are worth 50, believed 4 / (4 + 2), 0.6 of the group.
  expect(scores[1]).toBeCloseTo(50, 12)
  expect(beliefs[1]).toBeCloseTo(0.4, 12)
  expect(scores[2]).toBeNull()
  // Commercial: (0.45 · 55 + 0.35 · 45) / 0.8.
  expect(scores[3]).toBeCloseTo(50.625, 12)
  expect(beliefs[3]).toBeCloseTo(0.8, 12)
  expect(scores[4]).toBeNull()
  const { score, confidence } = healthOf(EXAMPLE)
  // (25 · 0.3 · 75 + 15 · 0.4 · 50 + 30 · 0.8 · 50.625) / (7.5 + 6 + 24)
  expect(score).toBeCloseTo((562.5 + 300 + 1215) / 37.5, 9)
  expect(confidence).toBeCloseTo(0.375, 12)
  expect(missingOf({ scores, beliefs }, FIRST_WEIGHTS)).toEqual(['satisfaction', 'service'])
})

test('shares of each group add up to 1, points rise with what they are of, and weights are capped', () => {
  for (const group of HEALTH_GROUPS) {
    const own = HEALTH_MEASURES.filter(
      (measure) => MEASURES[measure].group === group && !('isExtra' in MEASURES[measure]),
    )
    expect(own.reduce((sum, measure) => sum + MEASURES[measure].share, 0)).toBeCloseTo(1, 12)
  }
  for (const measure of HEALTH_MEASURES) {
    const places = MEASURES[measure].points.map(([at]) => at)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  }
  expect(Weights.safeParse(FIRST_WEIGHTS).success).toBe(true)
  const heavy = { ...FIRST_WEIGHTS, commercial: 45, service: 0 }
  expect(Weights.safeParse(heavy).success).toBe(false)
  expect(Weights.safeParse({ ...FIRST_WEIGHTS, service: 10 }).error?.issues[0]?.message).toBe(
    'monitor/weights-sum',
  )
  const three = { relationship: 40, value: 0, satisfaction: 0, commercial: 40, service: 20 }
  expect(Weights.safeParse(three).error?.issues[0]?.message).toBe('monitor/weights-groups')
})

const aSignal = fc.record(
  {
    value: fc.double({ min: -2, max: 400, noNaN: true }),
    n: fc.integer({ min: 1, max: 500 }),
    ageDays: fc.integer({ min: 0, max: 900 }),
  },
  { requiredKeys: ['value'] },
)
const someSignals: fc.Arbitrary<Signals> = fc.dictionary(
  fc.constantFrom(...HEALTH_MEASURES),
  aSignal,
) as never

test('score 0..100, confidence 0..1, and the reasons add up to the score', () => {
  fc.assert(
    fc.property(someSignals, (signals) => {
      const { score, confidence } = healthOf(signals)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1 + 1e-9)
      const reasons = reasonsOf(signals, FIRST_WEIGHTS)
      if (score === null) {
        expect(reasons).toEqual([])
        return
      }
      expect(score).toBeGreaterThanOrEqual(-1e-9)
      expect(score).toBeLessThanOrEqual(100 + 1e-9)
      const sum = reasons.reduce((all, { adds }) => all + adds, 50)
      expect(sum).toBeCloseTo(score, 6)
    }),
  )
})

test('what is not known never counts as good: it only takes confidence, and a known good thing more never lowers', () => {
  fc.assert(
    fc.property(someSignals, fc.constantFrom(...HEALTH_MEASURES), (signals, measure) => {
      const { [measure]: gone, ...rest } = signals
      const [whole, less] = [healthOf(signals), healthOf(rest)]
      expect(less.confidence).toBeLessThanOrEqual(whole.confidence + 1e-12)
      // Whoever leaves out what is at least as good as the rest doesn't raise the score.
      if (gone && less.score !== null && pointsOf(measure, gone.value) >= 100)
        expect(less.score).toBeLessThanOrEqual(whole.score! + 1e-9)
    }),
  )
  const bands = { good: 67, bad: 34, leastConfidence: 40 }
  expect(bandOf(healthOf({ rhythm: { value: 1 } }), bands)).toBe('unsure')
  expect(bandOf(healthOf({ rhythm: { value: 5 } }), bands)).toBe('bad')
  expect(bandOf(healthOf({}), bands)).toBeNull()
})

test('old words fade: as good as new for half a year, gone after a year and a half', () => {
  expect([100, 180, 360, 540, 800].map((ageDays) => beliefOf({ value: 1, ageDays }))).toEqual([
    1, 1, 0.5, 0, 0,
  ])
  expect(healthOf({ support: { value: 2, n: 5, ageDays: 600 } }).score).toBeNull()
})

test('a score set by hand needs a carer or a lead, an expiry that comes and is near, and ends by itself', () => {
  const today = '2026-11-21'
  const who = { id: 'a', role: 'manager' as const }
  const carers = [{ personId: 'a' }]
  const why = (untilOn?: string, one: { id: string; role: 'manager' | 'lead' } = who) =>
    whyNotOverride(one, { carers, today, ...(untilOn ? { untilOn } : {}) })?.code
  expect(why('2026-12-21')).toBeUndefined()
  expect(why('2026-12-21', { id: 'b', role: 'manager' })).toBe('monitor/not-yours')
  expect(why('2026-12-21', { id: 'b', role: 'lead' })).toBeUndefined()
  expect(why(today)).toBe('monitor/expiry-past')
  expect(why('2027-05-22')).toBe('monitor/expiry-far')
  const one = {
    overrideId: 'x',
    accountId: 'y',
    band: 'watch' as const,
    reason: 'z',
    by: null,
    madeOn: '2026-11-01',
    untilOn: '2026-11-21',
    endedOn: null,
  }
  expect(standing([one], today)).toBe(one)
  expect(standing([one], '2026-11-22')).toBeNull()
  expect(standing([{ ...one, endedOn: today }], today)).toBeNull()
})

test('use and deliveries count where they are told of; where they are not, nothing is missing', () => {
  const known: Signals = { promises: { value: 0.95 }, plan: { value: 0.9 } }
  const used = { ...known, usage: { value: 0.4, n: 1000 } }
  const [without, falling] = [groupsOf(known), groupsOf(used)]
  const at = HEALTH_GROUPS.indexOf('value')
  expect([without.scores[at], without.beliefs[at]]).toEqual([100, 1])
  expect(falling.scores[at]).toBeCloseTo(65, 0)
  expect(falling.beliefs[at]).toBeCloseTo(1, 12)
  const alone = groupsOf({ supply: { value: 0.97, n: 2 } })
  expect(alone.scores[HEALTH_GROUPS.indexOf('service')]).toBe(100)
  // 0.4 of the group, half believed.
  expect(alone.beliefs[HEALTH_GROUPS.indexOf('service')]).toBeCloseTo(0.2, 12)
})
