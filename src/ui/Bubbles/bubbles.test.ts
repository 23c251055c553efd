/** The keyboard finds the nearest bubble in each direction, names never overlap, and zooming keeps its place. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DIRECTIONS,
  type Direction,
  nextToward,
  overlap,
  placedNames,
  radiusOf,
} from './bubbles.ts'
import { svgPen } from './pens.ts'
import { asScore, moved, scaleOf, WHOLE, zoomed } from './view.ts'

const score = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10)
const places = fc.array(fc.record({ x: score, y: score }), { minLength: 1, maxLength: 40 })
const direction = fc.constantFrom(...(Object.keys(DIRECTIONS) as Direction[]))

test('next in a direction: it lies that way, and none that lies that way is nearer', () => {
  fc.assert(
    fc.property(places, fc.nat(), direction, (all, seed, toward) => {
      const from = seed % all.length
      const next = nextToward(all, from, toward)
      const { x, y } = DIRECTIONS[toward]
      const here = all[from]!
      const far = (at: number) => Math.hypot(all[at]!.x - here.x, all[at]!.y - here.y)
      const ahead = (at: number) => (all[at]!.x - here.x) * x + (all[at]!.y - here.y) * y
      if (next === null) {
        // At most the edges of the quarter, which may belong to its neighbours.
        for (const at of all.keys())
          expect(ahead(at)).toBeLessThanOrEqual(far(at) * Math.SQRT1_2 + 1e-9)
        return
      }
      expect(next).not.toBe(from)
      expect(ahead(next)).toBeGreaterThanOrEqual(far(next) * Math.SQRT1_2 - 1e-9)
      for (const at of all.keys()) {
        const isClearlyAhead = ahead(at) > far(at) * Math.SQRT1_2 + 1e-9
        if (at !== from && isClearlyAhead) expect(far(next)).toBeLessThanOrEqual(far(at))
      }
    }),
  )
})

test('every other bubble lies in exactly one direction: none is out of reach from beside it', () => {
  fc.assert(
    fc.property(score, score, score, score, (ax, ay, bx, by) => {
      const all = [
        { x: ax, y: ay },
        { x: bx, y: by },
      ]
      const ways = (Object.keys(DIRECTIONS) as Direction[]).filter(
        (toward) => nextToward(all, 0, toward) === 1,
      )
      expect(ways).toHaveLength(1)
    }),
  )
})

test('bubbles in one place are walked one by one, to the right and back', () => {
  const all = [1, 2, 3].map(() => ({ x: 3, y: 3 }))
  expect(nextToward(all, 0, 'ArrowRight')).toBe(1)
  expect(nextToward(all, 1, 'ArrowRight')).toBe(2)
  expect(nextToward(all, 2, 'ArrowRight')).toBeNull()
  expect(nextToward(all, 2, 'ArrowLeft')).toBe(1)
  expect(nextToward(all, 1, 'ArrowUp')).toBeNull()
})

test('names that stand don’t overlap and stay inside; the first is there whenever it fits alone', () => {
  const within = { left: 0, top: 0, right: 400, bottom: 300 }
  const wanted = fc.record({
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 300 }),
    r: fc.integer({ min: 2, max: 30 }),
    width: fc.integer({ min: 20, max: 120 }),
    height: fc.constant(15),
  })
  fc.assert(
    fc.property(fc.array(wanted, { minLength: 1, maxLength: 60 }), (all) => {
      const placed = placedNames(all, within)
      const boxes = placed.map(({ at, left, top }) => ({
        left,
        top,
        right: left + all[at]!.width,
        bottom: top + all[at]!.height,
      }))
      for (const [at, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(0)
        expect(box.bottom).toBeLessThanOrEqual(300)
        for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false)
      }
      if (placedNames(all.slice(0, 1), within).length === 1) expect(placed[0]!.at).toBe(0)
    }),
  )
})

test('areas are as the amounts; what is nothing or unknown is a dot', () => {
  const sizes = { largest: 400, most: 20 }
  expect(radiusOf(400, sizes)).toBe(20)
  expect(radiusOf(100, sizes)).toBe(10)
  for (const nothing of [0, -5, null]) expect(radiusOf(nothing, sizes)).toBe(2.2)
})

test('zooming keeps the place under the pointer where the edges let it, and never leaves the plane', () => {
  fc.assert(
    fc.property(
      score,
      score,
      fc.double({ min: 0.3, max: 4, noNaN: true }),
      fc.double({ min: -6, max: 6, noNaN: true }),
      (x, y, by, dx) => {
        const near = zoomed(WHOLE, 4, { x: 3, y: 3 })
        const view = moved(zoomed(near, by, { x, y }), dx, -dx)
        expect(view.x0).toBeGreaterThanOrEqual(WHOLE.x0 - 1e-9)
        expect(view.x1).toBeLessThanOrEqual(WHOLE.x1 + 1e-9)
        expect(view.y1 - view.y0).toBeCloseTo(view.x1 - view.x0)
        const size = { width: 640, height: 460 }
        const scale = scaleOf(view, size)
        expect(scale.valueX(scale.x(x))).toBeCloseTo(x)
        expect(scale.valueY(scale.y(y))).toBeCloseTo(y)
      },
    ),
  )
  const size = { width: 640, height: 460 }
  const [before, after] = [WHOLE, zoomed(WHOLE, 2, { x: 3, y: 4 })].map((view) =>
    scaleOf(view, size),
  )
  expect(after!.x(3)).toBeCloseTo(before!.x(3))
  expect(after!.y(4)).toBeCloseTo(before!.y(4))
})

test('a place becomes a score that may be given', () => {
  expect([0.2, 3.14159, 7].map(asScore)).toEqual([1, 3.1, 5])
})

test('words in a file are only words', () => {
  const { pen, text } = svgPen()
  pen.within({ left: 0, top: 0, right: 9, bottom: 9 }, () =>
    pen.words(1, 2, 'Hierros <&> Hijos', { colour: '#000', size: 12 }),
  )
  expect(text()).toContain('>Hierros &lt;&amp;&gt; Hijos</text></g>')
})
