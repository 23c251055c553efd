import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costReason, isPaymentDay, remedyFor } from './costReason.ts'
import { CostSettings, servedFigures } from './costToServe.ts'

const settings = CostSettings.parse({})

function told(sales: number, cost: number, done: Record<string, number | null>) {
  const parts = Object.entries(done).map(([activity, paid]) => ({
    activity,
    unit: '',
    units: 1,
    cost: paid,
  }))
  const one = { sales, costedSales: sales, cost, parts }
  const figured = { ...one, ...servedFigures(one, settings) }
  const remedy = remedyFor(figured, settings)
  return { reason: costReason(figured), remedy: remedy?.remedy ?? null, values: remedy?.values }
}

test('the reason names the dearest activity, its share of the margin, and the money', () => {
  const { reason } = told(1000, 800, { Visita: 60, 'Pedido urgente': 150 })
  expect(reason).toEqual({
    key: 'identify:costs.reason.eaten',
    values: { share: 1.05, serving: 210, activity: 'Pedido urgente', part: 0.75, cost: 150 },
  })
  expect(told(1000, 700, { Visita: 30 }).reason.key).toBe('identify:costs.reason.little')
  expect(told(1000, 700, { Visita: 150 }).reason.key).toBe('identify:costs.reason.part')
  expect(told(1000, 1000, { Visita: 150 }).reason.key).toBe('identify:costs.reason.noMargin')
  expect(told(0, 0, { Visita: 150 }).reason).toEqual({
    key: 'identify:costs.reason.unsold',
    values: { serving: 150, activity: 'Visita' },
  })
  expect(told(1000, 1200, {}).reason).toEqual({
    key: 'identify:costs.reason.loss',
    values: { loss: 200 },
  })
  expect(told(-100, -20, {}).reason).toEqual({
    key: 'identify:costs.reason.returned',
    values: { loss: 80 },
  })
  expect(told(1000, 700, {}).reason.key).toBe('identify:costs.reason.unrecorded')
  expect(told(1000, 700, { Visita: null }).reason.key).toBe('identify:costs.reason.unrecorded')
})

test('a small rise in prices is enough; else who can do it or what was agreed; else the door', () => {
  expect(told(1000, 900, { Visita: 100 })).toMatchObject({
    remedy: 'reprice',
    values: { rise: 0.025 },
  })
  expect(told(1000, 800, { Visita: 250 }).remedy).toBe('selfService')
  expect(told(1000, 800, { 'Pedido urgente': 250 }).remedy).toBe('renegotiate')
  expect(told(1000, 800, { Devolución: 250 }).remedy).toBe('renegotiate')
  expect(told(1000, 800, { 'Hora de soporte': 250 }).remedy).toBe('selfService')
  expect(told(1000, 800, { Portes: 250 }).remedy).toBe('renegotiate')
  expect(told(1000, 800, { Pedido: 250 }).remedy).toBe('selfService')
  expect(told(1000, 900, { Visita: 900 }).remedy).toBe('exit')
  expect(told(0, 0, { Visita: 90 }).remedy).toBe('exit')
  expect(told(1000, 700, { Visita: 30 }).remedy).toBeNull()
})

test('the rise that is proposed is enough to leave the bad ones', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 1_000_000 }),
      fc.double({ min: 0.5, max: 1.02, noNaN: true }),
      fc.double({ min: 0.01, max: 0.4, noNaN: true }),
      (sales, costShare, servingShare) => {
        const done = { Visita: sales * servingShare }
        const { remedy, values } = told(sales, sales * costShare, done)
        fc.pre(remedy === 'reprice')
        const dearer = sales * (1 + (values!['rise'] as number))
        const after = told(dearer * (1 + 1e-9), sales * costShare, done)
        expect(after.remedy).toBeNull()
      },
    ),
  )
})

test('days of payment are known in both languages', () => {
  expect(['Día de pago aplazado', 'Payment day', 'Plazo'].every(isPaymentDay)).toBe(true)
  expect(isPaymentDay('Visita')).toBe(false)
})
