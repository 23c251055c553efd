import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decidersOf,
  type MarketFlow,
  MarketMap,
  reachOf,
  throughOf,
  volumesOf,
  whyNotFinished,
  whyNotMap,
} from './marketMap.ts'
import { aBox, aMap } from './testing.market.ts'

test('what goes through a box is what it uses and what it sells on, on every way', () => {
  const map = aMap()
  expect(whyNotMap(map, [])).toBeNull()
  const through = throughOf(map)
  // Of the 60 % that plants use they buy half from us; of the 40 % that builders use, a quarter.
  expect(through.get('us')).toBeCloseTo(0.6 * 0.5 + 0.4 * 0.25, 12)
  expect(through.get('maker')).toBeCloseTo(0.6 * 0.2 + 0.4 * 0.75 + 0.4 * 1, 12)
  expect(volumesOf(map).slice(0, 2)).toEqual([0.4, 0.3])
  expect(reachOf(map, 'maker').get('plant')).toBeCloseTo(0.5 + 0.2, 12)
})

test('who decides is told for our step, or for all where we stand on none', () => {
  const map = aMap()
  expect(decidersOf(map)).toEqual([
    { key: 'plant', share: expect.closeTo(0.75, 12) },
    { key: null, share: expect.closeTo(0.25, 12) },
  ])
  const all = decidersOf({ ...map, ours: null })
  expect(all.map(({ key }) => key)).toEqual(['builder', 'us', 'plant', null])
  expect(all.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
})

test('a map that counts twice or leads back is refused, and says by whom', () => {
  const map = aMap()
  const [first] = map.flows
  const code = (more: Partial<MarketMap>) => whyNotMap({ ...map, ...more }, ['S'])
  const flow = (more: Partial<MarketFlow>) =>
    code({ flows: [...map.flows, { ...first!, ...more }] })
  expect(code({ levels: ['A', 'B', 'a'] })).toMatchObject({ code: 'segment/map-twice' })
  expect(code({ levels: ['A', 'B'] })).toMatchObject({
    code: 'segment/map-no-level',
    values: { name: 'builder' },
  })
  expect(code({ ours: 'nobody' })).toMatchObject({ code: 'segment/map-unknown-box' })
  expect(flow({ to: 'nobody' })).toMatchObject({ code: 'segment/map-unknown-box' })
  expect(flow({})).toMatchObject({ code: 'segment/map-flow-twice' })
  expect(flow({ from: 'us', to: 'maker' })).toMatchObject({
    code: 'segment/map-flow-back',
    values: { from: 'us', to: 'maker' },
  })
  const more50 = map.flows.map((one) => (one.to === 'plant' ? { ...one, percent: 50.5 } : one))
  expect(code({ flows: more50 })).toMatchObject({
    code: 'segment/map-bought',
    values: { name: 'plant', percent: 101 },
  })
  const more = aBox({ key: 'more', usesPercent: 0.1 })
  expect(code({ boxes: [...map.boxes, more] })).toMatchObject({ code: 'segment/map-uses' })
  const of = (...ids: string[]) =>
    code({ boxes: map.boxes.map((box) => ({ ...box, marketSegmentIds: ids })) })
  expect(of('T')).toMatchObject({ code: 'segment/map-unknown-segment' })
  expect(of('S')).toMatchObject({ code: 'segment/map-segment-twice' })
  expect(whyNotFinished({ ...map, levels: [''] })).toMatchObject({ code: 'segment/map-incomplete' })
  expect(whyNotFinished(map)).toBeNull()
})

/** Maps in which everyone buys all of it from the steps above. */
const maps = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }),
    draws: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), {
      minLength: 80,
      maxLength: 80,
    }),
    skips: fc.boolean(),
  })
  .map(({ counts, draws, skips }) => {
    let drawn = 0
    const next = () => draws[drawn++ % draws.length]!
    const boxes = counts.flatMap((count, level) =>
      Array.from({ length: count }, (_, n) => aBox({ key: `${level}-${n}`, level })),
    )
    const last = boxes.filter(({ level }) => level === counts.length - 1)
    const uses = last.map(next)
    const used = uses.reduce((a, b) => a + b)
    last.forEach((box, at) => (box.usesPercent = Math.min(100, (100 * uses[at]!) / used)))
    const flows = boxes.flatMap((to) => {
      const sellers = boxes.filter(({ level }) =>
        skips ? level < to.level : level === to.level - 1,
      )
      const weights = sellers.map(next)
      const all = weights.reduce((a, b) => a + b, 0)
      return sellers.map((from, at) => ({
        from: from.key,
        to: to.key,
        percent: Math.min(100, (100 * weights[at]!) / all),
        decidedBy: null,
      }))
    })
    const levels = counts.map((_, level) => `Step ${level}`)
    return { skips, map: MarketMap.parse({ levels, boxes, flows }) }
  })

test('where each buys all of it one step above, every step passes on all that is used', () => {
  fc.assert(
    fc.property(maps, ({ skips, map }) => {
      expect(whyNotMap(map, [])).toBeNull()
      const through = throughOf(map)
      for (const level of map.levels.keys()) {
        const sum = map.boxes
          .filter((box) => box.level === level)
          .reduce((all, { key }) => all + through.get(key)!, 0)
        if (skips && level > 0) expect(sum).toBeLessThanOrEqual(1 + 1e-9)
        else expect(sum).toBeCloseTo(1, 9)
      }
    }),
  )
})

test('a box passes on what its users buy by way of it, counted way by way', () => {
  fc.assert(
    fc.property(maps, ({ map }) => {
      const through = throughOf(map)
      for (const { key } of map.boxes) {
        const reach = reachOf(map, key)
        const byUsers = map.boxes.reduce(
          (sum, box) => sum + (box.usesPercent / 100) * reach.get(box.key)!,
          0,
        )
        expect(byUsers).toBeCloseTo(through.get(key)!, 9)
        for (const box of map.boxes) {
          expect(reach.get(box.key)).toBeCloseTo(onWays(map, key, box.key), 9)
        }
      }
    }),
    { numRuns: 20 },
  )
})

/** The same by walking every way from buyer to seller. */
function onWays(map: MarketMap, from: string, to: string): number {
  if (from === to) return 1
  return map.flows
    .filter((flow) => flow.to === to)
    .reduce((sum, flow) => sum + (flow.percent / 100) * onWays(map, from, flow.from), 0)
}
