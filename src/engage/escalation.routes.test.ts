import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  calmEscalation,
  dropEscalation,
  endEscalation,
  keepEscalationSettings,
  listAccountEscalations,
  listEscalations,
  listLessons,
  listMyEscalations,
  lowerEscalation,
  makeCritical,
  putEscalation,
  putPostMortem,
  raiseEscalation,
  readEscalation,
  reopenEscalation,
  updateEscalation,
} from './escalation.api.ts'
import { escalationJobs } from './escalation.jobs.ts'
import { escalationRoutes } from './escalation.routes.ts'
import { putRequest } from './request.api.ts'
import { requestRoutes } from './request.routes.ts'
import { searchEverything } from '../know/search.api.ts'
import { searchRoutes } from '../know/search.routes.ts'

const routes = [...accountRoutes, ...requestRoutes, ...escalationRoutes, ...searchRoutes]

async function anEscalation() {
  const firm = aFirm(routes, escalationJobs)
  const { lead, manager } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Arandia', managerId: manager.id })
  const asked = { accountId, title: 'Lote con grietas', openedOn: TODAY }
  const { requestId } = (await lead.ask(putRequest, asked)).now
  const given = { accountId, requestId, title: 'Línea parada', ownerId: firm.expert.id }
  const { escalationId } = (await manager.ask(putEscalation, given)).now
  return { ...firm, accountId, requestId, escalationId, given }
}

const LEARNT = {
  heldOn: TODAY,
  happened: 'Llegó un lote con grietas y nadie avisó.',
  causes: 'No se revisó el certificado.',
  lesson: 'El certificado se revisa antes de cargar.',
}

test('it is opened at the first level, goes up by hand telling who is next, and down again', async () => {
  const { manager, lead, expert, escalationId, accountId, work, mails } = await anEscalation()
  const read = async () => (await manager.ask(readEscalation, { escalationId })).escalation
  expect(await read()).toMatchObject({ level: 1, told: [expert.id], late: false })
  const raised = await expert.ask(raiseEscalation, { escalationId, note: 'Sin pieza de recambio' })
  expect(raised.level).toBe(2)
  expect(raised.told.toSorted()).toEqual([expert.id, manager.id].toSorted())
  expect(Date.parse(raised.dueAt!)).toBeGreaterThan(Date.now() + 23 * 3_600_000)
  await lead.ask(raiseEscalation, { escalationId })
  await expect(lead.ask(raiseEscalation, { escalationId })).rejects.toMatchObject({
    code: 'engage/highest-level',
  })
  expect((await read()).told).toContain(lead.id)
  await work()
  // Nobody is told of what they did themselves.
  const told = mails.map(({ to, subject }) => `${to.split('-')[0]} ${subject.slice(0, 9)}`)
  expect(told.filter((one) => one.startsWith('lead'))).toEqual([])
  expect(mails.filter(({ to }) => to.startsWith('manager'))).toHaveLength(2)
  expect(mails[0]!.text).toContain(escalationId)
  await work()
  expect(mails).toHaveLength(told.length)
  await lead.ask(lowerEscalation, { escalationId })
  expect((await read()).level).toBe(2)
  const { events } = await manager.ask(readEscalation, { escalationId })
  const whats = events.map(({ what }) => what)
  expect(whats).toEqual([
    'request.added',
    'escalation.opened',
    'escalation.raised',
    'escalation.raised',
    'escalation.lowered',
  ])
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings[0]).toMatchObject({ what: 'escalation.lowered' })
})

test('what is not solved in time moves up once, also after a standstill; at the top it is told once', async () => {
  const { lead, admin, manager, escalationId, db, work } = await anEscalation()
  await lead.ask(keepEscalationSettings, {
    levels: [
      { tells: ['owner'], within: '4h' },
      { tells: ['leads'], within: '2h' },
    ],
  })
  const pass = () =>
    db(
      (tx) => tx`
      update escalation set due_at = now() - interval '9 days', next_at = now() - interval '9 days'
      where firm_id = ${tx.firm} and escalation_id = ${escalationId}
    `,
    )
  const kinds = async () =>
    (await lead.ask(readEscalation, { escalationId })).events
      .filter(({ what }) => what.startsWith('escalation'))
      .map(({ what, level }) => `${what.split('.')[1]} ${level}`)
  await pass()
  expect(await lead.ask(listEscalations, {})).toMatchObject({ open: 1, late: 1 })
  await db(async (tx) => {
    const { askToLook } = await import('./escalationMove.store.ts')
    await askToLook(tx, new Date(Date.now() - 60_000).toISOString())
  })
  await work()
  await work()
  expect(await kinds()).toEqual(['opened 1', 'deadline 2'])
  const [now] = await lead.ask(listMyEscalations, {})
  expect(now).toMatchObject({ level: 2, late: false })
  expect(now!.told.toSorted()).toEqual([lead.id, admin.id].toSorted())
  // The next level's time counts from when it was told.
  const left = Date.parse(now!.dueAt!) - Date.now()
  expect(left).toBeGreaterThan(1.9 * 3_600_000)
  expect(left).toBeLessThan(2.1 * 3_600_000)

  await pass()
  await db(async (tx) => {
    const { askToLook } = await import('./escalationMove.store.ts')
    await askToLook(tx, new Date(Date.now() - 60_000).toISOString())
  })
  await work()
  await work()
  expect(await kinds()).toEqual(['opened 1', 'deadline 2', 'deadline 2'])
  expect((await manager.ask(listEscalations, {})).late).toBe(1)
})

