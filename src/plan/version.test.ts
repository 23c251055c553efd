import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLine } from './testing.plan.ts'
import {
  changesIn,
  changesOfItem,
  decidedOf,
  differenceOf,
  isSame,
  type VersionContent,
} from './version.ts'

const plan = {
  title: 'Plan',
  template: 'general' as const,
  fromOn: '2026-01-01',
  untilOn: '2027-12-31',
  ownerId: 'o',
  ownerName: 'Marta',
  private: false,
  state: 'draft' as const,
  prose: '',
}
const content = (items: VersionContent['items'], more: object = {}): VersionContent => ({
  plan: { ...plan, ...more },
  items,
})

test('what was added, dropped and changed, from what to what', () => {
  const goal = aLine(
    'goal',
    { side: 'client', about: '', factId: null },
    { itemId: 'g', title: 'Crecer' },
  )
  const one = aLine('objective', { target: 20 }, { itemId: 'a', title: 'A', parentId: 'g' })
  const two = aLine('esg', { evidence: '' }, { itemId: 'b', title: 'B' })
  const then = { ...one, title: 'A más', body: { target: 30 }, parentId: null } as typeof one
  const difference = differenceOf(
    content([goal, one, two]),
    content([goal, then, { ...two, itemId: 'c' } as typeof two], { untilOn: '2028-12-31' }),
  )
  expect(difference).toEqual({
    plan: [{ field: 'untilOn', from: '2027-12-31', to: '2028-12-31' }],
    added: [{ itemId: 'c', kind: 'esg', title: 'B' }],
    dropped: [{ itemId: 'b', kind: 'esg', title: 'B' }],
    changed: [
      {
        itemId: 'a',
        kind: 'objective',
        title: 'A más',
        changes: [
          { field: 'title', from: 'A', to: 'A más' },
          { field: 'target', from: 20, to: 30 },
          { field: 'parent', from: 'Crecer', to: null },
        ],
      },
    ],
  })
})

test('actions are compared by what, who and when; a version from before they were kept says nothing of them', () => {
  const act = (actionId: string, more: object = {}) => ({
    actionId,
    title: actionId,
    ownerName: 'Marta',
    dueOn: '2026-06-01',
    state: 'active' as const,
    ...more,
  })
  const then = { ...content([]), actions: [act('a'), act('b'), act('c')] }
  const now = {
    ...content([]),
    actions: [act('a'), act('c', { dueOn: '2026-09-01', ownerName: 'Luis' }), act('d')],
  }
  expect(differenceOf(then, now)).toEqual({
    plan: [],
    added: [{ itemId: 'd', kind: 'action', title: 'd' }],
    dropped: [{ itemId: 'b', kind: 'action', title: 'b' }],
    changed: [
      {
        itemId: 'c',
        kind: 'action',
        title: 'c',
        changes: [
          { field: 'ownerName', from: 'Marta', to: 'Luis' },
          { field: 'dueOn', from: '2026-06-01', to: '2026-09-01' },
        ],
      },
    ],
  })
  for (const old of [differenceOf(content([]), now), differenceOf(now, content([]))])
    expect(isSame(old)).toBe(true)
})

test('the same twice differs in nothing; the other way round, added is dropped and from is to', () => {
  const line = fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      title: fc.string({ minLength: 1 }),
      shared: fc.boolean(),
    })
    .map(({ id, ...more }) =>
      aLine('advice', { why: more.title, gain: '' }, { itemId: id, ...more }),
    )
  const some = fc
    .uniqueArray(line, { selector: ({ itemId }) => itemId })
    .map((items) => content(items))
  fc.assert(
    fc.property(some, some, (before, after) => {
      expect(isSame(differenceOf(before, before))).toBe(true)
      const there = differenceOf(before, after)
      const back = differenceOf(after, before)
      expect(back.added).toEqual(there.dropped)
      expect(back.dropped).toEqual(there.added)
      const turned = back.changed.map(({ itemId, changes }) => [
        itemId,
        changes.map(({ field, from, to }) => ({ field, from: to, to: from })),
      ])
      const told = there.changed.map(({ itemId, changes }) => [itemId, changes])
      expect(new Map(turned as never)).toEqual(new Map(told as never))
    }),
  )
})

test('what someone changed while a form was open: its fields, and nothing that the form has not', () => {
  const one = aLine('objective', { target: 20 }, { itemId: 'a', title: 'A', dueOn: '2027-01-31' })
  const elsewhere = { ...one, prose: 'Escrito entre todos', state: 'done', changedOn: '2026-12-01' }
  expect(changesOfItem(one, elsewhere as typeof one, [one])).toEqual([])
  const later = { ...elsewhere, dueOn: '2027-03-31', body: { target: 30 } } as typeof one
  expect(changesOfItem(one, later, [one]).toSorted((a, b) => (a.field < b.field ? -1 : 1))).toEqual(
    [
      { field: 'dueOn', from: '2027-01-31', to: '2027-03-31' },
      { field: 'target', from: 20, to: 30 },
    ],
  )
})

test('what was decided otherwise since: not that a line is at work, read or done, but that it is given up', () => {
  const line = (itemId: string, more: object = {}) =>
    aLine('esg', { evidence: '' }, { itemId, title: itemId, state: 'draft', ...more })
  const then = content([line('a'), line('b'), line('c')])
  const now = content(
    [
      line('a', { state: 'done', outcome: 'Acta', endedOn: '2026-05-01' }),
      line('b', { state: 'dropped', outcome: 'Ya no', endedOn: '2026-05-01' }),
      line('c', { state: 'active', title: 'Otra' }),
    ],
    { state: 'active' },
  )
  const told = decidedOf(differenceOf(then, now))
  expect(told.plan).toEqual([])
  expect(
    told.changed.map(({ itemId, changes }) => [itemId, changes.map(({ field }) => field)]),
  ).toEqual([
    ['b', ['state', 'outcome', 'endedOn']],
    ['c', ['title']],
  ])
  expect(changesIn(told)).toBe(2)
  expect(changesIn(decidedOf(differenceOf(then, content(then.items, { state: 'active' }))))).toBe(0)
})
