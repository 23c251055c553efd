import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { dropAction, endAction, listActions, putAction } from '../accounts/action.api.ts'
import { mergeAccounts } from '../accounts/merge.api.ts'
import { listCrossings, putCrossings } from '../know/crossing.api.ts'
import { crossingRoutes } from '../know/crossing.routes.ts'
import { searchEverything } from '../know/search.api.ts'
import { putSwot } from '../know/swot.api.ts'
import { swotRoutes } from '../know/swot.routes.ts'
import { scopeOf } from '../platform/db.ts'
import { aFirm, owner, TODAY } from '../platform/testing.ts'
import { addReading, dropItem, dropReading, putItem, setItemState } from './item.api.ts'
import {
  dropPlan,
  keepCatalogue,
  listAccountPlans,
  listPlans,
  listVersions,
  movePlan,
  putPlan,
  readCatalogue,
  readDifference,
  readKnown,
  readPlan,
} from './plan.api.ts'
import type { PlanState } from './plan.ts'
import { aPlan, DUE, objective, PLAN_ROUTES, withObjective } from './testing.plan.ts'
import { fingerprintOf } from './version.store.ts'

test('a plan is begun, and an objective brings it to work: every step keeps a version', async () => {
  const { manager, lead, planId, itemId, accountId } = await withObjective()
  await manager.ask(setItemState, { itemId, state: 'active' })
  await manager.ask(movePlan, { planId, state: 'in-review' })
  await expect(manager.ask(movePlan, { planId, state: 'agreed' })).rejects.toMatchObject({
    code: 'plan/lead-agrees',
  })
  await lead.ask(movePlan, { planId, state: 'agreed', why: 'Leído entero' })
  await manager.ask(movePlan, { planId, state: 'active' })
  await expect(manager.ask(movePlan, { planId, state: 'draft' })).rejects.toMatchObject({
    code: 'plan/no-such-step',
  })
  const [told] = await manager.ask(listAccountPlans, { accountId })
  expect(told).toMatchObject({ state: 'active', versions: 3, account: 'Forjas Levante' })
  const { versions } = await manager.ask(listVersions, { planId })
  expect(versions.map(({ no, state, why }) => [no, state, why])).toEqual([
    [3, 'active', ''],
    [2, 'agreed', 'Leído entero'],
    [1, 'in-review', ''],
  ])
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['plan.begun', 'planItem.added', 'plan.reviewed', 'plan.agreed']),
  )
})

test('a plan without an objective, or with one that nobody could tell met from missed, isn’t reviewed', async () => {
  const { manager, planId } = await aPlan()
  await expect(manager.ask(movePlan, { planId, state: 'in-review' })).rejects.toMatchObject({
    code: 'plan/no-objective',
  })
  const vague = objective({ body: {}, dueOn: null })
  const { now } = await manager.ask(putItem, { planId, item: vague })
  for (const act of [
    () => manager.ask(movePlan, { planId, state: 'in-review' }),
    () => manager.ask(setItemState, { itemId: now.itemId, state: 'active' }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: 'plan/objective-lacks-measure' })
  }
})

test('what makes an objective tell met from missed stays once it is at work, or its plan was put before others', async () => {
  const { manager, lead, planId, itemId } = await withObjective()
  const bare = objective({ dueOn: null })
  const fade = (id: string) => manager.ask(putItem, { planId, itemId: id, item: bare })
  await fade(itemId)
  await manager.ask(putItem, { planId, itemId, item: objective() })
  await manager.ask(setItemState, { itemId, state: 'active' })
  await expect(fade(itemId)).rejects.toMatchObject({ code: 'plan/objective-lacks-day' })
  await manager.ask(setItemState, { itemId, state: 'draft' })
  await manager.ask(movePlan, { planId, state: 'in-review' })
  await expect(fade(itemId)).rejects.toMatchObject({ code: 'plan/objective-lacks-day' })
  await lead.ask(movePlan, { planId, state: 'agreed' })
  await manager.ask(movePlan, { planId, state: 'active' })
  const { now } = await manager.ask(putItem, { planId, item: bare })
  await fade(now.itemId)
  await manager.ask(setItemState, { itemId, state: 'dropped', outcome: 'Ya no' })
  await fade(itemId)
})

