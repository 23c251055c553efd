/** The worked example of docs/methods/negotiation.md, and what holds of any numbers. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  byLeverage,
  leverage,
  numberWorth,
  offersCompared,
  partReached,
  type Tradable,
  whyNotEndNegotiation,
  whyNotNegotiation,
  worthOfOffer,
  zoneOfAgreement,
} from './negotiation.ts'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const tradable = (more: Partial<Tradable>): Tradable => ({
  tradableId: id(1),
  name: 'Depósito',
  giver: 'us',
  cost: 6000,
  value: 24000,
  ...more,
})

test('the worked example', () => {
  const text = readFileSync('docs/methods/negotiation.md', 'utf8').split('**Worked example.**')[1]!
  const [tons, ours, , theirs, , width, from, to, cost, value, times, at, worth, equal, less] = text
    .match(/\d+/g)!
    .map(Number)
  expect(zoneOfAgreement({ better: 'more', ours: ours!, theirs: theirs! })).toEqual({
    exists: true,
    width,
    from,
    to,
  })
  const depot = tradable({ cost: cost!, value: value! })
  expect(leverage(depot)).toBe(times)
  const sheet = { better: 'more' as const, unitWorth: String(tons), tradables: [depot] }
  const first = { name: 'A', at: at!, tradableIds: [] }
  expect(worthOfOffer(sheet, first).us).toBe(worth)
  expect(numberWorth(sheet, [depot.tradableId], worth!)).toBe(equal)
  const second = { name: 'B', at: equal!, tradableIds: [depot.tradableId] }
  expect(offersCompared(sheet, [first, second])[1]).toMatchObject({
    usMore: 0,
    themMore: less,
    isEquivalent: true,
  })
})

test('the zone is the same seen from either side, and exists exactly where some number suits both', () => {
  const number = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(
      fc.constantFrom('more' as const, 'less' as const),
      number,
      number,
      (better, ours, theirs) => {
        const zone = zoneOfAgreement({ better, ours, theirs })!
        const turned = better === 'more' ? ('less' as const) : ('more' as const)
        expect(zoneOfAgreement({ better: turned, ours: theirs, theirs: ours })).toEqual(zone)
        const suits = (one: number) =>
          better === 'more' ? one >= ours && one <= theirs : one <= ours && one >= theirs
        expect([zone.from, zone.to].every(suits)).toBe(zone.exists)
      },
    ),
  )
  expect(zoneOfAgreement({ better: 'more', ours: null, theirs: 1 })).toBeNull()
})

test('an offer at the number that it asks for is worth what it should be, whatever goes with it', () => {
  const money = fc.integer({ min: 0, max: 1e6 })
  fc.assert(
    fc.property(
      fc.record({
        better: fc.constantFrom('more' as const, 'less' as const),
        unit: fc.integer({ min: 1, max: 5000 }),
        us: fc.integer({ min: -1e6, max: 1e6 }),
        gives: fc.array(fc.tuple(fc.constantFrom('us' as const, 'them' as const), money, money), {
          maxLength: 6,
        }),
      }),
      ({ better, unit, us, gives }) => {
        const tradables = gives.map(([giver, cost, value], at) =>
          tradable({ tradableId: id(at), giver, cost, value }),
        )
        const sheet = { better, unitWorth: String(unit), tradables }
        const tradableIds = tradables.map((one) => one.tradableId)
        const worth = worthOfOffer(sheet, { at: numberWorth(sheet, tradableIds, us), tradableIds })
        expect(worth.us).toBeCloseTo(us, 3)
        // What both gain together comes from what is traded alone.
        const gain = tradables.reduce((all, { value, cost }) => all + value - cost, 0)
        expect(worth.us + worth.them).toBeCloseTo(gain, 3)
      },
    ),
  )
})

test('what costs little and is worth much comes first', () => {
  const rows = [
    tradable({ name: 'caro', cost: 100, value: 50 }),
    tradable({ name: 'nada', cost: 0, value: 0 }),
    tradable({ name: 'gratis', cost: 0, value: 5 }),
    tradable({ name: 'bueno', cost: 10, value: 100 }),
    tradable({ name: 'grande', cost: 20, value: 200 }),
  ]
  expect(rows.toSorted(byLeverage).map(({ name }) => name)).toEqual([
    'gratis',
    'grande',
    'bueno',
    'caro',
    'nada',
  ])
})

test('targets are no worse than limits; an agreement has its number, a break its reason', () => {
  const numbers = {
    better: 'more' as const,
    unitWorth: '1',
    ourReservation: '10',
    ourTarget: '12',
    theirReservation: '11',
    theirTarget: '9',
  }
  expect(whyNotNegotiation(numbers)).toBeNull()
  expect(whyNotNegotiation({ ...numbers, better: 'less' })?.code).toBe(
    'plan/negotiation-our-target',
  )
  expect(whyNotNegotiation({ ...numbers, theirTarget: '13' })?.code).toBe(
    'plan/negotiation-their-target',
  )
  expect(whyNotNegotiation({ ...numbers, unitWorth: '0.0' })?.code).toBe(
    'plan/negotiation-lacks-worth',
  )
  const end = { state: 'agreed' as const, agreedAt: null, outcome: '' }
  expect(whyNotEndNegotiation(end)?.code).toBe('plan/negotiation-lacks-number')
  expect(whyNotEndNegotiation({ ...end, state: 'broken' })?.code).toBe('plan/negotiation-lacks-why')
  expect(partReached({ ...numbers, agreedAt: '11' })).toBe(0.5)
  expect(partReached({ ...numbers, agreedAt: null })).toBeNull()
})
