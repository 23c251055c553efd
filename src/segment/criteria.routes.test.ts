import { expect, test } from 'vitest'
import { tellLedger } from '../identify/testing.ledger.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { keepCriteria, readCriteria, spreadMetric } from './criteria.api.ts'
import { criteriaRoutes } from './criteria.routes.ts'
import {
  listStrategies,
  addStrategy,
  changeStrategy,
  endStrategy,
  resumeStrategy,
} from './strategy.api.ts'
import { strategyRoutes } from './strategy.routes.ts'
import { aCriterion } from './testing.ts'

const firm = () => aFirm([...criteriaRoutes, ...strategyRoutes])

const set = (weight = 40) => [
  aCriterion({ key: 'revenue', weight, looksAhead: true }),
  aCriterion({ key: 'fit', axis: 'strategic', weight: 70 - weight }),
  aCriterion({ key: 'brand', axis: 'strategic', weight: 30 }),
]

test('criteria are kept in versions; a later one says why', async () => {
  const { lead, manager } = firm()
  expect(await lead.ask(readCriteria, {})).toEqual({ chosen: null, versions: [] })
  const first = await lead.ask(keepCriteria, { criteria: set() })
  expect(first).toMatchObject({ version: 1, lines: { attractive: 3, strong: 3 } })
  await expect(lead.ask(keepCriteria, { criteria: set() })).rejects.toMatchObject({
    code: 'segment/same-criteria',
  })
  await expect(lead.ask(keepCriteria, { criteria: set(50) })).rejects.toMatchObject({
    code: 'segment/why-changed',
  })
  await lead.ask(keepCriteria, { criteria: set(50), why: 'Crecer pesa más' })
  const { chosen, versions } = await manager.ask(readCriteria, {})
  expect(chosen).toMatchObject({ version: 2, why: 'Crecer pesa más' })
  expect(versions.map(({ version }) => version)).toEqual([2, 1])
  const old = await manager.ask(readCriteria, { version: 1 })
  expect(old.chosen).toEqual(first)
})

test('what is no set is refused, and only leads and admins may keep one', async () => {
  const { lead, manager, viewer, expert } = firm()
  await expect(lead.ask(keepCriteria, { criteria: set().slice(1) })).rejects.toMatchObject({
    code: 'segment/too-few-criteria',
  })
  for (const other of [manager, viewer, expert]) {
    await expect(other.ask(keepCriteria, { criteria: set() })).rejects.toMatchObject({
      status: 403,
    })
  }
})

test('two people who save at once make two versions', async () => {
  const { lead, admin } = firm()
  await lead.ask(keepCriteria, { criteria: set() })
  await Promise.all([
    lead.ask(keepCriteria, { criteria: set(45), why: 'uno' }),
    admin.ask(keepCriteria, { criteria: set(50), why: 'otro' }),
  ])
  const { versions } = await lead.ask(readCriteria, {})
  expect(versions.map(({ version }) => version)).toEqual([3, 2, 1])
})

test('a figure of all accounts is parted into fifths, or by thresholds of one’s own', async () => {
  const { lead, db } = firm()
  expect(await lead.ask(spreadMetric, { metric: 'salesLast12' })).toBeNull()
  await db(async (tx) => {
    await tellLedger(
      tx,
      [10, 20, 30, 40, 50].map((amount, at) => ({ code: `C${at}`, day: '2026-10-01', amount })),
    )
    await refreshPortfolio(tx, TODAY)
  })
  expect(await lead.ask(spreadMetric, { metric: 'salesLast12' })).toEqual({
    metric: 'salesLast12',
    known: 5,
    unknown: 0,
    valuation: 'EUR',
    least: 10,
    most: 50,
    suggested: [20, 30, 40, 50],
    points: [1, 1, 1, 1, 1],
  })
  const own = await lead.ask(spreadMetric, {
    metric: 'salesLast12',
    better: 'less',
    thresholds: [15, 16, 17, 18],
  })
  expect(own!.points).toEqual([4, 0, 0, 0, 1])
  for (const metric of ['growth', 'marginShare', 'clv'] as const) {
    expect(await lead.ask(spreadMetric, { metric })).toMatchObject({ unknown: 5, suggested: null })
  }
  for (const metric of [
    'margin',
    'purchaseDays',
    'tenureYears',
    'families',
    'salesShare',
    'referrals',
    'referredSales',
  ] as const) {
    expect(await lead.ask(spreadMetric, { metric })).toMatchObject({ metric })
  }
})

test('strategies: written, changed, ended and followed again; another firm sees none', async () => {
  const { lead, manager } = firm()
  const { strategyId } = await lead.ask(addStrategy, {
    title: 'Crecer en México',
    untilOn: '2029-01-01',
  })
  const { now, before } = await lead.ask(changeStrategy, {
    strategyId,
    title: 'Crecer fuera',
    why: 'Margen',
  })
  expect(before.title).toBe('Crecer en México')
  expect(now).toMatchObject({ title: 'Crecer fuera', why: 'Margen', untilOn: null })
  expect(await lead.ask(endStrategy, { strategyId })).toMatchObject({ endedOn: TODAY })
  expect(await lead.ask(resumeStrategy, { strategyId })).toMatchObject({ endedOn: null })
  expect(await manager.ask(listStrategies, {})).toHaveLength(1)
  await expect(manager.ask(endStrategy, { strategyId })).rejects.toMatchObject({ status: 403 })

  const other = firm()
  expect(await other.lead.ask(listStrategies, {})).toEqual([])
  await expect(other.lead.ask(endStrategy, { strategyId })).rejects.toMatchObject({ status: 404 })
  expect(await other.lead.ask(readCriteria, {})).toMatchObject({ chosen: null })
})
