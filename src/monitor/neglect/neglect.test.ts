/** The test for neglect, its noise, and the cheapest cure. docs/methods/neglect.md. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyTier, type TierName } from '../../segment/tier.ts'
import { cureOf, type Free, freeOf, hoursToCure, type Starved } from './cure.ts'
import { minimumsOf, NeglectChoice, USUAL } from './minimum.ts'
import { belowOf, BUCKETS, isCovered, neglectAt, sinceSpans, type Work } from './neglect.ts'

const minimums = minimumsOf(NeglectChoice.parse({}), [])
const filled = (of: (span: number) => number) => Array.from({ length: BUCKETS }, (_, at) => of(at))
const none = filled(() => 0)

const work = (accountId: string, tier: TierName, told: Partial<Work> = {}): Work => ({
  accountId,
  tier,
  known: null,
  talks: none,
  visits: none,
  answers: none,
  inTime: none,
  hours: none,
  ...told,
})

/** `covered` of a hundred small accounts have a talk in each of the last spans, all of them before. */
const small = (covered: number, spans = 3, all = 100) =>
  Array.from({ length: all }, (_, at) =>
    work(`small ${at}`, 'standard', {
      talks: filled((span) => (span >= spans || at < covered ? 1 : 0)),
    }),
  )
const key = (now: number, before = 100) =>
  work('key', 'key', { hours: filled((span) => (span < 3 ? now / 3 : before / 3)) })

test('it alarms only where small accounts get less while key work takes more than planned', () => {
  const at = (works: Work[], promised = 110) => neglectAt({ works, minimums, promised }).state
  expect(at([...small(70), key(130)])).toBe('alarm')
  expect(at([...small(70), key(100)])).toBe('worse')
  // Above the plan, but no more than before.
  expect(at([...small(70), key(130, 130)])).toBe('worse')
  // More than before, but within the plan.
  expect(at([...small(70), key(130)], 130)).toBe('worse')
  expect(at([...small(97), key(130)])).toBe('below')
  expect(at([...small(100), key(130)])).toBe('fine')
  expect(at([...small(0, 3, 19), key(130)])).toBe('few')
  // Without a plan nobody knows what is too much.
  expect(at([...small(70), key(130)], 0)).toBe('worse')
})

test('answers that come late alarm too, on ten of them on each side', () => {
  const asked = (late: boolean, each: number) =>
    small(100).map((one, at) => ({
      ...one,
      answers: filled(() => (at < each ? 1 : 0)),
      inTime: filled((span) => (at < each && !(late && span < 3) ? 1 : 0)),
    }))
  const at = (works: Work[]) => neglectAt({ works: [...works, key(130)], minimums, promised: 110 })
  expect(at(asked(true, 5)).state).toBe('alarm')
  expect(at(asked(true, 3)).answers).toMatchObject({ falls: false, now: { hits: 0, total: 9 } })
  expect(at(asked(false, 5)).state).toBe('fine')
})

test('since when is the first look without a gap', () => {
  const firm = (spans: number) => ({
    works: [...small(70, spans), key(100)],
    minimums,
    promised: 0,
  })
  expect(sinceSpans(firm(3))).toBe(0)
  expect(sinceSpans(firm(5))).toBeGreaterThan(0)
  expect(sinceSpans({ ...firm(0) })).toBeNull()
})

test('the same everywhere is never worse, however few talk: 300 firms drawn by chance', () => {
  let seed = 11
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const states = Array.from({ length: 300 }, () => {
    const works = Array.from({ length: 60 }, (_, at) =>
      work(String(at), 'standard', { talks: filled(() => (next() < 0.35 ? 1 : 0)) }),
    )
    return neglectAt({ works: [...works, key(130)], minimums, promised: 110 }).state
  })
  // Newcombe's interval leaves 2.5 % on this side.
  expect(states.filter((state) => state === 'alarm').length).toBeLessThanOrEqual(15)
})

const someWork = fc.record({
  tier: fc.constantFrom<TierName>('strategic', 'key', 'standard', 'streamline'),
  talks: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: BUCKETS, maxLength: BUCKETS }),
  hours: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: BUCKETS, maxLength: BUCKETS }),
})
const someWorks = fc
  .array(someWork, { minLength: 1, maxLength: 60 })
  .map((all) => all.map((one, at) => work(String(at), one.tier, one)))

test('more talks with small accounts never make it worse; the oldest spans change nothing of now', () => {
  const order = ['few', 'fine', 'below', 'worse', 'alarm']
  fc.assert(
    fc.property(someWorks, fc.integer({ min: 0, max: 500 }), (works, promised) => {
      const firm = { works, minimums, promised }
      const { state, coverage } = neglectAt(firm)
      const more = works.map((one) => ({
        ...one,
        talks: one.talks.map((talks, at) => (at === 0 ? talks + 9 : talks)),
      }))
      const after = neglectAt({ ...firm, works: more })
      expect(order.indexOf(after.state)).toBeLessThanOrEqual(order.indexOf(state))
      expect(after.coverage.now.hits).toBeGreaterThanOrEqual(coverage.now.hits)
      const older = works.map((one) => ({
        ...one,
        talks: one.talks.map((talks, at) => (at >= 12 ? 99 : talks)),
      }))
      expect(neglectAt({ ...firm, works: older })).toEqual(neglectAt(firm))
    }),
  )
})