test('what a crossed SWOT ended in is offered with its day, taken on, and told at the crossing', async () => {
  const { manager, planId, accountId } = await aPlan([
    ...PLAN_ROUTES,
    ...swotRoutes,
    ...crossingRoutes,
  ])
  const said = { subject: 'us', weight: 2, seenOn: '2026-11-02' } as const
  const items = (['strength', 'opportunity'] as const).map((kind) => ({
    ...said,
    kind,
    title: kind,
  }))
  const { now } = await manager.ask(putSwot, { accountId, items })
  const crossing = {
    innerId: now[0]!.itemId,
    outerId: now[1]!.itemId,
    impact: 3,
    objective: 'Entrar en la planta de Vigo',
    objectiveOn: '2027-06-30',
  }
  await manager.ask(putCrossings, { accountId, crossings: [crossing] })
  const known = await manager.ask(readKnown, { accountId })
  const aim = known.find(({ kind }) => kind === 'objective')!
  expect(aim).toMatchObject({ text: crossing.objective, dueOn: '2027-06-30' })
  const item = objective({ title: aim.text, dueOn: aim.dueOn, body: { crossingId: aim.id } })
  await manager.ask(putItem, { planId, item })
  const crossings = await manager.ask(listCrossings, { accountId })
  expect(crossings[0]!.planned).toEqual({ title: crossing.objective, dueOn: '2027-06-30' })
})

test('a line that becomes private is so in earlier versions too', async () => {
  const { manager, lead, join, planId } = await withObjective()
  const item = objective({ title: 'Sustituir al competidor zurdo' })
  const { now } = await manager.ask(putItem, { planId, item })
  await manager.ask(movePlan, { planId, state: 'in-review' })
  const other = join('manager')
  const told = async (who: typeof manager) =>
    JSON.stringify(await who.ask(readDifference, { planId, from: 1 }))
  await manager.ask(putItem, { planId, itemId: now.itemId, item: { ...item, title: 'Otra' } })
  expect(await told(other)).toContain('zurdo')
  const secret = { ...item, private: true }
  await manager.ask(putItem, { planId, itemId: now.itemId, item: secret })
  expect(await told(other)).not.toContain('zurdo')
  expect(await told(lead)).toContain('zurdo')
})

test('an action of another account that names a plan is none of its', async () => {
  const { manager, lead, planId } = await withObjective()
  const { accountId } = await lead.ask(addAccount, { name: 'Otra', managerId: manager.id })
  const stray = { accountId, title: 'Ajena', dueOn: '2020-01-01', ownerId: manager.id }
  await manager.ask(putAction, { ...stray, origin: 'plan', originId: planId })
  const { plan } = await manager.ask(readPlan, { planId })
  expect(plan.health).toMatchObject({ late: 0 })
})

test('two plans that a merge brings together are each still written, and closed', async () => {
  const { manager, lead, given, plan, planId, accountId } = await withObjective()
  const { accountId: otherId } = await lead.ask(addAccount, { name: 'Forja Levante' })
  const { now: twin } = await lead.ask(putPlan, { ...given, accountId: otherId })
  await lead.ask(mergeAccounts, { accountId, otherId })
  for (const one of [plan, twin]) {
    await lead.ask(putPlan, { ...one, accountId, title: `${one.planId} cambiado` })
  }
  await expect(manager.ask(putPlan, given)).rejects.toMatchObject({ code: 'plan/one-open' })
  for (const state of ['in-review', 'agreed', 'active', 'closed'] as const) {
    await lead.ask(movePlan, { planId, state })
  }
})

test('an account has one plan that isn’t closed, of one to three years', async () => {
  const { manager, lead, given, planId, itemId } = await withObjective()
  await expect(manager.ask(putPlan, given)).rejects.toMatchObject({ code: 'plan/one-open' })
  const { accountId } = await lead.ask(addAccount, { name: 'Otra' })
  for (const untilOn of ['2027-10-30', '2029-11-02']) {
    const other = { ...given, accountId, untilOn }
    await expect(lead.ask(putPlan, other)).rejects.toMatchObject({ code: 'plan/span' })
  }
  for (const state of ['in-review', 'agreed', 'active', 'closed'] as const) {
    await lead.ask(movePlan, { planId, state })
  }
  await expect(manager.ask(dropItem, { itemId })).rejects.toMatchObject({ code: 'plan/closed' })
  await manager.ask(putPlan, { ...given, fromOn: '2028-11-01', untilOn: '2029-10-31' })
  await expect(lead.ask(movePlan, { planId, state: 'active' })).rejects.toMatchObject({
    code: 'plan/one-open',
  })
})

