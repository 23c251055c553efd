import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endedPeriods, owedFor, periodOf, TermsGiven } from './compensation.ts'
import { instantsOf, isOver } from './periodSpan.ts'
import {
  ACTIONS,
  balances,
  entriesOf,
  type Entry,
  type Move,
  POTS,
  restOf,
} from './compensationLedger.ts'

const TIERS = [
  { below: 0.99, pays: 0.1 },
  { below: 0.95, pays: 0.3 },
]
const TERMS = { tiers: TIERS, base: 4000, capShare: 0.25, yearCap: null, minimum: 0, leastCount: 1 }
const of = (share: number, decided = 40, owedThisYear = 0) => ({ share, decided, owedThisYear })

test('the deepest tier pays, up to the cap; what was kept well enough pays nothing', () => {
  expect(owedFor(TERMS, of(0.99))).toBeNull()
  expect(owedFor(TERMS, of(0.97))).toEqual({ pays: 0.1, uncapped: 400, amount: 400 })
  expect(owedFor(TERMS, of(0.95))).toMatchObject({ amount: 400 })
  expect(owedFor(TERMS, of(0.9))).toEqual({ pays: 0.3, uncapped: 1200, amount: 1000 })
  expect(owedFor({ ...TERMS, yearCap: 1500 }, of(0.9, 40, 700))).toMatchObject({ amount: 800 })
  expect(owedFor({ ...TERMS, yearCap: 1500 }, of(0.9, 40, 1500))).toBeNull()
  expect(owedFor({ ...TERMS, minimum: 500 }, of(0.97))).toBeNull()
  expect(owedFor({ ...TERMS, leastCount: 41 }, of(0.9))).toBeNull()
})

test('whole calendar periods within the terms’ days are owed for, once they are over', () => {
  expect(periodOf('2026-02-14', 'month')).toEqual({ fromOn: '2026-02-01', untilOn: '2026-02-28' })
  expect(periodOf('2026-08-14', 'quarter')).toEqual({ fromOn: '2026-07-01', untilOn: '2026-09-30' })
  const terms = { period: 'quarter' as const, fromOn: '2026-01-15', untilOn: '2026-12-30' }
  expect(endedPeriods(terms, '2026-09-30')).toEqual([
    { fromOn: '2026-04-01', untilOn: '2026-06-30' },
  ])
  expect(endedPeriods(terms, '2027-03-01').map(({ untilOn }) => untilOn)).toEqual([
    '2026-06-30',
    '2026-09-30',
  ])
})

test('tiers pay more the deeper they lie', () => {
  const given = {
    accountId: crypto.randomUUID(),
    metric: 'resolution',
    period: 'month',
    base: 100,
    currency: 'EUR',
    kind: 'credit',
    fromOn: '2026-01-01',
  }
  expect(TermsGiven.safeParse({ ...given, tiers: TIERS }).success).toBe(true)
  const falling = [TIERS[0], { below: 0.95, pays: 0.05 }]
  expect(TermsGiven.safeParse({ ...given, tiers: falling }).success).toBe(false)
  expect(TermsGiven.safeParse({ ...given, kind: 'action', tiers: TIERS }).success).toBe(false)
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const tiers = fc
  .uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 })
  .map((below) =>
    below.toSorted((a, b) => b - a).map((one, at) => ({ below: one / 100, pays: (at + 1) / 10 })),
  )
const money = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => cents / 100)
const terms = fc.record({
  tiers,
  base: money,
  capShare: fc.integer({ min: 1, max: 100 }).map((one) => one / 100),
  yearCap: fc.option(money),
  minimum: fc.integer({ min: 0, max: 1000 }),
  leastCount: fc.constant(1),
})

test('credits never exceed the caps of a period and of a year, whatever was kept', () => {
  fc.assert(
    fc.property(terms, fc.array(share, { minLength: 1, maxLength: 12 }), (given, shares) => {
      let owedThisYear = 0
      for (const one of shares) {
        const owed = owedFor(given, of(one, 40, owedThisYear))
        if (!owed) continue
        expect(owed.amount).toBeLessThanOrEqual(given.base * given.capShare + 1e-6)
        expect(owed.amount).toBeLessThanOrEqual(owed.uncapped)
        expect(owed.amount).toBeGreaterThanOrEqual(given.minimum)
        expect(Math.round(owed.amount * 100) / 100).toBe(owed.amount)
        owedThisYear = Math.round((owedThisYear + owed.amount) * 100) / 100
      }
      if (given.yearCap !== null) expect(owedThisYear).toBeLessThanOrEqual(given.yearCap + 1e-6)
    }),
  )
})