test('a critical situation has one owner and updates, and ends with what was learnt from it', async () => {
  const { manager, lead, expert, escalationId, accountId } = await anEscalation()
  await expect(
    expert.ask(updateEscalation, { escalationId, note: 'Todo igual' }),
  ).rejects.toMatchObject({ code: 'engage/not-critical' })
  const critical = { escalationId, ownerId: expert.id, updateHours: 4, note: 'Línea parada' }
  const now = await manager.ask(makeCritical, critical)
  expect(now).toMatchObject({ ownerId: expert.id, updateHours: 4, wasCritical: true })
  expect(Date.parse(now.updateDueAt!)).toBeLessThan(Date.now() + 4.1 * 3_600_000)
  expect((await lead.ask(listEscalations, { critical: true })).rows).toHaveLength(1)
  // Taken back at once, it was a slip of the pen.
  expect(await manager.ask(calmEscalation, { escalationId })).toMatchObject({ wasCritical: false })
  await manager.ask(makeCritical, critical)
  await expert.ask(updateEscalation, { escalationId, note: 'La pieza sale a las 14 h' })
  const outcome = 'Pieza montada'
  await expect(manager.ask(endEscalation, { escalationId, outcome })).rejects.toMatchObject({
    code: 'engage/post-mortem-first',
  })
  await manager.ask(putPostMortem, { escalationId, ...LEARNT })
  await manager.ask(calmEscalation, { escalationId })
  const ended = await manager.ask(endEscalation, { escalationId, outcome })
  expect(ended).toMatchObject({ state: 'closed', outcome, criticalSince: null, wasCritical: true })
  const { events, postMortem } = await lead.ask(readEscalation, { escalationId })
  expect(postMortem).toEqual(LEARNT)
  expect(events.filter(({ what }) => what === 'escalation.update')).toMatchObject([
    { note: 'La pieza sale a las 14 h', told: ['Elena'], byName: 'Elena' },
  ])
  expect(await lead.ask(listLessons, { q: 'CERTIFICADO' })).toMatchObject([
    { lesson: LEARNT.lesson, title: 'Línea parada' },
  ])
  expect(await lead.ask(listLessons, { q: 'palé' })).toEqual([])
  const found = await lead.ask(searchEverything, { q: 'certificado revisa' })
  expect(found).toMatchObject([{ kind: 'lesson', thingId: escalationId }])
  await manager.ask(reopenEscalation, { escalationId })
  const open = await lead.ask(listAccountEscalations, { accountId })
  expect(open).toMatchObject([{ state: 'open', level: 1, outcome: '' }])
})

test('a slip of the pen is taken away, what came of something stays', async () => {
  const { manager, escalationId, given } = await anEscalation()
  await manager.ask(dropEscalation, { escalationId })
  await manager.ask(putEscalation, { ...given, escalationId })
  await manager.ask(raiseEscalation, { escalationId })
  await expect(manager.ask(dropEscalation, { escalationId })).rejects.toMatchObject({
    code: 'engage/escalation-stays',
  })
})

test('roles, own accounts, other firms', async () => {
  const { viewer, join, lead, expert, escalationId, given, accountId } = await anEscalation()
  expect((await viewer.ask(readEscalation, { escalationId })).escalation.title).toBe('Línea parada')
  const own = join('manager', { sees: 'own' })
  const wide = join('manager')
  const stranger = (await anEscalation()).lead
  const acts = (who: typeof lead) => [
    () => who.ask(raiseEscalation, { escalationId }),
    () => who.ask(endEscalation, { escalationId, outcome: 'x' }),
    () => who.ask(putEscalation, { ...given, escalationId }),
    () => who.ask(putPostMortem, { escalationId, ...LEARNT }),
  ]
  for (const act of [...acts(viewer), ...acts(wide)])
    await expect(act()).rejects.toMatchObject({ status: 403 })
  for (const who of [own, stranger]) {
    for (const act of [
      ...acts(who),
      () => who.ask(readEscalation, { escalationId }),
      () => who.ask(listAccountEscalations, { accountId }),
    ])
      await expect(act()).rejects.toMatchObject({ status: 404 })
    expect(
      (await who.ask(listEscalations, { q: 'Arandia' })).rows.map((one) => one.escalationId),
    ).not.toContain(escalationId)
  }
  await expect(
    expert.ask(keepEscalationSettings, { levels: [{ tells: ['owner'], within: '1h' }] }),
  ).rejects.toMatchObject({ status: 403 })
  await expect(
    lead.ask(keepEscalationSettings, { levels: [{ tells: ['owner'], within: '' }] }),
  ).rejects.toMatchObject({ status: 422 })
  await lead.ask(putPostMortem, { escalationId, ...LEARNT })
  expect(await own.ask(listLessons, {})).toEqual([])
  expect(await stranger.ask(listLessons, {})).toEqual([])
})
