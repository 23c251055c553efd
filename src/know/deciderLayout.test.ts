/** Laid out by itself, nobody lies upon anybody, bosses stand above, and who was put somewhere stays there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HEIGHT, reportPath, swayPath, WIDTH } from './deciderDrawing.ts'
import { placesOf } from './deciderLayout.ts'

type Line = { fromId: string; toId: string; kind: 'reports' | 'influences' }

/** A forest: whoever has a boss has one who was named before. */
const maps = fc
  .array(fc.record({ boss: fc.option(fc.nat(), { nil: null }), sways: fc.option(fc.nat()) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((told) => ({
    people: told.map((_, at) => ({ contactId: `p${at}`, spot: null })),
    ties: told.flatMap(({ boss, sways }, at): Line[] => [
      ...(boss !== null && at > 0
        ? [{ fromId: `p${at}`, toId: `p${boss % at}`, kind: 'reports' as const }]
        : []),
      ...(sways !== null && sways % told.length !== at
        ? [{ fromId: `p${at}`, toId: `p${sways % told.length}`, kind: 'influences' as const }]
        : []),
    ]),
  }))

test('nobody lies upon anybody, and whoever reports lies below their boss', () => {
  fc.assert(
    fc.property(maps, ({ people, ties }) => {
      const places = placesOf(people, ties)
      expect(places.size).toBe(people.length)
      const all = [...places.values()]
      for (const [at, a] of all.entries()) {
        for (const b of all.slice(at + 1)) {
          const apart = Math.abs(a.x - b.x) >= WIDTH - 0.01 || Math.abs(a.y - b.y) >= HEIGHT - 0.01
          expect(apart).toBe(true)
        }
      }
      for (const { fromId, toId } of ties.filter(({ kind }) => kind === 'reports')) {
        expect(places.get(fromId)!.y).toBeGreaterThanOrEqual(places.get(toId)!.y + HEIGHT)
      }
    }),
    { numRuns: 60 },
  )
})

test('who was put somewhere stays, and who comes later lies below them', () => {
  const put = { contactId: 'a', spot: { x: -300, y: 700 } }
  const places = placesOf([put, { contactId: 'b', spot: null }], [])
  expect(places.get('a')).toEqual(put.spot)
  expect(places.get('b')!.y).toBeGreaterThan(700 + HEIGHT)
})

test('a boss with many below is not as wide as all of them', () => {
  const ids = Array.from({ length: 40 }, (_, at) => `p${at}`)
  const people = ids.map((contactId) => ({ contactId, spot: null }))
  const ties = ids.slice(1).map((fromId) => ({ fromId, toId: 'p0', kind: 'reports' as const }))
  const xs = [...placesOf(people, ties).values()].map(({ x }) => x)
  expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(10 * WIDTH)
})

test('lines leave and arrive outside of boxes; a report goes down, and straight up where it must', () => {
  const { from, to } = swayPath({ x: 0, y: 0 }, { x: 500, y: 300 })
  for (const { x, y } of [from, to]) {
    const inside = (left: number, top: number) =>
      x > left && x < left + WIDTH && y > top && y < top + HEIGHT
    expect(inside(0, 0) || inside(500, 300)).toBe(false)
  }
  expect(reportPath({ x: 0, y: 0 }, { x: 0, y: 200 })).toContain(`V200`)
  expect(reportPath({ x: 0, y: 200 }, { x: 0, y: 0 })).toContain('L')
})