test('a plan is changed and put back; two who change it are told; an empty one is taken back', async () => {
  const { manager, lead, given, plan, planId } = await aPlan()
  const { before } = await manager.ask(putPlan, { ...given, planId, title: 'Otro', was: plan })
  await expect(lead.ask(putPlan, { ...given, planId, was: plan })).rejects.toMatchObject({
    code: 'plan/plan-changed-since',
  })
  await manager.ask(putPlan, before!)
  expect((await manager.ask(readPlan, { planId })).plan.title).toBe(given.title)
  const was = await manager.ask(dropPlan, { planId })
  await manager.ask(putPlan, was)
  await manager.ask(putItem, { planId, item: objective() })
  await expect(manager.ask(dropPlan, { planId })).rejects.toMatchObject({ code: 'plan/plan-stays' })
})

test('lines are changed, withdrawn and put back under their id; a goal is what an objective serves', async () => {
  const { manager, planId, item, itemId } = await withObjective()
  const goal = { kind: 'goal' as const, title: 'Abrir planta', body: {} }
  const { now } = await manager.ask(putItem, { planId, item: goal })
  const serving = { ...objective({ parentId: now.itemId }) }
  const { before } = await manager.ask(putItem, {
    planId,
    itemId,
    item: serving,
    was: item as never,
  })
  await expect(
    manager.ask(putItem, { planId, itemId, item: serving, was: item as never }),
  ).rejects.toMatchObject({ code: 'plan/item-changed-since' })
  await expect(
    manager.ask(putItem, { planId, itemId: now.itemId, item: { ...goal, parentId: itemId } }),
  ).rejects.toMatchObject({ code: 'plan/hangs-from-itself' })
  await manager.ask(putItem, { planId, itemId, item: before as never })
  const was = await manager.ask(dropItem, { itemId })
  await manager.ask(putItem, { planId, itemId, item: was as never })
  const { items } = await manager.ask(readPlan, { planId })
  expect(items.map((one) => one.itemId)).toEqual(expect.arrayContaining([itemId, now.itemId]))
  await expect(manager.ask(putItem, { planId, itemId, item: { ...goal } })).rejects.toMatchObject({
    status: 404,
  })
})

test('what was decided never vanishes: a draft is withdrawn, all else is given up with its why', async () => {
  const { manager, lead, planId, itemId } = await withObjective()
  const move = (state: PlanState) => lead.ask(movePlan, { planId, state })
  await manager.ask(setItemState, { itemId, state: 'active' })
  await move('in-review')
  await move('agreed')
  await move('active')
  const decided = { code: 'plan/item-decided', status: 409 }
  await expect(manager.ask(dropItem, { itemId })).rejects.toMatchObject(decided)
  await manager.ask(setItemState, { itemId, state: 'dropped', outcome: 'Cerró la planta' })
  await expect(manager.ask(dropItem, { itemId })).rejects.toMatchObject(decided)
  const asDraft = manager.ask(setItemState, { itemId, state: 'draft' })
  await expect(asDraft).rejects.toMatchObject(decided)
  const { now } = await manager.ask(putItem, { planId, item: objective({ title: 'Otro' }) })
  await manager.ask(dropItem, { itemId: now.itemId })
})

