import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { putTeamHours } from '../accounts/teamHours.api.ts'
import { teamHoursRoutes } from '../accounts/teamHours.routes.ts'
import { startClock } from '../commit/serviceClock.api.ts'
import { serviceClockRoutes } from '../commit/serviceClock.routes.ts'
import { putLevel } from '../commit/serviceLevel.api.ts'
import { serviceLevelRoutes } from '../commit/serviceLevel.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { putTier } from '../segment/capacity.api.ts'
import { capacityRoutes } from '../segment/capacity.routes.ts'
import { moveAccount } from '../segment/standing.api.ts'
import { standingRoutes } from '../segment/standing.routes.ts'
import { addStrategy } from '../segment/strategy.api.ts'
import { strategyRoutes } from '../segment/strategy.routes.ts'
import { serveStrategy } from '../segment/served.api.ts'
import { servedRoutes } from '../segment/served.routes.ts'
import {
  checkFairness,
  decideExtra,
  keepRequestSettings,
  listDecisions,
  readRequestSettings,
  withdrawDecision,
} from './extra.api.ts'
import { extraRoutes } from './extra.routes.ts'
import { listRequests, putRequest, readRequest, reopenRequest } from './request.api.ts'
import { requestRoutes } from './request.routes.ts'

const routes = [
  ...accountRoutes,
  ...teamHoursRoutes,
  ...capacityRoutes,
  ...standingRoutes,
  ...strategyRoutes,
  ...servedRoutes,
  ...serviceLevelRoutes,
  ...serviceClockRoutes,
  ...requestRoutes,
  ...extraRoutes,
]

const NOVEMBER = '2026-11-01'

/** 60 h of logistics a month; one standard account of 5 h asks for more, eight others are promised 5 h each. */
async function aSqueezedFirm() {
  const firm = aFirm(routes)
  const { lead, expert } = firm
  await lead.ask(putTeamHours, { personId: expert.id, hours: { logística: 50, soporte: 20 } })
  await lead.ask(putTier, { tier: 'standard', needs: { logística: 5 } })
  const { accountId } = await lead.ask(addAccount, { name: 'Arandia', managerId: firm.manager.id })
  const others: string[] = []
  for (let at = 1; at <= 8; at += 1)
    others.push((await lead.ask(addAccount, { name: `Pequeña ${at}` })).accountId)
  const extra = {
    accountId,
    title: 'Entregas los sábados',
    openedOn: TODAY,
    outside: true,
    hours: { logística: 14 },
    hoursFrom: NOVEMBER,
  }
  const { requestId } = (await lead.ask(putRequest, extra)).now
  return { ...firm, accountId, others, requestId, extra }
}

test('it shows whom an extra takes from, and what would cure it', async () => {
  const { lead, requestId, others, expert } = await aSqueezedFirm()
  await lead.ask(putLevel, { metric: 'resolution', target: '1h' })
  const clock = { metric: 'resolution' as const, title: 'Portes', ownerId: expert.id }
  const at = new Date(Date.now() - 7_200_000).toISOString()
  await lead.ask(startClock, { ...clock, accountId: others[4]!, at })
  await lead.ask(keepRequestSettings, { types: ['delivery'], hourPrice: 40 })
  const seen = await lead.ask(checkFairness, { requestId })
  // 50 h less 40 promised to others and 5 of its own leave 5, which the reserve of 10 % keeps.
  expect(seen.lines).toHaveLength(1)
  expect(seen.lines[0]).toMatchObject({ all: 50, promised: 40, own: 5, reserve: 5 })
  expect(seen.lines[0]!.takes).toEqual({ own: 5, free: 0, reserve: 5, others: 4, beyond: 0 })
  expect(seen).toMatchObject({ verdict: 'takes', others: 8 })
  expect(seen.touched).toHaveLength(8)
  expect(seen.touched[0]).toMatchObject({ name: 'Pequeña 5', atRisk: true, loses: 0.5 })
  expect(seen.clocks).toMatchObject([{ account: 'Pequeña 5', title: 'Portes', state: 'breached' }])
  expect(seen.cures).toMatchObject([
    { kind: 'expert', moves: [{ to: 'soporte', name: 'Elena', hours: 4 }] },
    { kind: 'paid', hours: 4, price: 160 },
    { kind: 'less', hours: 4 },
  ])
})

test('who looks after the account grants what is cured; what takes from others only a lead, with a reason', async () => {
  const { lead, manager, requestId, accountId, extra } = await aSqueezedFirm()
  const granted = { requestId, decision: 'granted' as const }
  await expect(
    manager.ask(decideExtra, { ...granted, reason: 'Lo pide el director' }),
  ).rejects.toMatchObject({ code: 'engage/lead-grants' })
  await expect(lead.ask(decideExtra, granted)).rejects.toMatchObject({ code: 'engage/say-why' })
  const cured = { requestId, decision: 'cured' as const, cure: 'less' as const }
  await expect(
    manager.ask(decideExtra, { ...cured, cure: 'later' as const }),
  ).rejects.toMatchObject({ code: 'engage/cures-no-more' })
  const decided = await manager.ask(decideExtra, { ...cured, reason: 'Un sábado de cada dos' })
  expect(decided).toMatchObject({
    decision: 'cured',
    taking: { hours: { logística: 10 }, from: NOVEMBER, months: 1 },
    decidedByName: 'Marta',
    seen: { verdict: 'takes', others: 8 },
  })
  await expect(manager.ask(decideExtra, cured)).rejects.toMatchObject({
    code: 'engage/decided-already',
  })
  expect(await lead.ask(readRequest, { requestId })).toMatchObject({ decision: 'cured' })

  // What was granted is gone for the next one: its own hours too.
  const next = await lead.ask(putRequest, { ...extra, title: 'Otro', hours: { logística: 1 } })
  const seen = await lead.ask(checkFairness, { requestId: next.now.requestId })
  expect(seen.lines[0]!.takes).toEqual({ own: 0, free: 0, reserve: 0, others: 1, beyond: 0 })

  await lead.ask(withdrawDecision, { requestId })
  const then = await lead.ask(checkFairness, { requestId: next.now.requestId })
  expect(then.verdict).toBe('fair')
  const kept = await lead.ask(listDecisions, { requestId })
  expect(kept).toMatchObject([{ decision: 'cured', seen: { verdict: 'takes' } }])
  expect(kept[0]!.withdrawnAt).not.toBeNull()
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['request.cured', 'request.undecided']),
  )
})

