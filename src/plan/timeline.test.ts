import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths } from '../kernel/day.ts'
import { barsOf, monthsOf, placeOf } from './timeline.ts'

const TODAY = '2026-11-21'
const line = (more: object) => ({
  itemId: 'l',
  kind: 'advice' as const,
  title: 'Línea',
  dueOn: '2026-12-01' as string | null,
  state: 'active' as const,
  ownerName: null,
  parentId: null as string | null,
  ...more,
})
const action = (more: object) => ({
  actionId: 'a',
  title: 'Acción',
  dueOn: '2026-12-01',
  state: 'open' as const,
  ownerName: null,
  needs: [] as string[],
  madeOn: '2026-11-01',
  ...more,
})

test('objectives with what serves them, other lines, then actions; what has no day has no place', () => {
  const bars = barsOf({
    fromOn: '2026-01-01',
    today: TODAY,
    items: [
      line({ itemId: 'other' }),
      line({ itemId: 'serving', parentId: 'aim', dueOn: '2026-06-01' }),
      line({ itemId: 'aim', kind: 'objective', dueOn: '2027-06-01' }),
      line({ itemId: 'nowhere', dueOn: null }),
      line({ itemId: 'kpi', kind: 'kpi' }),
    ],
    actions: [action({})],
  })
  expect(bars.map(({ id, state }) => [id, state])).toEqual([
    ['aim', 'open'],
    ['serving', 'late'],
    ['other', 'open'],
    ['a', 'open'],
  ])
  expect(bars[0]).toMatchObject({ kind: 'objective', from: '2026-01-01', to: '2027-06-01' })
})

test('an action goes from the day of what it needs, and waits while that is open', () => {
  const given = (state: 'open' | 'done') =>
    barsOf({
      fromOn: '2026-01-01',
      today: TODAY,
      items: [],
      actions: [
        action({ actionId: 'first', dueOn: '2026-11-25', state }),
        action({ actionId: 'then', needs: ['first', 'gone'], dueOn: '2027-01-10' }),
      ],
    }).find(({ id }) => id === 'then')
  expect(given('open')).toMatchObject({ from: '2026-11-25', state: 'waiting', needs: ['first'] })
  expect(given('done')).toMatchObject({ from: '2026-11-25', state: 'open' })
})

test('a day lies within its month, and days in their order', () => {
  expect(placeOf('2026-04-16', ['2026-03-01', '2026-04-01'])).toBe(1.5)
  const day = fc.nat(900).map((days) => addDays('2026-01-01', days))
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 12 }), (pairs) => {
      const bars = pairs.map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
      const months = monthsOf(bars, TODAY)
      const days = [TODAY, ...bars.flatMap(({ from, to }) => [from, to])].toSorted()
      const places = days.map((one) => placeOf(one, months))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(places[0]! >= 0 && places.at(-1)! < months.length).toBe(true)
      for (const [at, month] of months.entries()) {
        if (at > 0) expect(month).toBe(addMonths(months[at - 1]!, 1))
      }
    }),
  )
  expect(monthsOf([], TODAY)).toEqual([])
})
