import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Dated, newsOf } from './notice.ts'
import { type Movable, type Move, NO_STANDING, whyNotMove, whyNotTakeBack } from './standing.ts'
import { emptyTier, type Tier, TIERS } from './tier.ts'
import { loadOf, mostOverpromised } from './tierLoad.ts'

const lead = { role: 'lead' } as const
const known = (told: Partial<Movable> = {}): Movable => ({
  before: NO_STANDING,
  heldSince: null,
  serves: 1,
  keys: 0,
  mostKeys: 50,
  ...told,
})
const to = (told: Partial<Move> = {}) => ({
  tier: 'key' as const,
  phase: null,
  effectiveOn: '2026-12-01',
  ...told,
})

test('no account becomes key or strategic without naming a strategy; into other tiers it may', () => {
  const serving = known({ serves: 0 })
  for (const tier of ['key', 'strategic'] as const) {
    expect(whyNotMove(lead, to({ tier }), serving)?.code).toBe('segment/serves-no-strategy')
  }
  for (const tier of ['future', 'streamline'] as const) {
    expect(whyNotMove(lead, to({ tier }), serving)).toBeNull()
  }
  expect(whyNotMove(lead, to(), known())).toBeNull()
})

test('into the key accounts no more move than the limit says; who is one already may change its tier', () => {
  const full = known({ keys: 50 })
  expect(whyNotMove(lead, to(), full)).toMatchObject({
    code: 'segment/key-full',
    values: { keys: 51, limit: 50 },
  })
  expect(whyNotMove(lead, to(), known({ keys: 50, mostKeys: 60 }))).toBeNull()
  expect(whyNotMove(lead, to({ tier: 'future' }), full)).toBeNull()
  const before = { ...NO_STANDING, tier: 'key' as const }
  expect(whyNotMove(lead, to({ tier: 'strategic' }), { ...full, before })).toBeNull()
})

test('a key account changes its phase whatever it serves', () => {
  const before = { ...NO_STANDING, tier: 'key' as const }
  const asked = to({ phase: 'maintenance' })
  expect(whyNotMove(lead, asked, known({ before, serves: 0 }))).toBeNull()
})

test('to where it stands nothing moves, and nothing before the day that the last decision took effect', () => {
  expect(whyNotMove(lead, to({ tier: 'standard' }), known())?.code).toBe('segment/same-standing')
  const held = known({ heldSince: '2026-11-01' })
  expect(whyNotMove(lead, to({ effectiveOn: '2026-10-31' }), held)).toMatchObject({
    code: 'segment/moved-since',
    values: { day: '2026-11-01' },
  })
  expect(whyNotMove(lead, to({ effectiveOn: '2026-11-01' }), held)).toBeNull()
})

test('only leads and admins decide, and only the last decision is taken back', () => {
  for (const role of ['manager', 'expert', 'viewer'] as const) {
    expect(whyNotMove({ role }, to(), known())?.code).toBe('segment/only-leads-move')
    expect(whyNotTakeBack({ role }, { isLast: true })?.code).toBe('segment/only-leads-move')
  }
  expect(whyNotTakeBack(lead, { isLast: true })).toBeNull()
  expect(whyNotTakeBack(lead, { isLast: false })?.code).toBe('segment/decided-since')
})

const decision = (told: Partial<Dated>): Dated => ({
  standingId: told.effectiveOn ?? 'one',
  tier: 'key',
  phase: null,
  effectiveOn: '2026-11-20',
  reason: 'Elegida',
  decidedBy: 'Lucía',
  told: false,
  ...told,
})

test('news are told once; what was taken back before anyone heard is none; old years are none', () => {
  const since = '2026-11-07'
  const first = decision({ standingId: 'a' })
  expect(newsOf([first], since)).toMatchObject({
    news: [{ from: { tier: 'standard' }, to: { tier: 'key' }, effectiveOn: '2026-11-20' }],
    settled: ['a'],
  })
  const back = decision({ standingId: 'b', tier: 'standard' })
  expect(newsOf([first, back], since)).toEqual({ news: [], settled: ['a', 'b'] })
  const heard = { ...first, told: true }
  expect(newsOf([heard, back], since)).toMatchObject({
    news: [{ from: { tier: 'key' }, to: { tier: 'standard' } }],
    settled: ['b'],
  })
  expect(newsOf([heard], since)).toEqual({ news: [], settled: [] })
  const old = decision({ effectiveOn: '2024-01-01' })
  expect(newsOf([old, decision({ standingId: 'c', tier: 'strategic' })], since)).toMatchObject({
    news: [{ from: { tier: 'key' }, to: { tier: 'strategic' } }],
    settled: ['c'],
  })
})

// docs/methods/tiers.md
const tiers: Tier[] = [
  { ...emptyTier('strategic'), needs: { ventas: 22, logística: 6 } },
  { ...emptyTier('key'), needs: { ventas: 16, logística: 4 } },
  { ...emptyTier('future'), needs: { ventas: 5 } },
]
const counts = [
  { tier: 'strategic' as const, accounts: 2 },
  { tier: 'key' as const, accounts: 10 },
  { tier: 'future' as const, accounts: 3 },
  { tier: 'standard' as const, accounts: 385 },
]
const people = [{ hours: { ventas: 150, logística: 25 } }, { hours: { ventas: 90, logística: 25 } }]

test('the worked example of what tiers promise against the hours there are', () => {
  const load = loadOf({ counts, tiers, people })
  expect(load.map(({ skill, all, promised }) => [skill, all, promised])).toEqual([
    ['logística', 50, 52],
    ['ventas', 240, 219],
  ])
  expect(load[1]!.parts).toEqual([
    { tier: 'strategic', accounts: 2, hours: 44 },
    { tier: 'key', accounts: 10, hours: 160 },
    { tier: 'future', accounts: 3, hours: 15 },
  ])
  expect(mostOverpromised(load)?.skill).toBe('logística')
})

test('what is promised grows with each account, and what is promised nowhere is over nowhere', () => {
  const accounts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(accounts, fc.integer({ min: 0, max: 4 }), (many, at) => {
      const countOf = (list: number[]) => TIERS.map((tier, i) => ({ tier, accounts: list[i]! }))
      const one = loadOf({ counts: countOf(many), tiers, people })
      const more = loadOf({
        counts: countOf(many.map((count, i) => (i === at ? count + 1 : count))),
        tiers,
        people,
      })
      for (const [i, { promised, parts, skill }] of one.entries()) {
        expect(promised).toBe(parts.reduce((sum, { hours }) => sum + hours, 0))
        const needs = tiers.find(({ tier }) => tier === TIERS[at])?.needs[skill] ?? 0
        expect(more[i]!.promised - promised).toBeCloseTo(needs, 6)
      }
      const over = mostOverpromised(one)
      expect(over === null).toBe(one.every(({ promised, all }) => promised <= all))
    }),
  )
})
