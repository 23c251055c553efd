import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TIERS, type TierName } from '../segment/tier.ts'
import { type FairnessFacts, fairnessOf, shortOf, sum, type Taking, verdictOf } from './fairness.ts'
import { curesOf } from './fairnessCure.ts'

const EPS = 1e-6
const ID = '00000000-0000-4000-8000-000000000000'

/** docs/methods/fairness.md: 60 h of logistics, 8 key accounts of 6 h, 5 h of its own, a reserve of 10 %. */
const WORKED: FairnessFacts = {
  tiers: [
    { tier: 'strategic', needs: { logística: 5 } },
    { tier: 'key', needs: { logística: 6 } },
  ],
  others: [{ tier: 'key', accounts: 8 }],
  tier: 'strategic',
  team: [{ personId: ID, name: 'Elena', hours: { logística: 60, soporte: 20 } }],
  reserve: 0.1,
  granted: [{ own: false, hours: { logística: 5 }, from: '2026-11-01', months: 2 }],
}
const ASKED: Taking = { hours: { logística: 12 }, from: '2026-11-01', months: 1 }

describe('the worked example', () => {
  test('of 12 h, 5 are its own, 2 of the reserve, and 5 are promised to eight others', () => {
    const [line] = fairnessOf(WORKED, ASKED)
    expect(line).toMatchObject({ all: 60, promised: 48, own: 5, granted: 5, reserve: 2 })
    expect(line!.takes).toEqual({ own: 5, free: 0, reserve: 2, others: 5, beyond: 0 })
    expect(line!.from).toEqual([{ tier: 'key', accounts: 8, hours: 5 }])
    expect(verdictOf([line!])).toBe('takes')
  })

  test('its cures, the cheapest first', () => {
    const cures = curesOf(WORKED, ASKED, { hourPrice: 45 })
    expect(cures.map(({ kind }) => kind)).toEqual(['expert', 'later', 'paid', 'less'])
    expect(cures[0]).toMatchObject({
      moves: [{ skill: 'logística', to: 'soporte', name: 'Elena', hours: 5 }],
      taking: { hours: { logística: 7, soporte: 5 } },
    })
    expect(cures[1]).toMatchObject({ months: 2, taking: { from: '2027-01-01' } })
    expect(cures[2]).toMatchObject({ hours: 5, price: 225 })
    expect(cures[3]).toMatchObject({ hours: 5, taking: { hours: { logística: 7 } } })
  })

  test('what an earlier extra of its own used is not there twice', () => {
    const own = { own: true, hours: { logística: 4 }, from: '2026-11-01', months: 1 }
    const [line] = fairnessOf({ ...WORKED, granted: [own] }, ASKED)
    expect(line!.takes).toEqual({ own: 1, free: 1, reserve: 6, others: 4, beyond: 0 })
  })

  test('where nobody else is promised anything, it takes from nobody what nobody has', () => {
    const [line] = fairnessOf({ ...WORKED, others: [], granted: [] }, { ...ASKED, hours: { x: 3 } })
    expect(line!.takes).toEqual({ own: 0, free: 0, reserve: 0, others: 0, beyond: 3 })
    expect(fairnessOf(WORKED, { ...ASKED, hours: {} })).toEqual([])
    expect(curesOf(WORKED, { ...ASKED, hours: { logística: 5 } }, { hourPrice: null })).toEqual([])
  })
})

const SKILLS = ['diseño', 'logística', 'ventas']
const hour = fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4)
const hours = fc.dictionary(fc.constantFrom(...SKILLS), hour, { maxKeys: 3 })
const month = fc
  .integer({ min: 0, max: 23 })
  .map((at) => `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`)
const tier: fc.Arbitrary<TierName> = fc.constantFrom(...TIERS)
const taking = fc.record({ hours, from: month, months: fc.integer({ min: 1, max: 6 }) })
const granted = fc.record({
  own: fc.boolean(),
  hours,
  from: month,
  months: fc.integer({ min: 0, max: 12 }),
})
const facts = fc.record({
  tiers: fc.tuple(...TIERS.map((one) => fc.record({ tier: fc.constant(one), needs: hours }))),
  others: fc.tuple(
    ...TIERS.map((one) =>
      fc.record({ tier: fc.constant(one), accounts: fc.integer({ min: 0, max: 30 }) }),
    ),
  ),
  tier,
  team: fc.array(fc.record({ personId: fc.constant(ID), name: fc.string(), hours }), {
    maxLength: 6,
  }),
  reserve: fc.integer({ min: 0, max: 9 }).map((tenths) => tenths / 10),
  granted: fc.array(granted, { maxLength: 4 }),
})

describe('whatever is asked', () => {
  test('what it takes sums to what it asks, and what others lose to what it takes from them', () => {
    fc.assert(
      fc.property(facts, taking, (given, asked) => {
        for (const line of fairnessOf(given, asked)) {
          expect(sum(Object.values(line.takes))).toBeCloseTo(line.asked, 6)
          for (const one of Object.values(line.takes)) expect(one).toBeGreaterThanOrEqual(0)
          if (line.takes.others > EPS)
            expect(sum(line.from.map((one) => one.hours))).toBeCloseTo(line.takes.others, 6)
          for (const { tier: of, accounts, hours: lost } of line.from) {
            const need = given.tiers.find((one) => one.tier === of)!.needs[line.skill]!
            expect(lost).toBeLessThanOrEqual(accounts * need + EPS)
          }
        }
      }),
    )
  })

  test('asking more, or another extra that was given, never takes less from others', () => {
    fc.assert(
      fc.property(facts, taking, hour, granted, (given, asked, more, another) => {
        const before = fairnessOf(given, asked)
        const larger = Object.fromEntries(
          Object.entries(asked.hours).map(([skill, one]) => [skill, one + more]),
        )
        const asksMore = fairnessOf(given, { ...asked, hours: larger })
        const gave = fairnessOf({ ...given, granted: [...given.granted, another] }, asked)
        for (const line of before) {
          const same = (one: typeof line) => one.skill === line.skill && one.month === line.month
          expect(shortOf(asksMore.find(same)!)).toBeGreaterThanOrEqual(shortOf(line) - EPS)
          expect(shortOf(gave.find(same)!)).toBeGreaterThanOrEqual(shortOf(line) - EPS)
        }
      }),
    )
  })

  test('each cure leaves what is promised to others untouched', () => {
    fc.assert(
      fc.property(facts, taking, (given, asked) => {
        for (const { taking: then } of curesOf(given, asked, { hourPrice: 40 }))
          for (const line of fairnessOf(given, then)) expect(shortOf(line)).toBeLessThanOrEqual(EPS)
      }),
    )
  })

  test('what takes from nobody has no cure, what does can always be paid for or is not ours to give', () => {
    fc.assert(
      fc.property(facts, taking, (given, asked) => {
        const cures = curesOf(given, asked, { hourPrice: null })
        const takes = verdictOf(fairnessOf(given, asked)) === 'takes'
        expect(cures.some(({ kind }) => kind === 'paid')).toBe(takes)
      }),
    )
  })
})
