import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths } from '../kernel/day.ts'
import type { SelectionAccount } from './keptSelection.ts'
import { aCriterion } from './testing.ts'
import {
  monthOf,
  monthsRunning,
  saysOf,
  type Side,
  type WatchLine,
  whyNotSee,
  whyNotUnsee,
  whyWatched,
} from './watch.ts'

test('who is chosen and not key would enter, who is key and not chosen would leave', () => {
  const says = saysOf([
    { accountId: 'A', chosen: true, tier: 'standard' },
    { accountId: 'B', chosen: true, tier: 'strategic' },
    { accountId: 'C', chosen: false, tier: 'key' },
    { accountId: 'D', chosen: false, tier: 'future' },
  ])
  expect([...says]).toEqual([
    ['A', 'entering'],
    ['C', 'leaving'],
  ])
})

const watched = (...months: [string, Side | null][]) =>
  months.map(([month, side]) => ({
    month,
    says: new Map<string, Side>(side ? [['A', side]] : []),
  }))

test('months running end where the figures said otherwise, or where nobody looked', () => {
  const running = (...months: [string, Side | null][]) =>
    monthsRunning(watched(...months), { accountId: 'A', side: 'entering' })
  expect(running()).toBe(0)
  expect(running(['2026-11', 'entering'])).toBe(1)
  expect(running(['2026-01', 'entering'], ['2025-12', 'entering'], ['2025-11', null])).toBe(2)
  expect(running(['2026-11', 'entering'], ['2026-10', 'leaving'])).toBe(1)
  expect(running(['2026-11', 'entering'], ['2026-09', 'entering'])).toBe(1)
  expect(running(['2026-11', 'leaving'])).toBe(0)
})

test('as many months as it said the same without a gap', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (same) => {
      const months = same.map((says, back): [string, Side | null] => [
        monthOf(addMonths('2026-11-01', -back)),
        says ? 'leaving' : null,
      ])
      const first = same.indexOf(false)
      expect(monthsRunning(watched(...months), { accountId: 'A', side: 'leaving' })).toBe(
        first === -1 ? same.length : first,
      )
    }),
  )
})

const criteria = [
  aCriterion({ key: 'revenue', name: 'Ventas' }),
  aCriterion({ key: 'fit', name: 'Encaje', axis: 'strategic' }),
]
const known = (told: Partial<SelectionAccount> = {}) => ({
  criteria,
  account: {
    accountId: 'A',
    points: [3, 3],
    hours: [],
    financial: 3,
    strategic: 3,
    segment: null,
    zone: null,
    strategies: ['Exportar'],
    wish: null,
    wishReason: null,
    chosen: false,
    ...told,
  } as unknown as SelectionAccount,
})

test('why it would enter or leave: its own criterion first, else the others', () => {
  const risen = known({ points: [5, 2] })
  const chosen = known({ chosen: true })
  expect(whyWatched('entering', { decided: known(), now: risen })).toEqual({
    why: 'moved',
    moved: { key: 'revenue', name: 'Ventas', axis: 'financial', by: 2 },
  })
  expect(whyWatched('leaving', { decided: chosen, now: risen })).toMatchObject({
    moved: { key: 'fit', by: -1 },
  })
  expect(whyWatched('leaving', { decided: chosen, now: known() })).toEqual({ why: 'others' })
  expect(whyWatched('entering', { decided: null, now: known() })).toEqual({ why: 'others' })
})

test('what people decided, what bars it and what is gone come before its figures', () => {
  const forced = known({ wish: 'in', wishReason: 'Amigo', points: [5, 5] })
  const now = known()
  expect(whyWatched('leaving', { decided: forced, now })).toEqual({
    why: 'wished',
    wish: 'in',
    reason: 'Amigo',
  })
  expect(whyWatched('leaving', { decided: forced, now: known({ strategies: [] }) })).toEqual({
    why: 'barred',
    code: 'no-strategy',
  })
  expect(whyWatched('leaving', { decided: forced, now: null })).toEqual({ why: 'gone' })
  expect(
    whyWatched('entering', { decided: known({ wish: 'out', wishReason: 'Tarde' }), now }),
  ).toMatchObject({ why: 'wished', wish: 'out' })
})

test('what was moved alone after the list says so', () => {
  const [chosen, left] = [known({ chosen: true }), known()]
  const now = known({ points: [5, 1] })
  expect(whyWatched('leaving', { decided: left, now })).toEqual({ why: 'alone' })
  expect(whyWatched('entering', { decided: chosen, now })).toEqual({ why: 'alone' })
})

test('only what is in the short list is seen, and once', () => {
  const line = { seen: null } as WatchLine
  const seen = { seen: { reason: 'ya', by: null } } as WatchLine
  expect(whyNotSee(line)).toBeNull()
  expect(whyNotSee(undefined)).toMatchObject({ status: 404 })
  expect(whyNotSee(seen)).toMatchObject({ code: 'segment/already-seen' })
  expect(whyNotUnsee(seen)).toBeNull()
  expect(whyNotUnsee(line)).toMatchObject({ status: 404 })
})
