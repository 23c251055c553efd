/** The worked example of docs/methods/matrix.md, recomputed from what it says; and which proposals stand. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { radiusOf } from '../ui/Bubbles/bubbles.ts'
import { BOXES, boxOf } from './matrix.ts'
import {
  type Position,
  standingPositions,
  whyNotReopen,
  whyNotRule,
  whyNotTakeBack,
} from './position.ts'

const text = readFileSync('docs/methods/matrix.md', 'utf8').split('**Worked example.**')[1]!

const aPosition = (told: Partial<Position>): Position => ({
  positionId: '00000000-0000-4000-8000-000000000001',
  accountId: 'a',
  name: 'Forjas',
  kind: 'forecast',
  attractiveness: 4,
  strength: 4,
  reason: 'crece',
  proposedBy: 'p',
  proposer: 'Marta',
  proposedAt: '2026-01-01T00:00:00.000Z',
  state: 'accepted',
  decider: 'Lucía',
  decidedAt: '2026-01-02T00:00:00.000Z',
  decidedWhy: '',
  ...told,
})

test('boxes, areas and what had been accepted by then, as the example says', () => {
  const [, attractive, strong] = /Lines at (\d) and (\d)/.exec(text)!
  const lines = { attractive: Number(attractive), strong: Number(strong) }
  const told = [...text.matchAll(/ttractiveness ([\d.]+) and strength ([\d.]+) is (\w+)/g)]
  expect(told).toHaveLength(3)
  for (const [, up, right, box] of told) expect(boxOf(Number(up), Number(right), lines)).toBe(box)

  const [, sales, potential] = /sales of (\d+) and potential of (\d+)/.exec(text)!.map(Number)
  const [, most] = /largest radius of (\d+)/.exec(text)!.map(Number)
  const sizes = { largest: potential!, most: most! }
  expect(text).toContain(
    `the ring has a radius of ${radiusOf(potential!, sizes)} and the bubble one of ${radiusOf(sales!, sizes)}`,
  )

  const [, first, second] = /accepted on ([\d-]+) and another accepted on ([\d-]+):/.exec(text)!
  const [, next] = /successor was made on ([\d-]+)/.exec(text)!
  const [early, late] = [first, second].map((day, at) =>
    aPosition({ decidedAt: `${day}T09:00:00.000Z`, strength: at + 1 }),
  )
  const stood = (until: string | null) => standingPositions([late!, early!], 'forecast', until)
  expect(stood(`${next}T00:00:00.000Z`).get('a')).toBe(early)
  expect(stood(null).get('a')).toBe(late)
})

test('every known place is in one box, and never in two', () => {
  const score = fc.double({ min: 1, max: 5, noNaN: true })
  fc.assert(
    fc.property(score, score, score, score, (up, right, attractive, strong) => {
      const box = boxOf(up, right, { attractive, strong })!
      expect(BOXES).toContain(box)
      expect(['strategic', 'star'].includes(box)).toBe(up >= attractive)
      expect(['strategic', 'status'].includes(box)).toBe(right >= strong)
    }),
  )
})

test('only what was accepted stands, the newest of each account and kind', () => {
  const state = fc.constantFrom('proposed' as const, 'accepted' as const, 'rejected' as const)
  const told = fc.record({
    accountId: fc.constantFrom('a', 'b'),
    kind: fc.constantFrom('forecast' as const, 'correction' as const),
    state,
    day: fc.integer({ min: 10, max: 28 }),
  })
  fc.assert(
    fc.property(fc.array(told), fc.integer({ min: 10, max: 28 }), (all, until) => {
      const positions = all.map(({ day, ...one }) =>
        aPosition({
          ...one,
          decidedAt: one.state === 'proposed' ? null : `2026-01-${day}T00:00:00.000Z`,
        }),
      )
      const limit = `2026-01-${until}T00:00:00.000Z`
      for (const [accountId, found] of standingPositions(positions, 'forecast', limit)) {
        expect(found).toMatchObject({ accountId, kind: 'forecast', state: 'accepted' })
        expect(found.decidedAt! < limit).toBe(true)
        const others = positions.filter(
          (one) =>
            one.accountId === accountId &&
            one.kind === 'forecast' &&
            one.state === 'accepted' &&
            one.decidedAt! < limit,
        )
        expect(others.every((one) => one.decidedAt! <= found.decidedAt!)).toBe(true)
      }
    }),
  )
})

test('a proposal is decided once, with a reason where it is rejected, and taken back by who made it', () => {
  const open = aPosition({ state: 'proposed', decidedAt: null })
  expect(whyNotRule(open, { state: 'accepted', why: '' })).toBeNull()
  expect(whyNotRule(open, { state: 'rejected', why: '' })?.code).toBe('segment/position-why-not')
  expect(whyNotRule(aPosition({}), { state: 'accepted', why: '' })?.status).toBe(409)
  expect(whyNotReopen(open)?.code).toBe('segment/position-open')
  expect(whyNotTakeBack({ id: 'p' }, open)).toBeNull()
  expect(whyNotTakeBack({ id: 'q' }, open)?.status).toBe(403)
  expect(whyNotTakeBack({ id: 'p' }, aPosition({}))?.status).toBe(409)
})