test('an action of a plan that was put before others ends with its why, and stands in its versions', async () => {
  const { manager, lead, planId, accountId } = await withObjective()
  const given = { accountId, ownerId: manager.id, dueOn: '2026-12-01' }
  const add = async (title: string) => {
    const about = { ...given, title, origin: 'plan', originId: planId }
    return (await manager.ask(putAction, about)).now
  }
  const early = await add('Un desliz')
  expect(early.isDecided).toBe(false)
  await manager.ask(dropAction, { actionId: early.actionId })
  const { actionId } = await add('Visitar')
  await manager.ask(movePlan, { planId, state: 'in-review' })
  const other = { ...given, title: 'Visitar dos veces', dueOn: '2027-01-15' }
  await manager.ask(putAction, { ...other, actionId })
  await add('Volver')
  const { added, changed } = await lead.ask(readDifference, { planId, from: 1 })
  expect(added).toMatchObject([{ kind: 'action', title: 'Volver' }])
  expect(changed).toMatchObject([
    { kind: 'action', changes: [{ field: 'title' }, { field: 'dueOn', to: '2027-01-15' }] },
  ])
  for (const who of [manager, lead]) {
    await expect(who.ask(dropAction, { actionId })).rejects.toMatchObject({
      code: 'accounts/action-decided',
      status: 409,
    })
  }
  const ended = await manager.ask(endAction, { actionId, state: 'dropped', outcome: 'No abren' })
  expect(ended).toMatchObject({ state: 'dropped', isDecided: true })
})

test('a value-add serves a goal of the client’s, an objective a goal, other lines a goal or an objective', async () => {
  const { manager, planId, itemId } = await withObjective()
  const put = async (item: object) =>
    (await manager.ask(putItem, { planId, item: item as never })).now.itemId
  const goal = (side: string) => put({ kind: 'goal', title: side, body: { side } })
  const [theirs, ours] = [await goal('client'), await goal('ours')]
  const kpi = await put({ kind: 'kpi', title: 'Pedidos', body: {} })
  const answer = await put({ kind: 'answer', title: 'whyThem', body: { text: 'Crecen' } })
  const valueAdd = (parentId: string) => ({
    kind: 'valueAdd',
    title: 'Formación',
    body: {},
    parentId,
  })
  for (const parentId of [ours, itemId, kpi])
    await expect(put(valueAdd(parentId))).rejects.toMatchObject({
      code: 'plan/serves-client-goal',
      status: 422,
    })
  for (const parentId of [kpi, answer, itemId])
    await expect(put(objective({ parentId }))).rejects.toMatchObject({ code: 'plan/serves-aim' })
  await put(valueAdd(theirs))
  for (const parentId of [theirs, ours]) await put(objective({ parentId }))
  for (const parentId of [ours, itemId])
    await put({ kind: 'esg', title: 'CO2', body: {}, parentId })
})

test('a question has one answer, of the template', async () => {
  const { manager, planId } = await aPlan()
  const answer = (text: string, title = 'whyThem') => ({
    kind: 'answer' as const,
    title,
    body: { text },
  })
  await manager.ask(putItem, { planId, item: answer('Por su planta nueva') })
  await manager.ask(putItem, { planId, item: answer('Por su grupo') })
  const { items } = await manager.ask(readPlan, { planId })
  expect(items.map(({ body }) => body)).toEqual([{ text: 'Por su grupo' }])
  await expect(
    manager.ask(putItem, { planId, item: answer('x', 'nothing') }),
  ).rejects.toMatchObject({
    code: 'plan/no-such-question',
  })
})

test('readings move progress; one of a day replaces another; live figures read themselves', async () => {
  const { manager, planId, itemId } = await withObjective()
  const read = (day: string, value: number) => manager.ask(addReading, { itemId, day, value })
  await read('2026-11-20', 15)
  await read('2026-11-10', 12)
  const { now, before } = await read('2026-11-20', 14)
  expect(before).toMatchObject({ value: 15 })
  expect(now.readings.map(({ value }) => value)).toEqual([12, 14])
  await expect(read('2026-12-31', 1)).rejects.toMatchObject({ code: 'plan/reading-ahead' })
  await manager.ask(dropReading, { itemId, day: '2026-11-10' })
  await manager.ask(setItemState, { itemId, state: 'active' })
  const { plan } = await manager.ask(readPlan, { planId })
  expect(plan.health).toMatchObject({ measured: 1, objectives: 1, result: 1 })
  const live = objective({ body: { metric: 'margin', baseline: 1, target: 2 } })
  const other = await manager.ask(putItem, { planId, item: live })
  await expect(
    manager.ask(addReading, { itemId: other.now.itemId, day: TODAY, value: 1 }),
  ).rejects.toMatchObject({ code: 'plan/reads-itself' })
})