test('below its least is who lacks talks, visits or answers; a new client is not yet', () => {
  expect(belowOf(work('a', 'standard'), minimums)).toMatchObject({ talks: 0, talksLeast: 1 })
  expect(belowOf(work('a', 'streamline'), minimums)).toBeNull()
  expect(belowOf(work('a', 'standard', { known: 2 }), minimums)).toBeNull()
  const visited = work('a', 'key', {
    talks: filled(() => 1),
    visits: filled((at) => (at < 2 ? 1 : 0)),
  })
  expect(belowOf(visited, minimums)).toBeNull()
  expect(belowOf({ ...visited, visits: none }, minimums)).toMatchObject({
    visits: 0,
    visitsLeast: 2,
  })
  fc.assert(
    fc.property(someWorks, (works) => {
      for (const one of works) {
        const below = belowOf(one, minimums)
        if (below && below.talks < below.talksLeast) expect(isCovered(one, minimums, 0)).toBe(false)
        if (below) expect(hoursToCure(below)).toBeGreaterThan(0)
      }
    }),
  )
})

const SKILLS = ['ventas', 'soporte'] as const
const someHours = fc.record({
  ventas: fc.integer({ min: 0, max: 30 }),
  soporte: fc.integer({ min: 0, max: 30 }),
})
const somePeople = fc
  .array(someHours, { minLength: 1, maxLength: 5 })
  .map((all) =>
    all.map(
      (hours, at) =>
        ({ personId: `p${at}`, hours, free: hours }) as Free & { hours: Record<string, number> },
    ),
  )
const someStarved = fc
  .array(
    fc.record({
      tier: fc.constantFrom<TierName>('key', 'standard'),
      carer: fc.integer({ min: 0, max: 6 }),
      hours: fc.integer({ min: 0, max: 12 }),
      keeps: fc.integer({ min: 0, max: 1 }),
      sales: fc.integer({ min: 0, max: 5000 }),
    }),
    { maxLength: 25 },
  )
  .map((all) =>
    all.map((one, at): Starved => ({
      accountId: `a${at}`,
      tier: one.tier,
      carerIds: [`p${one.carer}`],
      hours: one.hours,
      hoursIfServed: Math.min(one.keeps, one.hours),
      sales: one.sales,
    })),
  )

test('the cure brings exactly what lacks, takes no hour that nobody has, and moves no account in vain', () => {
  const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0)
  fc.assert(
    fc.property(someStarved, somePeople, (starved, people) => {
      const cure = cureOf(starved, people)
      const asked = sum(starved.map(({ hours }) => hours))
      expect(sum(cure.needs.map(({ hours }) => hours))).toBeCloseTo(asked, 6)
      const given = sum(cure.gives.map(({ hours }) => hours))
      const saved = sum(cure.moves.map(({ hours }) => hours))
      const lacks = sum(cure.lacks.map(({ hours }) => hours))
      expect(given + saved + lacks).toBeCloseTo(asked, 6)
      for (const { personId, free } of people)
        for (const skill of SKILLS)
          expect(
            sum(
              cure.gives
                .filter((one) => one.personId === personId && one.skill === skill)
                .map(({ hours }) => hours),
            ),
          ).toBeLessThanOrEqual((free[skill] ?? 0) + 1e-6)
      const moved = new Set(cure.moves.map(({ accountId }) => accountId))
      for (const { accountId, tier } of starved)
        if (moved.has(accountId)) expect(tier).toBe('standard')
      // Nothing lacks and an hour is left for every account that could have stayed: then none was moved.
      for (const skill of SKILLS) {
        const all = sum(people.map(({ free }) => free[skill] ?? 0))
        const own = sum(cure.needs.filter((one) => one.skill === skill).map(({ hours }) => hours))
        if (own <= all && cure.needs.every((one) => one.skill === skill))
          expect(cure.moves).toEqual([])
      }
    }),
  )
})

test('nobody is free of what is promised, and all together no more than the team', () => {
  const people = [
    { personId: 'a', hours: { ventas: 60 } },
    { personId: 'b', hours: { ventas: 60 } },
  ]
  const needs = { strategic: {}, key: { ventas: 50 }, future: {}, standard: {}, streamline: {} }
  const accounts = [
    { tier: 'key' as const, carerIds: ['a'] },
    { tier: 'key' as const, carerIds: [] },
  ]
  // 120 hours less 100 promised leave 20 a month; alone they would have 10 and 60.
  const free = freeOf(people, accounts, needs)
  expect(free[0]!.free['ventas']).toBeCloseTo((3 * 10 * 20) / 70, 9)
  expect(free[1]!.free['ventas']).toBeCloseTo((3 * 60 * 20) / 70, 9)
})

test('what the firm says wins over the service definition, and that over what is usual', () => {
  const said = NeglectChoice.parse({ key: { talks: 0, answerHours: null, visitsAYear: null } })
  const found = minimumsOf(said, [{ ...emptyTier('key'), answerHours: 8, visitsAYear: 12 }])
  expect(found.key).toEqual({
    talks: { value: 0, from: 'said' },
    answerHours: { value: 8, from: 'service' },
    visitsAYear: { value: 12, from: 'service' },
  })
  expect(found.standard.answerHours).toEqual({ value: USUAL.standard.answerHours, from: 'usual' })
})

test('the page of the method works the same example', () => {
  const text = readFileSync('docs/methods/neglect.md', 'utf8')
  const found = neglectAt({ works: [...small(70), key(130)], minimums, promised: 110 })
  expect(found.state).toBe('alarm')
  expect(text).toContain('70 of 100')
  expect(text).toContain('130')
})
