import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumsOf } from './crossMatrix.ts'
import { endingOf, IMPACTS, strategyOf, whyNotCross } from './crossing.ts'
import { isStale, isToConfirm } from './evidence.ts'
import { byWeight, isInner, subjectsOf, SWOT_KINDS, whyNotTurn } from './swot.ts'

/** The example of docs/methods/swot.md. */
const INNER = [
  { itemId: 'S1', weight: 3 },
  { itemId: 'S2', weight: 1 },
  { itemId: 'W1', weight: 2 },
]
const OUTER = [
  { itemId: 'O1', weight: 3 },
  { itemId: 'T1', weight: 2 },
]
const CELLS = [
  { innerId: 'S1', outerId: 'O1', impact: 3 },
  { innerId: 'S1', outerId: 'T1', impact: 1 },
  { innerId: 'S2', outerId: 'O1', impact: 2 },
  { innerId: 'W1', outerId: 'O1', impact: -2 },
  { innerId: 'W1', outerId: 'T1', impact: -3 },
]

test('the worked example', () => {
  expect(sumsOf(INNER, OUTER, CELLS)).toEqual([
    { itemId: 'S1', crossed: 2, impact: 4, weighted: 33, rank: 1 },
    { itemId: 'S2', crossed: 1, impact: 2, weighted: 6, rank: 3 },
    { itemId: 'W1', crossed: 2, impact: -5, weighted: -24, rank: 2 },
  ])
  expect(sumsOf(OUTER, INNER, CELLS)).toEqual([
    { itemId: 'O1', crossed: 3, impact: 3, weighted: 21, rank: 1 },
    { itemId: 'T1', crossed: 2, impact: -2, weighted: -6, rank: 2 },
  ])
})

const weight = fc.integer({ min: 1, max: 3 })
const aMatrix = fc
  .tuple(fc.array(weight, { maxLength: 8 }), fc.array(weight, { maxLength: 8 }))
  .chain(([inside, outside]) => {
    const inner = inside.map((one, at) => ({ itemId: `i${at}`, weight: one }))
    const outer = outside.map((one, at) => ({ itemId: `o${at}`, weight: one }))
    const pairs = inner.flatMap((i) =>
      outer.map((o) => ({ innerId: i.itemId, outerId: o.itemId, impact: 0 })),
    )
    return fc
      .tuple(fc.subarray(pairs), fc.infiniteStream(fc.constantFrom(...IMPACTS)))
      .map(([cells, impacts]) => ({
        inner,
        outer,
        cells: cells.map((cell) => ({ ...cell, impact: impacts.next().value as number })),
      }))
  })

test('rows and columns come to the same, and no sum leaves its range', () => {
  fc.assert(
    fc.property(aMatrix, ({ inner, outer, cells }) => {
      const rows = sumsOf(inner, outer, cells)
      const columns = sumsOf(outer, inner, cells)
      const sum = (lines: typeof rows, of: 'impact' | 'weighted' | 'crossed') =>
        lines.reduce((so, line) => so + line[of], 0)
      for (const of of ['impact', 'weighted', 'crossed'] as const) {
        expect(sum(rows, of)).toBe(sum(columns, of))
      }
      expect(sum(rows, 'crossed')).toBe(cells.length)
      for (const { crossed, impact, weighted } of [...rows, ...columns]) {
        expect(Math.abs(impact)).toBeLessThanOrEqual(3 * crossed)
        expect(Math.abs(weighted)).toBeLessThanOrEqual(27 * crossed)
      }
    }),
  )
})

test('ranks follow the sums, begin with 1, and skip what is shared', () => {
  fc.assert(
    fc.property(aMatrix, ({ inner, outer, cells }) => {
      const rows = sumsOf(inner, outer, cells)
      const ranked = rows.filter(({ rank }) => rank !== null)
      expect(ranked).toEqual(rows.filter(({ crossed }) => crossed > 0))
      for (const { rank, weighted } of ranked) {
        const ahead = ranked.filter((rival) => rival.rank! < rank!)
        expect(ahead).toHaveLength(rank! - 1)
        for (const rival of ahead) {
          expect(Math.abs(rival.weighted)).toBeGreaterThanOrEqual(Math.abs(weighted))
        }
      }
    }),
  )
})

