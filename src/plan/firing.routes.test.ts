import { expect, test } from 'vitest'
import { readHistory } from '../accounts/account.api.ts'
import { endAction, listActions } from '../accounts/action.api.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { decideFiring, listFirings, readTrial, readWatch, undecideFiring } from './firing.api.ts'
import { addReading, dropItem, dropReading, putItem, setItemState } from './item.api.ts'
import { movePlan, putPlan, readPlan } from './plan.api.ts'
import { PLAN_ROUTES, withObjective } from './testing.plan.ts'
import { watchingJobs } from './watching.jobs.ts'

type There = Awaited<ReturnType<typeof withObjective>>

const kpiGiven = (more: object = {}) => ({
  kind: 'kpi' as const,
  title: 'Pedidos al mes',
  body: { metric: 'hand' as const, measure: 'Pedidos', unit: 'pedidos', threshold: 10, ...more },
})

async function prepared(there: There, more: object = {}) {
  const { manager, expert, planId } = there
  const kpi = (await manager.ask(putItem, { planId, item: kpiGiven() })).now
  const planB = {
    kind: 'planB' as const,
    title: 'Volver a pedir',
    body: {
      kpiId: kpi.itemId,
      scenario: 'Deja de pedir porque otro le sirve antes',
      approverId: expert.id,
      actions: [
        { title: 'Visita de dirección', how: 'Con logística', days: 7 },
        { title: 'Stock en su planta', ownerId: manager.id, days: 30 },
      ],
    },
    ...more,
  }
  const { now } = await manager.ask(putItem, { planId, item: planB })
  return { kpiId: kpi.itemId, planBId: now.itemId, planB }
}

async function atWork(there: There) {
  for (const state of ['in-review', 'agreed', 'active'] as const) {
    await there.lead.ask(movePlan, { planId: there.planId, state })
  }
}

const read = (there: There, itemId: string, day: string, value: number) =>
  there.manager.ask(addReading, { itemId, day, value, source: 'ERP' })

test('a reading beyond the threshold proposes plan B once; approved, its actions stand', async () => {
  const there = await withObjective()
  const { manager, expert, lead, planId, accountId } = there
  const { kpiId } = await prepared(there)
  await read(there, kpiId, '2026-11-05', 9)
  expect(await manager.ask(listFirings, { planId })).toEqual([])
  await atWork(there)
  await read(there, kpiId, '2026-11-10', 10)
  expect(await manager.ask(listFirings, { planId })).toEqual([])
  await read(there, kpiId, '2026-11-20', 8)
  await read(there, kpiId, '2026-11-21', 7)
  const firings = await manager.ask(listFirings, { planId })
  expect(firings).toMatchObject([
    { value: 8, threshold: 10, worse: 'below', day: '2026-11-20', state: 'proposed', backOn: null },
  ])
  const { firingId } = firings[0]!
  expect((await expert.ask(readWatch, {})).firings).toMatchObject([{ firingId }])
  expect((await lead.ask(readWatch, {})).firings).toEqual([])
  await expect(manager.ask(decideFiring, { firingId, state: 'approved' })).rejects.toMatchObject({
    code: 'plan/firing-not-yours',
  })
  await expert.ask(decideFiring, { firingId, state: 'approved' })
  await expect(
    lead.ask(decideFiring, { firingId, state: 'dismissed', why: 'Tarde' }),
  ).rejects.toMatchObject({ code: 'plan/firing-decided' })
  const actions = await manager.ask(listActions, { accountId })
  expect(actions).toMatchObject([
    { title: 'Visita de dirección', ownerId: manager.id, origin: 'planB', originId: firingId },
    { title: 'Stock en su planta', ownerId: manager.id, state: 'open' },
  ])
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['planB.proposed', 'planB.approved']),
  )
  // Taken back, they go; once one has ended they stay.
  await expert.ask(undecideFiring, { firingId })
  expect(await manager.ask(listActions, { accountId })).toEqual([])
  await lead.ask(decideFiring, { firingId, state: 'approved', why: 'Visto en el comité' })
  const [first] = await manager.ask(listActions, { accountId })
  await manager.ask(endAction, { actionId: first!.actionId, state: 'done' })
  await expect(lead.ask(undecideFiring, { firingId })).rejects.toMatchObject({
    code: 'plan/firing-acted',
  })
})

