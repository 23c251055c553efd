import { expect, test } from 'vitest'
import { listTeamHours, putTeamHours } from '../accounts/teamHours.api.ts'
import { teamHoursRoutes } from '../accounts/teamHours.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { chooseLimits, putTier, readCapacity } from './capacity.api.ts'
import { capacityRoutes } from './capacity.routes.ts'

const firm = () => aFirm([...capacityRoutes, ...teamHoursRoutes])

test('before anything is said there are no hours, no needs, and the usual limits', async () => {
  const { viewer } = firm()
  const told = await viewer.ask(readCapacity, {})
  expect(told).toMatchObject({
    resources: [],
    room: { accounts: null, scarcest: null },
    limits: { reserve: 0.1, most: 35, financialShare: 0.9, least: [] },
  })
  expect(told.tiers.map(({ tier }) => tier)).toEqual([
    'strategic',
    'key',
    'future',
    'standard',
    'streamline',
  ])
})

test('how many key accounts find room follows from hours and what one asks', async () => {
  const { lead, manager, expert } = firm()
  await lead.ask(putTeamHours, { personId: manager.id, hours: { ventas: 90, logística: 0 } })
  await lead.ask(putTeamHours, { personId: expert.id, hours: { ventas: 10, logística: 20 } })
  const people = await manager.ask(listTeamHours, {})
  expect(people.find(({ personId }) => personId === manager.id)!.hours).toEqual({ ventas: 90 })
  await lead.ask(putTier, {
    tier: 'key',
    definition: 'Compra en tres divisiones o más',
    answerHours: 4.5,
    visitsAYear: 12,
    needs: { ventas: 9, logística: 3, calidad: 0 },
  })
  const { resources, room, tiers } = await lead.ask(readCapacity, {})
  expect(resources).toEqual([
    { skill: 'logística', all: 20, available: 18 },
    { skill: 'ventas', all: 100, available: 90 },
  ])
  expect(room).toEqual({ accounts: 6, scarcest: 'logística' })
  expect(tiers.find(({ tier }) => tier === 'key')).toMatchObject({
    answerHours: 4.5,
    visitsAYear: 12,
    reviewsAYear: null,
    needs: { ventas: 9, logística: 3 },
  })
})

test('more than fifty need a reason; a change tells what stood before', async () => {
  const { lead } = firm()
  await expect(lead.ask(chooseLimits, { most: 51 })).rejects.toMatchObject({
    code: 'segment/too-many-key',
  })
  const { before, now } = await lead.ask(chooseLimits, { most: 60, whySoMany: 'Somos doscientos' })
  expect([before.most, now.most]).toEqual([35, 60])
  const { limits } = await lead.ask(readCapacity, {})
  expect(limits).toMatchObject({ most: 60, whySoMany: 'Somos doscientos' })
})

test('a reason that is needed no more is not kept for the next time', async () => {
  const { lead } = firm()
  await lead.ask(chooseLimits, { most: 60, whySoMany: 'Somos doscientos' })
  const { now } = await lead.ask(chooseLimits, { most: 40, whySoMany: 'Somos doscientos' })
  expect(now.whySoMany).toBe('')
  await expect(
    lead.ask(chooseLimits, { ...(await lead.ask(readCapacity, {})).limits, most: 70 }),
  ).rejects.toMatchObject({ code: 'segment/too-many-key' })
})

test('only leads and admins say what there is; another firm’s people are not there', async () => {
  const { manager, viewer, lead } = firm()
  const other = firm()
  for (const one of [manager, viewer]) {
    await expect(one.ask(chooseLimits, { most: 5 })).rejects.toMatchObject({ status: 403 })
    await expect(one.ask(putTier, { tier: 'key' })).rejects.toMatchObject({ status: 403 })
    await expect(one.ask(putTeamHours, { personId: manager.id, hours: {} })).rejects.toMatchObject({
      status: 403,
    })
  }
  await lead.ask(putTeamHours, { personId: manager.id, hours: { ventas: 5 } })
  await expect(
    other.lead.ask(putTeamHours, { personId: manager.id, hours: { ventas: 1 } }),
  ).rejects.toMatchObject({ status: 404 })
  const there = await other.lead.ask(listTeamHours, {})
  expect(there.every(({ hours }) => Object.keys(hours).length === 0)).toBe(true)
})