test('neither the order of the cells nor those of other items move a sum', () => {
  fc.assert(
    fc.property(aMatrix, ({ inner, outer, cells }) => {
      const foreign = [{ innerId: 'else', outerId: 'o0', impact: 3 }]
      const mixed = [...foreign, ...cells.toReversed()]
      expect(sumsOf(inner, outer, mixed)).toEqual(sumsOf(inner, outer, cells))
    }),
  )
})

test('each pair of an inner and an outer item has one strategy, and no other pair is crossed', () => {
  expect(strategyOf('strength', 'opportunity')).toBe('offensive')
  expect(strategyOf('weakness', 'opportunity')).toBe('reorientation')
  expect(strategyOf('strength', 'threat')).toBe('defensive')
  expect(strategyOf('weakness', 'threat')).toBe('survival')
  for (const inner of SWOT_KINDS) {
    for (const outer of SWOT_KINDS) {
      const allowed = isInner(inner) && !isInner(outer)
      expect(whyNotCross(inner, outer) === null).toBe(allowed)
    }
  }
})

test('an action that lives comes before an objective, and that before a rejection', () => {
  const action = (state: 'open' | 'done' | 'dropped') => ({
    actionId: '1',
    title: 'A',
    state,
    ownerName: null,
    dueOn: '2026-01-01',
  })
  const nothing = { actions: [], objective: '', rejection: '' }
  expect(endingOf(nothing)).toBeNull()
  expect(endingOf({ ...nothing, rejection: 'No' })).toBe('rejection')
  expect(endingOf({ ...nothing, objective: 'O' })).toBe('objective')
  expect(endingOf({ ...nothing, objective: 'O', actions: [action('done')] })).toBe('action')
  expect(endingOf({ ...nothing, actions: [action('dropped')] })).toBeNull()
})

test('what is said ages as facts do: stale once its months are over, and to be confirmed while it is only assumed', () => {
  const seenOn = '2026-01-31'
  expect(isStale('us', { seenOn }, '2026-07-30')).toBe(false)
  expect(isStale('us', { seenOn }, '2026-07-31')).toBe(true)
  const told = (confidence: 'assumed' | 'confirmed', today: string) =>
    isToConfirm('us', { seenOn, confidence }, today)
  expect(told('confirmed', '2026-07-30')).toBeNull()
  expect(told('assumed', '2026-07-30')).toBe('assumed')
  expect(told('confirmed', '2026-07-31')).toBe('stale')
  expect(told('assumed', '2026-07-31')).toBe('stale')
})

test('we and the client can always be chosen; rivals come last, by name', () => {
  const of = (competitor: string) => ({ subject: 'competitor' as const, competitor })
  expect(subjectsOf([of('Zeta'), of('Alfa'), of('Zeta')])).toEqual([
    { subject: 'us', competitor: '' },
    { subject: 'client', competitor: '' },
    of('Alfa'),
    of('Zeta'),
  ])
})

test('the heavier item comes first, then the one that is hard to imitate', () => {
  const items = [
    { weight: 1, inimitable: true, title: 'A' },
    { weight: 3, inimitable: false, title: 'B' },
    { weight: 3, inimitable: true, title: 'C' },
  ]
  expect(items.toSorted(byWeight).map(({ title }) => title)).toEqual(['C', 'B', 'A'])
})

test('only what is crossed may not change sides', () => {
  expect(whyNotTurn('strength', { kind: 'threat', isCrossed: false })).toBeNull()
  expect(whyNotTurn('strength', { kind: 'weakness', isCrossed: true })).toBeNull()
  expect(whyNotTurn('opportunity', { kind: 'weakness', isCrossed: true })).not.toBeNull()
})