test('a refused one is closed with its reason, and open again where that is taken back', async () => {
  const { lead, requestId } = await aSqueezedFirm()
  const refused = { requestId, decision: 'refused' as const }
  await expect(lead.ask(decideExtra, refused)).rejects.toMatchObject({ status: 422 })
  await lead.ask(decideExtra, { ...refused, reason: 'Deja sin reparto a ocho' })
  expect(await lead.ask(readRequest, { requestId })).toMatchObject({
    stage: 'refused',
    outcome: 'Deja sin reparto a ocho',
  })
  await expect(lead.ask(decideExtra, refused)).rejects.toMatchObject({ status: 422 })
  await lead.ask(withdrawDecision, { requestId })
  expect(await lead.ask(readRequest, { requestId })).toMatchObject({
    stage: 'open',
    decision: null,
  })
  await expect(lead.ask(withdrawDecision, { requestId })).rejects.toMatchObject({ status: 404 })
})

test('what asks no hours, or is no extra, has nothing to check', async () => {
  const { lead, extra } = await aSqueezedFirm()
  const checked = async (more: Partial<typeof extra>) => {
    const { now } = await lead.ask(putRequest, { ...extra, ...more })
    return lead.ask(checkFairness, { requestId: now.requestId })
  }
  await expect(checked({ outside: false })).rejects.toMatchObject({ code: 'engage/not-an-extra' })
  await expect(checked({ hours: { logística: 0 } })).rejects.toMatchObject({
    code: 'engage/asks-no-hours',
  })
})

test('sums are of the whole firm for everyone, names only of accounts that one sees', async () => {
  const { lead, join, requestId, accountId } = await aSqueezedFirm()
  const own = join('manager', { sees: 'own' })
  await expect(own.ask(checkFairness, { requestId })).rejects.toMatchObject({ status: 404 })
  const { now } = await lead.ask(putRequest, {
    accountId: (await lead.ask(addAccount, { name: 'Mía', managerId: own.id })).accountId,
    title: 'Extra',
    openedOn: TODAY,
    outside: true,
    hours: { logística: 14 },
    hoursFrom: NOVEMBER,
  })
  const seen = await own.ask(checkFairness, { requestId: now.requestId })
  expect(seen).toMatchObject({ others: 9, touched: [] })
  expect(seen.lines[0]).toMatchObject({ promised: 45 })
  // Also afterwards it sees no more than before.
  expect(await own.ask(listRequests, { accountId }).catch(({ status }) => status)).toBe(404)
  const whole = await lead.ask(checkFairness, { requestId: now.requestId })
  expect(whole.touched).toHaveLength(9)
  await lead.ask(decideExtra, { requestId: now.requestId, decision: 'granted', reason: 'Sí' })
  expect((await own.ask(listDecisions, { requestId: now.requestId }))[0]!.seen.touched).toEqual([])
  expect(
    (await lead.ask(listDecisions, { requestId: now.requestId }))[0]!.seen.touched,
  ).toHaveLength(9)
})

test('another firm’s are not there, and count for nothing; roles', async () => {
  const { viewer, expert, requestId } = await aSqueezedFirm()
  const other = (await aSqueezedFirm()).lead
  for (const act of [
    () => other.ask(checkFairness, { requestId }),
    () => other.ask(listDecisions, { requestId }),
    () => other.ask(decideExtra, { requestId, decision: 'granted', reason: 'x' }),
    () => other.ask(withdrawDecision, { requestId }),
    () => other.ask(reopenRequest, { requestId }),
  ])
    await expect(act()).rejects.toMatchObject({ status: 404 })
  for (const person of [viewer, expert]) {
    expect((await person.ask(checkFairness, { requestId })).others).toBe(8)
    await expect(person.ask(decideExtra, { requestId, decision: 'granted' })).rejects.toMatchObject(
      { status: 403 },
    )
    await expect(
      person.ask(keepRequestSettings, { types: [], hourPrice: 5 }),
    ).rejects.toMatchObject({ status: 403 })
  }
  expect(await viewer.ask(readRequestSettings, {})).toMatchObject({ hourPrice: null })
})

test('a future account is served out of the reserve, a key one by its own tier', async () => {
  const { lead, accountId, requestId } = await aSqueezedFirm()
  const { strategyId } = await lead.ask(addStrategy, {
    title: 'Crecer',
    why: 'x',
    untilOn: '2028-12-31',
  })
  await lead.ask(serveStrategy, { accountId, strategyId, how: 'x' })
  await lead.ask(putTier, { tier: 'key', needs: { logística: 14 } })
  await lead.ask(moveAccount, {
    accountId,
    tier: 'key',
    phase: null,
    effectiveOn: TODAY,
    reason: 'x',
  })
  const seen = await lead.ask(checkFairness, { requestId })
  expect(seen.lines[0]).toMatchObject({ promised: 40, own: 14 })
  expect(seen).toMatchObject({ verdict: 'fair', cures: [], others: 0 })
})
