/** Nothing that is ours ever passes to what a client sees. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Item, KINDS } from './item.ts'
import type { Plan } from './plan.ts'
import { sharedView } from './planShared.ts'
import { aLine } from './testing.plan.ts'

const plan = {
  planId: 'p',
  account: 'Forjas',
  title: 'Plan',
  fromOn: '2026-01-01',
  untilOn: '2027-12-31',
  state: 'agreed',
  private: false,
} as Plan

const SECRET = 'SECRETO'

const lines = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      shared: fc.boolean(),
      private: fc.boolean(),
      parent: fc.nat(12),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ kind, shared, private: isPrivate, parent }, at) => {
      const isOurs = !shared || isPrivate
      const title = isOurs ? `${SECRET} ${at}` : `Dicho ${at}`
      const inside = [
        'resource',
        'cost',
        'inimitable',
        'contactId',
        'factId',
        'crossingId',
        'feasibility',
        'cause',
        'ethics',
        'ethicsWhy',
      ]
      const body = {
        ...Object.fromEntries(inside.map((name) => [name, `${SECRET} ${name}`])),
        about: isOurs ? SECRET : 'Dicho',
        text: isOurs ? SECRET : 'Dicho',
      }
      return aLine(kind, body, {
        itemId: `i${at}`,
        title,
        shared,
        private: isPrivate,
        outcome: SECRET,
        parentId: parent < all.length && parent !== at ? `i${parent}` : null,
      })
    }),
  )

const shows = (items: Item[]) => sharedView(plan, items).items.map(({ itemId }) => itemId)

test('no line marked ours, and no word of one, is in what is shared', () => {
  fc.assert(
    fc.property(lines, (items) => {
      const shown = sharedView(plan, items)
      expect(JSON.stringify(shown)).not.toContain(SECRET)
      const ours = new Set(
        items.filter((one) => !one.shared || one.private).map((one) => one.itemId),
      )
      for (const { itemId, parentId } of shown.items) {
        expect(ours.has(itemId)).toBe(false)
        if (parentId !== null) expect(ours.has(parentId)).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
})

test('what we thought of whether it is right stays inside, of every kind that asks it', () => {
  for (const kind of ['offer', 'valueAdd', 'esg'] as const) {
    const body = { ethics: 'doubt', ethicsWhy: SECRET, about: 'Dicho', evidence: 'Dicho' }
    const [shown] = sharedView(plan, [aLine(kind, body, { shared: true })]).items
    expect(Object.keys(shown!.body)).not.toEqual(expect.arrayContaining(['ethics']))
    expect(JSON.stringify(shown)).not.toMatch(/SECRETO|doubt|ethics/)
  }
})

test('what is shared shows by its own flag, whatever it hangs from', () => {
  fc.assert(
    fc.property(lines, (items) => {
      expect(shows(items)).toEqual(
        items.filter((one) => one.shared && !one.private).map(({ itemId }) => itemId),
      )
    }),
  )
})

test('a private plan shows nothing', () => {
  fc.assert(
    fc.property(lines, (items) => {
      expect(sharedView({ ...plan, private: true }, items).items).toEqual([])
    }),
  )
})