test('less kept never owes less', () => {
  fc.assert(
    fc.property(terms, share, share, (given, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const owed = (one: number) => owedFor(given, of(one))?.amount ?? 0
      expect(owed(low)).toBeGreaterThanOrEqual(owed(high))
    }),
  )
})

type Step = 'approve' | 'unapprove' | 'waive' | 'unwaive' | 'expire' | 'part' | 'rest' | 'choose'
const steps = fc.array(
  fc.constantFrom<Step>(
    'approve',
    'unapprove',
    'waive',
    'unwaive',
    'expire',
    'part',
    'rest',
    'choose',
  ),
  { maxLength: 25 },
)

test('after any history the pots of each unit sum to nothing, none but the first is below it, and no more is delivered than was owed', () => {
  fc.assert(
    fc.property(
      money,
      fc.constantFrom('credit', 'action', 'choice'),
      steps,
      (amount, kind, history) => {
        const entries: Entry[] = []
        const one = {
          amount,
          currency: 'EUR',
          kind,
          choice: null as 'credit' | 'action' | null,
          delivered: 0,
        }
        let state = 'due'
        const move = (what: Move, next: string) => {
          entries.push(...entriesOf(one, what))
          state = next
        }
        move({ act: 'earn' }, 'due')
        for (const step of history) {
          const way = kind === 'choice' ? one.choice : kind
          if (step === 'approve' && state === 'due') move({ act: 'approve' }, 'approved')
          if (step === 'unapprove' && state === 'approved' && one.delivered === 0)
            move({ act: 'unapprove' }, 'due')
          if (step === 'waive' && (state === 'due' || state === 'approved'))
            move({ act: 'waive', why: 'x', from: state }, 'waived')
          if (step === 'unwaive' && state === 'waived') {
            const to = one.delivered > 0 ? 'approved' : 'due'
            move({ act: 'unwaive', to }, to)
          }
          if (step === 'expire' && state === 'due') move({ act: 'expire' }, 'expired')
          if (step === 'choose' && kind === 'choice' && one.delivered === 0) one.choice = 'action'
          if (step === 'part' && state === 'approved' && way === 'credit' && restOf(one) > 0.01) {
            move({ act: 'deliver', why: 'x', amount: 0.01 }, 'approved')
            one.delivered = Math.round(one.delivered * 100 + 1) / 100
          }
          if (step === 'rest' && state === 'approved' && way) {
            const rest = restOf(one)
            move({ act: 'deliver', why: 'x' }, 'delivered')
            if (way === 'credit') one.delivered = Math.round((one.delivered + rest) * 100) / 100
          }
        }
        const all = balances(entries)
        for (const [unit, balance] of all) {
          const sum = POTS.reduce((cents, pot) => cents + Math.round(balance[pot] * 100), 0)
          expect(sum).toBe(0)
          for (const pot of POTS)
            if (pot !== 'earned') expect(balance[pot]).toBeGreaterThanOrEqual(0)
          expect(balance.delivered).toBeLessThanOrEqual(unit === ACTIONS ? 1 : amount)
          if (unit !== ACTIONS) expect(balance.earned).toBe(-amount)
        }
      },
    ),
  )
})

test('more than stands approved can’t be delivered', () => {
  const one = { amount: 100, currency: 'EUR', kind: 'credit' as const, choice: null, delivered: 60 }
  expect(() => entriesOf(one, { act: 'deliver', why: 'x', amount: 40.01 })).toThrow(RangeError)
  expect(entriesOf(one, { act: 'deliver', why: 'x' })).toMatchObject([{ amount: 40 }])
})

test('a period is over once its last day is, in every zone that tells it', () => {
  const span = { fromOn: '2026-09-01', untilOn: '2026-09-30' }
  const at = (instant: string) => Date.parse(instant)
  expect(instantsOf(span, 'Europe/Madrid')).toEqual({
    from: at('2026-08-31T22:00Z'),
    to: at('2026-09-30T22:00Z'),
  })
  const zones = ['UTC', 'America/Los_Angeles']
  expect(isOver(span, ['UTC', 'Europe/Madrid'], at('2026-10-01T00:00Z'))).toBe(true)
  expect(isOver(span, zones, at('2026-10-01T06:00Z'))).toBe(false)
  expect(isOver(span, zones, at('2026-10-01T07:00Z'))).toBe(true)
})
