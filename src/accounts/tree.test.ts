import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../kernel/day.ts'
import { asKept, type Relation, seenFrom, VIEWS, whyNotRelate } from './relation.ts'
import { type BelongingGiven, belongsOn, moved, whyNotBelong } from './tree.ts'

const [ME, A, B] = ['me', 'a', 'b']
const FIRST = '2024-01-01'

const aDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(FIRST, days))
const aMove = fc.record({
  parentId: fc.option(fc.constantFrom('a', 'b', 'c')),
  fromOn: fc.option(aDay, { freq: 6 }),
})

function all(moves: Parameters<typeof moved>[1][]): BelongingGiven[] {
  return moves.reduce<BelongingGiven[]>(moved, [])
}

const parentOn = (belongings: BelongingGiven[], day: Day) =>
  belongsOn(belongings, day)?.parentId ?? null

test('whatever is moved when, an account has one place at a time', () => {
  fc.assert(
    fc.property(fc.array(aMove, { maxLength: 8 }), (moves) => {
      expect(whyNotBelong(ME, all(moves))).toBeNull()
    }),
  )
})

test('a move leaves what was before its day and holds from then on', () => {
  fc.assert(
    fc.property(fc.array(aMove, { maxLength: 5 }), aMove, aDay, (moves, move, day) => {
      const before = all(moves)
      const after = moved(before, move)
      const holds = move.fromOn === null || day >= move.fromOn
      expect(parentOn(after, day)).toBe(holds ? move.parentId : parentOn(before, day))
    }),
  )
})

test('places that overlap, end before they begin, or are below itself are refused', () => {
  const long = { parentId: A, fromOn: null, untilOn: '2025-03-01' }
  const next = { parentId: B, fromOn: '2025-03-02', untilOn: null }
  expect(whyNotBelong(ME, [next, long])).toBeNull()
  expect(whyNotBelong(ME, [long, { ...next, fromOn: '2025-03-01' }])?.code).toBe(
    'accounts/belongings-overlap',
  )
  expect(whyNotBelong(ME, [long, { ...long }])?.code).toBe('accounts/belongings-overlap')
  expect(whyNotBelong(ME, [{ ...long, fromOn: '2025-04-01' }])?.code).toBe(
    'accounts/belonging-ends-first',
  )
  expect(whyNotBelong(ME, [{ ...long, parentId: ME }])?.code).toBe('accounts/belongs-to-itself')
})

test('a relation told from one side looks the same from there, and turned from the other', () => {
  for (const view of VIEWS) {
    const kept = asKept(view, { accountId: A, otherId: B })
    const relation = { ...kept, account: kept.accountId, other: kept.otherId } as Relation
    expect(seenFrom(A, relation)).toEqual({ view, id: B, name: B })
    expect(seenFrom(B, relation).id).toBe(A)
  }
  const none = { fromOn: null, untilOn: null }
  expect(whyNotRelate({ accountId: A, otherId: A, ...none })?.code).toBe(
    'accounts/related-to-itself',
  )
})
