import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BODIES } from './item.ts'
import { NOTHING_LIVE } from './liveMetric.ts'
import {
  expectedOf,
  horizonOf,
  progressOf,
  smartOf,
  valueNow,
  whyNotActivate,
} from './objective.ts'
import { textLacks } from './objectiveText.ts'

const TERM = { today: '2026-11-21', fromOn: '2026-11-01', untilOn: '2028-10-31' }
const body = BODIES.objective.parse({
  measure: 'Pedidos',
  unit: 'pedidos',
  baseline: '10',
  target: '20',
  source: 'ERP',
  resource: '40 horas',
})
const whole = {
  title: 'Duplicar los pedidos de rodamientos',
  parentId: '00000000-0000-4000-8000-000000000001',
  ownerId: '00000000-0000-4000-8000-000000000001',
  dueOn: '2027-05-31',
  body,
}

test.each([
  ['Duplicar las ventas de rodamientos', []],
  ['Reducirles las paradas de la prensa', []],
  ['No perder el contrato de mantenimiento', []],
  ['Double sales of precision bearings', []],
  ['To become their first supplier', []],
  ['Más ventas', ['verb']],
  ['Better relationship', ['verb']],
  ['Taller familiar de calidad', ['verb']],
  ['Crecer', ['object']],
  ['Crecer más', ['object']],
  ['Grow', ['object']],
  ['', ['verb']],
])('“%s” lacks %j', (title, lacks) => {
  expect(textLacks(title)).toEqual(lacks)
})

test('one that says everything lacks nothing; each part left out is missed by its letter', () => {
  expect(smartOf(whole, TERM)).toEqual({ S: [], M: [], A: [], R: [], T: [] })
  const bare = {
    title: 'Ventas',
    parentId: null,
    ownerId: null,
    dueOn: null,
    body: BODIES.objective.parse({}),
  }
  expect(smartOf(bare, TERM)).toEqual({
    S: ['verb'],
    M: ['measure', 'unit', 'baseline', 'target', 'source'],
    A: ['owner', 'resource'],
    R: ['parent'],
    T: ['day'],
  })
  expect(smartOf({ ...whole, dueOn: '2026-11-20' }, TERM).T).toEqual(['past'])
  expect(smartOf({ ...whole, dueOn: '2030-01-01' }, TERM).T).toEqual(['outside'])
  expect(smartOf({ ...whole, body: { ...body, target: 10 } }, TERM).M).toEqual(['sameTarget'])
  const live = { ...body, metric: 'margin' as const, measure: '', unit: '', source: '' }
  expect(smartOf({ ...whole, body: live }, TERM).M).toEqual([])
})

test('without measure, baseline, target or day it is not activated, and the rule says why', () => {
  expect(whyNotActivate(whole)).toBeNull()
  const codeOf = (more: object) => whyNotActivate({ ...whole, ...more })?.code
  expect(codeOf({ dueOn: null })).toBe('plan/objective-lacks-day')
  expect(codeOf({ body: { ...body, measure: '' } })).toBe('plan/objective-lacks-measure')
  expect(codeOf({ body: { ...body, baseline: null } })).toBe('plan/objective-lacks-baseline')
  expect(codeOf({ body: { ...body, target: null } })).toBe('plan/objective-lacks-target')
  expect(codeOf({ body: { ...body, target: 10 } })).toBe('plan/objective-goes-nowhere')
})

test('short up to six months, medium up to eighteen, long beyond', () => {
  expect(horizonOf('2026-11-01', '2027-05-01')).toBe('short')
  expect(horizonOf('2026-11-01', '2027-05-02')).toBe('medium')
  expect(horizonOf('2026-11-01', '2028-05-01')).toBe('medium')
  expect(horizonOf('2026-11-01', '2028-05-02')).toBe('long')
  expect(horizonOf('2026-11-01', null)).toBeNull()
})

test('docs/methods/objectives.md: from 12 % to 20 %, today 15 %, a quarter of the time gone', () => {
  expect(progressOf({ baseline: 12, target: 20 }, 15)).toBeCloseTo(0.375)
  expect(expectedOf({ fromOn: '2026-01-01', dueOn: '2026-12-31' }, '2026-04-02')).toBeCloseTo(0.25)
  // Stoppages come down.
  expect(progressOf({ baseline: 8, target: 2 }, 5)).toBeCloseTo(0.5)
  expect(progressOf({ baseline: 8, target: 2 }, 9)).toBeCloseTo(-1 / 6)
})

test('progress is 0 at the baseline and 1 at the target, in whichever unit', () => {
  const value = fc.integer({ min: -1e6, max: 1e6 })
  fc.assert(
    fc.property(value, value, value, fc.integer({ min: 1, max: 1000 }), (from, to, now, unit) => {
      fc.pre(from !== to)
      expect(progressOf({ baseline: from, target: to }, from)! + 0).toBe(0)
      expect(progressOf({ baseline: from, target: to }, to)).toBe(1)
      const told = progressOf({ baseline: from, target: to }, now)!
      const other = progressOf({ baseline: from * unit, target: to * unit }, now * unit)!
      expect(other).toBeCloseTo(told, 6)
    }),
  )
})

test('the live figure counts where there is one, else the last reading by its day', () => {
  const readings = [
    { day: '2026-11-10', value: 12, source: '' },
    { day: '2026-11-01', value: 11, source: '' },
  ]
  expect(valueNow({ body, readings }, NOTHING_LIVE)).toBe(12)
  expect(valueNow({ body, readings: [] }, NOTHING_LIVE)).toBeNull()
  const live = { ...NOTHING_LIVE, margin: 7 }
  expect(valueNow({ body: { metric: 'margin' }, readings }, live)).toBe(7)
})