test('actions of the plan count for its execution', async () => {
  const { manager, planId, accountId } = await aPlan()
  const about = { accountId, ownerId: manager.id, origin: 'plan', originId: planId }
  await manager.ask(putAction, { ...about, title: 'Visitar', dueOn: '2026-09-01' })
  const { rows } = await manager.ask(listPlans, {})
  expect(rows[0]!.health).toMatchObject({ due: 1, done: 0, execution: 0, late: 1, forgotten: 1 })
})

test('what differs from a version is told, and a version is what its fingerprint says', async () => {
  const { manager, db, firmId, planId, itemId } = await withObjective()
  await manager.ask(movePlan, { planId, state: 'in-review' })
  await manager.ask(putItem, { planId, itemId, item: objective({ title: 'Triplicar las ventas' }) })
  const difference = await manager.ask(readDifference, { planId, from: 1 })
  expect(difference.changed).toMatchObject([
    { changes: [{ field: 'title', to: 'Triplicar las ventas' }] },
  ])
  const asOwner = async (statement: string) => {
    const client = await owner.connect()
    try {
      await client.query(`begin; ${scopeOf({ firmId })}`)
      return (await client.query(statement)).rows as { content: unknown; sha256: string }[]
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const rows = await asOwner('select content, sha256 from plan_version')
  expect(rows).toHaveLength(1)
  for (const { content, sha256 } of rows) expect(fingerprintOf(content)).toBe(sha256)
  for (const act of [
    () => db((tx) => tx`update plan_version set why = 'x' where plan_id = ${planId}`),
    () => db((tx) => tx`delete from plan_version where plan_id = ${planId}`),
  ]) {
    await expect(act()).rejects.toThrow(/permission denied|stays as it was/)
  }
  await expect(asOwner(`update plan_version set why = 'x'`)).rejects.toThrow(/stays as it was/)
})

test('what is private is seen by leads, by whoever looks after the account and by its owner: in no list, version or search', async () => {
  const { manager, lead, join, planId, accountId, expert, viewer } = await withObjective()
  const other = join('manager')
  const secret = objective({
    title: 'Sustituir al competidor zurdo',
    private: true,
    ownerId: expert.id,
  })
  const { now } = await manager.ask(putItem, { planId, item: secret })
  await manager.ask(movePlan, { planId, state: 'in-review' })
  await manager.ask(dropItem, { itemId: now.itemId })
  const seenBy = async (who: typeof manager) => {
    const { dropped } = await who.ask(readDifference, { planId, from: 1 })
    return dropped.length
  }
  for (const who of [manager, lead, expert]) expect(await seenBy(who)).toBe(1)
  for (const who of [other, viewer]) expect(await seenBy(who)).toBe(0)
  await manager.ask(putItem, { planId, itemId: now.itemId, item: secret })
  const countOf = async (who: typeof manager) => (await who.ask(readPlan, { planId })).items.length
  for (const who of [manager, lead, expert]) expect(await countOf(who)).toBe(2)
  for (const who of [other, viewer]) expect(await countOf(who)).toBe(1)
  for (const who of [other, lead]) {
    expect(await who.ask(searchEverything, { q: 'competidor zurdo' })).toEqual([])
  }
  const told = JSON.stringify(await viewer.ask(readHistory, { accountId }))
  expect(told).not.toContain('zurdo')
  await manager.ask(movePlan, { planId, state: 'draft' })
  const { plan } = await manager.ask(readPlan, { planId })
  await manager.ask(putPlan, { ...plan, private: true })
  for (const who of [other, viewer]) {
    await expect(who.ask(readPlan, { planId })).rejects.toMatchObject({ status: 404 })
    await expect(who.ask(listVersions, { planId })).rejects.toMatchObject({ status: 404 })
    await expect(who.ask(readDifference, { planId, from: 1 })).rejects.toMatchObject({
      status: 404,
    })
    expect((await who.ask(listPlans, {})).rows).toEqual([])
  }
  expect((await lead.ask(listPlans, {})).rows).toHaveLength(1)
})

test('what is confidential is not shared', async () => {
  const { manager, planId } = await aPlan()
  const both = objective({ shared: true, private: true })
  await expect(manager.ask(putItem, { planId, item: both })).rejects.toMatchObject({
    code: 'plan/shared-and-private',
  })
})

test('whoever looks after the account writes; another firm finds nothing', async () => {
  const { join, viewer, expert, planId, itemId, accountId, given } = await withObjective()
  const wide = join('manager')
  await expect(wide.ask(putItem, { planId, item: objective() })).rejects.toMatchObject({
    code: 'accounts/not-yours',
  })
  for (const who of [viewer, expert]) {
    expect((await who.ask(readPlan, { planId })).items).toHaveLength(1)
    await expect(who.ask(putItem, { planId, item: objective() })).rejects.toMatchObject({
      status: 403,
    })
  }
  const own = join('manager', { sees: 'own' })
  await expect(own.ask(readPlan, { planId })).rejects.toMatchObject({ status: 404 })
  const other = aFirm(PLAN_ROUTES).lead
  for (const act of [
    () => other.ask(readPlan, { planId }),
    () => other.ask(listVersions, { planId }),
    () => other.ask(readDifference, { planId, from: 1 }),
    () => other.ask(readKnown, { accountId }),
    () => other.ask(putPlan, given),
    () => other.ask(dropPlan, { planId }),
    () => other.ask(movePlan, { planId, state: 'in-review' }),
    () => other.ask(putItem, { planId, item: objective() }),
    () => other.ask(dropItem, { itemId }),
    () => other.ask(setItemState, { itemId, state: 'active' }),
    () => other.ask(addReading, { itemId, day: TODAY, value: 1 }),
    () => other.ask(dropReading, { itemId, day: TODAY }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})

test('hostile text stays text, and is found', async () => {
  const { manager, planId } = await aPlan()
  const title = "Crecer <script>alert(1)</script> ' or 1=1 -- zeppelin"
  await manager.ask(putItem, { planId, item: objective({ title }) })
  expect((await manager.ask(readPlan, { planId })).items[0]!.title).toBe(title)
  const found = await manager.ask(searchEverything, { q: 'zeppelin' })
  expect(found).toMatchObject([{ kind: 'plan', title }])
  const long = objective({ title: 'x'.repeat(100_000) })
  await expect(manager.ask(putItem, { planId, item: long })).rejects.toMatchObject({ status: 422 })
})

test('the catalogue is kept by leads, and whoever comes second is told', async () => {
  const { lead, manager } = await aPlan()
  const was = await lead.ask(readCatalogue, {})
  const valueAdds = [{ title: 'Visita técnica', type: 'support' as const, cost: 1200 }]
  await lead.ask(keepCatalogue, { valueAdds, was })
  await expect(lead.ask(keepCatalogue, { valueAdds: [], was })).rejects.toMatchObject({
    code: 'plan/catalogue-changed-since',
  })
  await expect(manager.ask(keepCatalogue, { valueAdds: [] })).rejects.toMatchObject({ status: 403 })
  expect((await manager.ask(readCatalogue, {})).valueAdds).toMatchObject(valueAdds)
})

test('what is to be done for a confidential plan is seen by who sees the plan and by who does it; its history says nothing of it', async () => {
  const { manager, lead, expert, join, plan, planId, accountId } = await withObjective()
  const other = join('manager')
  const act = { accountId, dueOn: DUE, origin: 'plan', originId: planId }
  await manager.ask(putAction, { ...act, title: 'Sondear al zurdo', ownerId: expert.id })
  const seenBy = async (who: typeof manager) =>
    (await who.ask(listActions, { accountId })).map(({ title }) => title)
  for (const who of [manager, other]) expect(await seenBy(who)).toEqual(['Sondear al zurdo'])
  await manager.ask(putPlan, { ...plan, private: true })
  for (const who of [manager, lead, expert]) expect(await seenBy(who)).toHaveLength(1)
  expect(await seenBy(other)).toEqual([])
  const { now } = await manager.ask(putAction, {
    ...act,
    title: 'Ofrecer callado',
    ownerId: lead.id,
  })
  await lead.ask(endAction, { actionId: now.actionId, state: 'done', outcome: 'Callado quedó' })
  const told = JSON.stringify(await other.ask(readHistory, { accountId }))
  expect(told).not.toMatch(/callado/i)
  expect(told).toContain('action.touched')
  await expect(
    manager.ask(putAction, { accountId, title: 'X', dueOn: DUE, ownerId: lead.id, shared: true }),
  ).rejects.toMatchObject({ code: 'accounts/only-of-a-plan' })
})
