import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countsFrom,
  grew,
  judge,
  keySince,
  type PeriodFigures,
  periodOf,
  StalledSettings,
} from './stalledJudging.ts'
import { stateOf } from './stalled.ts'

const settings = StalledSettings.parse({})
const TODAY = '2026-11-21'

const grows = (from: string) => ({ from, phase: 'growth' as const, today: TODAY })

/** Years that end today, the newest first. */
function years(growth: readonly (number | null)[], spent = 100): PeriodFigures[] {
  return growth.map((change, back) => ({
    from: `${2025 - back}-11-22`,
    to: `${2026 - back}-11-21`,
    constant: 100,
    constantBefore: 100,
    real: null,
    realBefore: null,
    change: { constant: change, real: null },
    spent,
  }))
}

test('two years without growth while money was spent: stalled since the first of them', () => {
  const verdict = judge(years([0.01, -0.03, 0.2]), grows('2023-01-01'), settings)
  expect(verdict).toEqual({ says: 'stalled', since: '2024-11-22', known: 3, spent: 200 })
})

test('who was key for less is not judged, nor is who can’t be compared, nor who took nothing', () => {
  const flat = years([-0.1, -0.1, -0.1])
  expect(judge(flat, grows('2025-12-01'), settings)).toMatchObject({ says: 'too-early', known: 0 })
  expect(judge(flat, grows('2025-11-22'), settings)).toMatchObject({ says: 'too-early', known: 1 })
  expect(judge(flat, grows('2024-11-22'), settings).says).toBe('stalled')
  expect(judge(flat.slice(0, 1), grows('2020-01-01'), settings).says).toBe('too-young')
  expect(judge([], grows('2020-01-01'), settings).says).toBe('too-young')
  expect(judge(years([-0.1, -0.1], 0), grows('2020-01-01'), settings).says).toBe('unspent')
  const dear = { ...settings, leastSpent: 201 }
  expect(judge(years([-0.1, -0.1]), grows('2020-01-01'), dear).says).toBe('unspent')
})

test('who is only to be kept, or served for less, is not expected to grow', () => {
  const flat = years([-0.1, -0.1])
  for (const phase of ['maintenance', 'cost-reduction'] as const) {
    expect(judge(flat, { ...grows('2020-01-01'), phase }, settings).says).toBe('kept')
  }
  expect(judge(flat, { ...grows('2020-01-01'), phase: null }, settings).says).toBe('stalled')
})

test('it grows only where it grows in both ways', () => {
  const of = (constant: number | null, real: number | null) =>
    grew({ change: { constant, real }, constant: 100 }, 0.02)
  expect([of(0.05, 0.03), of(0.05, null)]).toEqual([true, true])
  // Sales that only follow prices; prices that only fell.
  expect([of(0.05, 0.01), of(-0.01, 0.04), of(0.02, 0.02)]).toEqual([false, false, false])
  expect(grew({ change: { constant: null, real: null }, constant: 0 }, 0.02)).toBe(false)
})

test('a month’s prices make the real growth, and the year before is told at today’s', () => {
  const part = {
    reported: Float64Array.of(100, 104),
    constant: Float64Array.of(100, 104),
    deflator: Float64Array.of(1.04, 1),
  }
  const window = (at: number) => ({ first: at, last: at, from: '', to: '', whole: true })
  const told = periodOf(part, { now: window(1), before: window(0) }, 7)
  expect(told).toMatchObject({ constant: 104, constantBefore: 100, real: 104, realBefore: 104 })
  expect(told.change.constant).toBeCloseTo(0.04)
  expect(told.change.real).toBeCloseTo(0)
})

test('key since the last time it came in from outside', () => {
  const at = (tier: 'key' | 'strategic' | 'standard', effectiveOn: string) => ({
    tier,
    effectiveOn,
  })
  expect(keySince([at('key', '2023-01-01'), at('strategic', '2024-01-01')])).toBe('2023-01-01')
  expect(keySince([at('key', '2023-01-01'), at('standard', '2024-01-01')])).toBeNull()
  const again = [at('key', '2022-01-01'), at('standard', '2023-01-01'), at('key', '2024-01-01')]
  expect(keySince(again)).toBe('2024-01-01')
})

test('one cause is asked about once', () => {
  const since = '2022-01-01'
  const last = { outcome: 'criteria-stand', closedOn: '2026-05-04', byOn: null }
  expect(countsFrom(since, null, TODAY)).toBe(since)
  expect(countsFrom(since, { ...last, closedOn: null, outcome: null }, TODAY)).toBeNull()
  expect(countsFrom(since, last, TODAY)).toBe('2026-05-05')
  const first = { ...last, outcome: 'execute-first', byOn: '2026-11-21' }
  expect(countsFrom(since, first, '2026-11-20')).toBeNull()
  expect(countsFrom(since, first, TODAY)).toBe(since)
  expect(countsFrom(since, { ...last, outcome: 'lapsed' }, TODAY)).toBe(since)
})

const change = fc.oneof(fc.constant(null), fc.double({ min: -0.9, max: 2, noNaN: true }))

test('what is told agrees with every period, whatever the figures', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 2015, max: 2027 }),
      (growth, needed, year) => {
        const periods = years(growth)
        const from = `${year}-06-01`
        const chosen = { ...settings, periods: needed }
        const { says, since, known } = judge(periods, grows(from), chosen)
        const judged = periods.slice(0, needed)
        const allFlat = judged.every((one) => !grew(one, chosen.leastGrowth))
        expect(says === 'stalled').toBe(known >= needed && allFlat)
        if (says === 'too-early' || says === 'too-young') expect(known).toBeLessThan(needed)
        if (since !== null) expect(since >= from).toBe(true)
        // Who may grow less to count as growing is never stalled for it.
        const laxer = judge(periods, grows(from), { ...chosen, leastGrowth: -0.5 })
        if (says === 'grows') expect(laxer.says).toBe('grows')
      },
    ),
  )
})

const step = fc.record({
  step: fc.constantFrom('execution' as const, 'outcome' as const),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  takenBack: fc.boolean(),
})

test('the criteria are never in question without an answer that the plan was carried out', () => {
  fc.assert(
    fc.property(fc.array(step), (answers) => {
      const state = stateOf(answers, 0.7)
      const held = answers.filter(({ takenBack }) => !takenBack)
      const executions = held.filter((one) => one.step === 'execution')
      if (state === 'questioned') expect(executions.at(-1)!.share).toBeGreaterThanOrEqual(0.7)
      if (state === 'asked') expect(executions).toEqual([])
      expect(state === 'closed').toBe(held.some((one) => one.step === 'outcome'))
      // What was taken back leaves no trace.
      expect(stateOf(held, 0.7)).toBe(state)
    }),
  )
})
