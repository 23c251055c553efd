import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../kernel/day.ts'
import { type ToDo, toDo } from '../../kernel/toDo.ts'
import { nearness, ordered } from './order.ts'

const TODAY = '2026-11-21'
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const someToDo: fc.Arbitrary<ToDo> = fc
  .record({
    kind: fc.constantFrom('clock', 'commitment', 'quiet'),
    id: fc.nat(40).map(String),
    accountId: fc.option(fc.nat(5).map(id)),
    days: fc.option(fc.integer({ min: -60, max: 90 })),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    amount: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
    sure: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ days, ...one }) =>
    toDo({ ...one, what: '', path: '/', dueOn: days === null ? null : addDays(TODAY, days) }),
  )
const sales = fc
  .dictionary(fc.nat(5).map(id), fc.integer({ min: 0, max: 1e6 }))
  .map((told) => new Map(Object.entries(told)))
const list = fc.uniqueArray(someToDo, { selector: (one) => `${one.kind} ${one.id}`, maxLength: 30 })
const keys = (some: readonly ToDo[]) => some.map((one) => `${one.kind} ${one.id}`)

test('the worked example of docs/methods/today.md', () => {
  const [big, small] = [id(1), id(2)]
  const salesOf = new Map([
    [big, 400_000],
    [small, 60_000],
  ])
  const told = ordered(
    [
      toDo({
        kind: 'commitment',
        id: 'a',
        what: '',
        path: '/',
        accountId: small,
        share: 0.05,
        sure: 1,
        dueOn: '2026-11-18',
      }),
      toDo({
        kind: 'commitment',
        id: 'b',
        what: '',
        path: '/',
        accountId: big,
        share: 0.05,
        sure: 0.5,
        dueOn: '2026-11-28',
      }),
      toDo({
        kind: 'quiet',
        id: small,
        what: '',
        path: '/',
        accountId: small,
        share: 1,
        sure: 0.5,
        dueOn: TODAY,
      }),
    ],
    { today: TODAY, salesOf },
  )
  expect(told.map(({ kind, id: of, consequence }) => [kind, of, consequence])).toEqual([
    ['quiet', small, 30_000],
    ['commitment', 'b', 5_000],
    ['commitment', 'a', 3_000],
  ])
})

test('near is 1 when late or today, a half in a week, a quarter in three or without a day', () => {
  expect([-30, 0, 7, 21, null].map(nearness)).toEqual([1, 1, 0.5, 0.25, 0.25])
})

test('the order is one, whatever order they come in, and each stands there once', () => {
  fc.assert(
    fc.property(list, sales, (some, salesOf) => {
      const told = ordered(some, { today: TODAY, salesOf })
      const again = ordered([...some, ...some].toReversed(), { today: TODAY, salesOf })
      expect(keys(again)).toEqual(keys(told))
      expect(keys(told).toSorted()).toEqual(keys(some).toSorted())
      expect(
        told.every(({ consequence }) => Number.isFinite(consequence) && consequence >= 0),
      ).toBe(true)
    }),
  )
})

test('more at stake, nearer or surer never stands later', () => {
  fc.assert(
    fc.property(list, sales, fc.nat(), (some, salesOf, at) => {
      fc.pre(some.length > 0)
      const one = some[at % some.length]!
      const place = (change: Partial<ToDo>) => {
        const changed = some.map((other) => (other === one ? { ...one, ...change } : other))
        const told = ordered(changed, { today: TODAY, salesOf })
        return told.findIndex(({ kind, id: of }) => kind === one.kind && of === one.id)
      }
      const now = place({})
      expect(place({ amount: (one.amount ?? 0) + 2e9 })).toBeLessThanOrEqual(now)
      expect(place({ sure: 1 })).toBeLessThanOrEqual(now)
      expect(place({ dueOn: addDays(TODAY, -90) })).toBeLessThanOrEqual(now)
    }),
  )
})

test('in another currency the order is the same', () => {
  fc.assert(
    fc.property(list, sales, (some, salesOf) => {
      const shares = some.map((one) => ({ ...one, amount: null }))
      const four = new Map([...salesOf].map(([of, money]) => [of, money * 4]))
      // Without any sales all weigh the same in both.
      expect(keys(ordered(shares, { today: TODAY, salesOf: four }))).toEqual(
        keys(ordered(shares, { today: TODAY, salesOf })),
      )
    }),
  )
})