test('it fires again only after it came back; a false alarm says why', async () => {
  const there = await withObjective()
  const { lead, planId } = there
  const { kpiId } = await prepared(there)
  await atWork(there)
  await read(there, kpiId, '2026-11-10', 8)
  const [first] = await lead.ask(listFirings, { planId })
  const { firingId } = first!
  await expect(lead.ask(decideFiring, { firingId, state: 'dismissed' })).rejects.toMatchObject({
    status: 422,
  })
  await lead.ask(decideFiring, { firingId, state: 'dismissed', why: 'Era fiesta en su planta' })
  await read(there, kpiId, '2026-11-12', 7)
  expect(await lead.ask(listFirings, { planId })).toHaveLength(1)
  await read(there, kpiId, '2026-11-14', 12)
  await read(there, kpiId, '2026-11-16', 6)
  expect(await lead.ask(listFirings, { planId })).toMatchObject([
    { day: '2026-11-16', state: 'proposed' },
    { day: '2026-11-10', state: 'dismissed', backOn: '2026-11-14', why: 'Era fiesta en su planta' },
  ])
  await there.manager.ask(dropReading, { itemId: kpiId, day: '2026-11-16' })
  expect((await lead.ask(listFirings, { planId }))[0]).toMatchObject({ backOn: '2026-11-16' })
})

test('what has fired is given up, not taken back, and is watched no more until it is taken up', async () => {
  const there = await withObjective()
  const { manager, lead, planId } = there
  const { kpiId, planBId } = await prepared(there)
  await atWork(there)
  await read(there, kpiId, '2026-11-10', 8)
  for (const itemId of [kpiId, planBId]) {
    await expect(manager.ask(dropItem, { itemId })).rejects.toMatchObject({
      code: 'plan/item-fired',
      status: 409,
    })
    // Nor by direct writes of the server.
    const gone = there.db((tx) => tx`delete from plan_item where item_id = ${itemId}`)
    await expect(gone).rejects.toMatchObject({ code: '23503' })
  }
  await read(there, kpiId, '2026-11-12', 12)
  await expect(manager.ask(setItemState, { itemId: planBId, state: 'done' })).rejects.toMatchObject(
    { code: 'plan/has-no-state' },
  )
  const outcome = 'Ya no compran allí'
  await manager.ask(setItemState, { itemId: planBId, state: 'dropped', outcome })
  await read(there, kpiId, '2026-11-14', 7)
  expect(await lead.ask(listFirings, { planId })).toHaveLength(1)
  await manager.ask(setItemState, { itemId: planBId, state: 'active' })
  expect(await lead.ask(listFirings, { planId })).toHaveLength(2)
})

test('what was proposed rests with its plan, and waits only for whom it is for', async () => {
  const there = await withObjective()
  const { expert, lead, manager, planId } = there
  const { kpiId, planBId, planB } = await prepared(there)
  await atWork(there)
  await read(there, kpiId, '2026-11-10', 8)
  const [{ firingId } = { firingId: '' }] = await lead.ask(listFirings, { planId })
  await lead.ask(movePlan, { planId, state: 'closed' })
  expect((await expert.ask(readWatch, {})).firings).toEqual([])
  await expect(expert.ask(decideFiring, { firingId, state: 'approved' })).rejects.toMatchObject({
    code: 'plan/firing-plan-rests',
    status: 409,
  })
  await lead.ask(movePlan, { planId, state: 'active' })
  expect((await expert.ask(readWatch, {})).firings).toMatchObject([{ firingId }])
  const item = { ...planB, body: { ...planB.body, approverId: null } }
  await manager.ask(putItem, { planId, itemId: planBId, item })
  expect((await lead.ask(readWatch, {})).firings).toMatchObject([{ firingId }])
  for (const one of [expert, manager]) {
    expect((await one.ask(readWatch, {})).firings).toEqual([])
  }
})

test('what was read over the year is tried; an objective isn’t', async () => {
  const there = await withObjective()
  const { manager, itemId } = there
  const { kpiId } = await prepared(there)
  for (const [day, value] of [
    ['2026-08-01', 12],
    ['2026-09-01', 8],
    ['2026-10-01', 11],
  ] as const) {
    await read(there, kpiId, day, value)
  }
  expect(await manager.ask(readTrial, { itemId: kpiId })).toMatchObject({
    from: 'readings',
    crossings: [{ day: '2026-09-01', value: 8, backOn: '2026-10-01' }],
  })
  await expect(manager.ask(readTrial, { itemId })).rejects.toMatchObject({ status: 422 })
})

