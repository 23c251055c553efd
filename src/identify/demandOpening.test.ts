import { expect, test } from 'vitest'
import { addMonths, type Day } from '../kernel/day.ts'
import type { Demand, Driver } from './demand.ts'
import { makeDemand } from './demandMaking.ts'
import { type DemandSentence, demandOpening, toneOf } from './demandOpening.ts'

const AS_OF: Day = '2026-10-31'

function sums(of: (at: number) => number, count = 48) {
  return new Map(
    Array.from({ length: count }, (_, at) => [addMonths('2026-10-01', at + 1 - count), of(at)]),
  )
}

function demandOf(of: (at: number) => number, count = 48): Demand {
  const found = { firm: sums(of, count), families: new Map(), accounts: new Map() }
  return makeDemand(found, { asOf: AS_OF, names: new Map() })
}

const driver = (name: string, last12: number, next12: number): Driver => ({
  accountId: '11111111-1111-4111-8111-111111111111',
  name,
  last12,
  next12,
  low80: 0,
  high80: next12,
})
const keys = (sentences: DemandSentence[]) =>
  sentences.map(({ key }) => key.replace('identify:demand.opening.', ''))

test('it grows, falls, stays or begins, and ends with something to do', () => {
  expect(keys(demandOpening(demandOf(() => 100)))).toEqual(['level', 'peak'])
  expect(keys(demandOpening(demandOf((at) => 50 + at * at)))[0]).toBe('grows')
  expect(keys(demandOpening(demandOf((at) => 5000 - 100 * at)))[0]).toBe('falls')
  expect(keys(demandOpening(demandOf(() => 100, 7)))[0]).toBe('first')
})

test('it turns to who would take most away, unless another adds more than twice as much', () => {
  const demand = demandOf(() => 100)
  const falling = [driver('Arandia', 500, 200)]
  const last = (one: Demand) => demandOpening(one).at(-1)!
  expect(last({ ...demand, falling, rising: [driver('Ferrer', 100, 600)] })).toMatchObject({
    key: 'identify:demand.opening.falling',
    values: { name: 'Arandia', amount: 300 },
    account: falling[0]!.accountId,
  })
  expect(last({ ...demand, falling, rising: [driver('Ferrer', 100, 900)] }).values['name']).toBe(
    'Ferrer',
  )
})

test('the family that moves most is named, where there are several', () => {
  const families = new Map([
    ['Chapa', sums(() => 100)],
    ['Tubo', sums((at) => 20 + 5 * at)],
    ['', sums((at) => 20 + 50 * at)],
  ])
  const found = { firm: sums(() => 1000), families, accounts: new Map() }
  const demand = makeDemand(found, { asOf: AS_OF, names: new Map() })
  expect(demandOpening(demand)[1]).toMatchObject({
    key: 'identify:demand.opening.familyUp',
    values: { family: 'Tubo' },
  })
})

test('nothing sold is nothing to say', () => {
  expect(demandOpening(demandOf(() => 0))).toEqual([])
  expect(demandOpening(demandOf(() => 1, 0))).toEqual([])
})

test('a change that is written as 0 % has no colour', () => {
  expect([-0.0004, 0.0004, 0, null].map(toneOf)).toEqual(Array(4).fill(undefined))
  expect([-0.01, 0.01].map(toneOf)).toEqual(['bad', 'good'])
})
