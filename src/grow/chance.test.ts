import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/day.ts'
import { type Case, chanceOf, chancesOf, daysByStage, standingAt } from './chance.ts'
import { chanceCard } from './chanceCard.ts'

const ended = (id: string, stages: string[], won: boolean, days = 10): Case => ({
  id,
  stays: stages.map((stage, at) => ({ stage, from: addDays('2026-01-01', at * days) })),
  end: { on: addDays('2026-01-01', stages.length * days), won },
})

/** docs/methods/pipeline.md: of ten that ended, six got as far as an offer, and four of them were won. */
const WORKED: Case[] = [
  ...[1, 2, 3, 4].map((no) => ended(`w${no}`, ['qualify', 'propose'], true)),
  ...[1, 2].map((no) => ended(`l${no}`, ['qualify', 'propose'], false, 30)),
  ...[3, 4, 5, 6].map((no) => ended(`l${no}`, ['qualify'], false)),
]

test('the worked example of docs/methods/pipeline.md', () => {
  const chances = chancesOf(WORKED, '2026-12-31')
  expect(chances.base).toBeCloseTo(5 / 12, 10)
  expect(chances.stages.get('propose')).toMatchObject({ passed: 6, won: 4, few: true })
  expect(chances.stages.get('propose')!.chance).toBeCloseTo(0.5667, 4)
  expect(chances.stages.get('qualify')!.chance).toBeCloseTo(0.4048, 4)
  expect(chances.stages.get('propose')!.low).toBeCloseTo(0.3, 2)
  expect(chances.stages.get('propose')!.high).toBeCloseTo(0.9032, 4)
  // Only the two that were lost stayed so long.
  expect(chanceOf(chances, 'propose', 20)).toMatchObject({ cases: 2, won: 0 })
  expect(chanceOf(chances, 'propose', 20).chance).toBeCloseTo(0.3778, 4)
  expect(chanceOf(chances, null, 0)).toMatchObject({ chance: chances.base, cases: 10 })
})

test('what ended after the day isn’t looked at', () => {
  expect(chancesOf(WORKED, '2025-12-31')).toMatchObject({ ended: 0, won: 0, base: 0.5 })
  const moved = WORKED.map((one) => ({ ...one, end: { on: '2027-01-01', won: true } }))
  expect(chancesOf(moved, '2026-12-31').ended).toBe(0)
})

test('a slip of the hand is no stage', () => {
  const stays = [
    { stage: 'a', from: '2026-01-01' },
    { stage: 'b', from: '2026-01-05' },
    { stage: 'a', from: '2026-01-05' },
  ]
  expect([...daysByStage(stays, '2026-02-01')]).toEqual([['a', 27]])
  expect(standingAt({ id: 'x', stays, end: null }, '2026-01-03')).toEqual({ stage: 'a', days: 2 })
  expect(standingAt({ id: 'x', stays, end: null }, '2025-01-03')).toBeNull()
})

const someCase = fc
  .record({
    id: fc.uuid(),
    stages: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    won: fc.boolean(),
    days: fc.integer({ min: 0, max: 90 }),
  })
  .map(({ id, stages, won, days }) => ended(id, stages, won, days))

test('a chance is one, grows with what was won, and knows no order', () => {
  fc.assert(
    fc.property(
      fc.array(someCase, { maxLength: 40 }),
      fc.integer({ min: 0, max: 200 }),
      (cases, days) => {
        const chances = chancesOf(cases, '2027-12-31')
        const turned = chancesOf(cases.toReversed(), '2027-12-31')
        const better = chancesOf(
          [...cases, ended('more', ['a', 'b', 'c'], true, 300)],
          '2029-12-31',
        )
        for (const stage of ['a', 'b', 'c', null]) {
          const { chance, cases: rests, won } = chanceOf(chances, stage, days)
          expect(chance).toBeGreaterThan(0)
          expect(chance).toBeLessThan(1)
          expect(won).toBeLessThanOrEqual(rests)
          expect(chanceOf(turned, stage, days).chance).toBeCloseTo(chance, 12)
          expect(chanceOf(better, stage, days).chance).toBeGreaterThanOrEqual(chance - 1e-12)
        }
      },
    ),
  )
})

test('stages that tell are found better than the base rate; those that don’t aren’t', () => {
  const of = (tells: boolean) =>
    Array.from({ length: 300 }, (_, no): Case => {
      const start = addDays('2023-01-01', no * 4)
      const goesOn = no % 2 === 0
      const won = tells ? goesOn && no % 5 !== 0 : no % 7 < 3
      const stays = [{ stage: 'a', from: start }]
      if (goesOn) stays.push({ stage: 'b', from: addDays(start, 20) })
      return { id: String(no), stays, end: { on: addDays(start, 120), won } }
    })
  const telling = chanceCard(of(true), '2026-11-20')
  expect(telling.scores).toMatchObject({ isBetter: true })
  expect(telling.scores!.bins).toHaveLength(5)
  expect(telling.scores!.brier).toBeLessThan(telling.scores!.baseBrier)
  expect(chanceCard(of(false), '2026-11-20').scores).toMatchObject({ isBetter: false })
  expect(chanceCard(of(true).slice(0, 10), '2026-11-20')).toMatchObject({
    origins: 0,
    scores: null,
  })
})