test('a live figure is watched after each day’s figures, private lines too, and its past is tried', async () => {
  const there = await withObjective(watchingJobs)
  const { manager, lead, expert, planId, accountId } = there
  const { kpiId, planBId, planB } = await prepared(there)
  const live = { metric: 'salesLast12' as const, threshold: 500 }
  await manager.ask(putItem, { planId, itemId: kpiId, item: kpiGiven(live) })
  await lead.ask(putItem, { planId, itemId: planBId, item: { ...planB, private: true } })
  await atWork(there)
  const line = (day: string, amount: number) => ({ code: 'F', day, amount })
  await there.db(async (db) => {
    await db`update account set code = 'F' where firm_id = ${db.firm} and account_id = ${accountId}`
    await tellLedger(db, [line('2025-06-10', 900), line('2025-12-10', 100), line('2026-11-02', 50)])
    await refreshPortfolio(db, TODAY)
  })
  expect((await manager.ask(readPlan, { planId })).live.salesLast12).toBe(150)
  await there.work()
  expect(await lead.ask(listFirings, { planId })).toMatchObject([{ value: 150, threshold: 500 }])
  // The approver neither looks after the account nor owns the line: for them it isn't there.
  expect(await expert.ask(listFirings, { planId })).toEqual([])
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.map(({ what }) => what)).toContain('plan.touched')
  expect(happenings.map(({ what }) => what)).not.toContain('planB.proposed')
  const trial = await manager.ask(readTrial, { itemId: kpiId })
  expect(trial.from).toBe('ledger')
  expect(trial.points.at(-1)!.value).toBe(150)
  expect(trial.crossings).toMatchObject([{ day: '2026-06-30', value: 100, backOn: null }])
  const kept = await there.db(
    (db) => db`select month, due, done from plan_execution where firm_id = ${db.firm}`,
  )
  expect(kept).toHaveLength(1)
})

test('a plan B waits for an indicator of its plan, and is approved by someone who works here', async () => {
  const there = await withObjective()
  const { manager, viewer, planId, itemId } = there
  const { planB } = await prepared(there)
  for (const body of [{ kpiId: itemId }, { approverId: viewer.id }]) {
    const item = { ...planB, body: { ...planB.body, ...body } }
    await expect(manager.ask(putItem, { planId, item })).rejects.toMatchObject({ status: 422 })
  }
})

test('a plan B isn’t prepared for an indicator without a threshold, for which it could never fire', async () => {
  const there = await withObjective()
  const { manager, planId } = there
  const { kpiId, planB } = await prepared(there)
  const put = (item: object) => manager.ask(putItem, { planId, item: item as never })
  const bare = (await put(kpiGiven({ threshold: null }))).now.itemId
  const waiting = (id: string) => ({ ...planB, body: { ...planB.body, kpiId: id } })
  await expect(put(waiting(bare))).rejects.toMatchObject({
    code: 'plan/kpi-lacks-threshold',
    status: 422,
  })
  await put(waiting(kpiId))
})

test('readings that are overdue are told to whoever owes them', async () => {
  const there = await withObjective()
  const { manager, lead, planId } = there
  const { kpiId } = await prepared(there)
  await atWork(there)
  await read(there, kpiId, '2026-01-05', 12)
  const { given } = there
  await manager.ask(putPlan, { ...given, planId, fromOn: '2026-06-01', untilOn: '2027-05-31' })
  expect((await lead.ask(readWatch, {})).readings).toEqual([])
  const { readings } = await manager.ask(readWatch, {})
  expect(readings).toMatchObject([{ itemId: kpiId, frequency: 'monthly', lastOn: '2026-01-05' }])
  // The line's own owner owes it before the plan's; a line that is given up is owed by nobody.
  const own = { ...kpiGiven(), ownerId: lead.id }
  await manager.ask(putItem, { planId, itemId: kpiId, item: own })
  expect((await lead.ask(readWatch, {})).readings).toMatchObject([{ itemId: kpiId }])
  expect((await manager.ask(readWatch, {})).readings).toEqual([])
  await manager.ask(setItemState, { itemId: kpiId, state: 'dropped', outcome: 'No se mide' })
  expect((await lead.ask(readWatch, {})).readings).toEqual([])
  await manager.ask(setItemState, { itemId: kpiId, state: 'active' })
  await read(there, kpiId, TODAY, 12)
  expect((await lead.ask(readWatch, {})).readings).toEqual([])
})

test('another firm’s proposals are not there, and readers decide nothing', async () => {
  const there = await withObjective()
  const { viewer, planId } = there
  const { kpiId } = await prepared(there)
  await atWork(there)
  await read(there, kpiId, '2026-11-10', 8)
  const [{ firingId } = { firingId: '' }] = await viewer.ask(listFirings, { planId })
  await expect(viewer.ask(decideFiring, { firingId, state: 'approved' })).rejects.toMatchObject({
    status: 403,
  })
  const other = aFirm(PLAN_ROUTES).lead
  for (const act of [
    () => other.ask(listFirings, { planId }),
    () => other.ask(decideFiring, { firingId, state: 'approved' }),
    () => other.ask(undecideFiring, { firingId }),
    () => other.ask(readTrial, { itemId: kpiId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
  expect(await other.ask(readWatch, {})).toEqual({ firings: [], readings: [] })
})
