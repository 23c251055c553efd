import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { listAccountClocks } from '../commit/serviceClock.api.ts'
import { serviceClockRoutes } from '../commit/serviceClock.routes.ts'
import { putLevel } from '../commit/serviceLevel.api.ts'
import { serviceLevelRoutes } from '../commit/serviceLevel.routes.ts'
import { addDays } from '../kernel/day.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  dropRequest,
  endRequest,
  putRequest,
  readRequest,
  reopenRequest,
  tellWaiting,
} from './request.api.ts'
import { requestRoutes } from './request.routes.ts'

const routes = [...accountRoutes, ...requestRoutes, ...serviceLevelRoutes, ...serviceClockRoutes]

test('a request of today starts its clocks, ends them with itself, and goes on with what is to be resolved', async () => {
  const { lead } = aFirm(routes)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const clocks = async () => {
    const { open, ended } = await lead.ask(listAccountClocks, { accountId })
    const told = (all: typeof open) => all.map(({ metric }) => metric).toSorted()
    return [told(open), told(ended)]
  }
  const given = { accountId, title: 'Rodamiento roto', openedOn: TODAY }
  await lead.ask(putRequest, given)
  expect(await clocks()).toEqual([[], []])

  await lead.ask(putLevel, { metric: 'firstResponse', target: '12h' })
  await lead.ask(putLevel, { metric: 'resolution', target: '48h' })
  await lead.ask(putRequest, { ...given, openedOn: addDays(TODAY, -1) })
  expect(await clocks()).toEqual([[], []])
  const { now } = await lead.ask(putRequest, given)
  const { requestId } = now
  expect(await clocks()).toEqual([['firstResponse', 'resolution'], []])
  await lead.ask(putRequest, { ...given, requestId, title: 'Otro' })
  expect((await clocks())[0]).toHaveLength(2)

  await lead.ask(endRequest, { requestId, closedOn: TODAY, outcome: 'Cambiado' })
  expect(await clocks()).toEqual([[], ['firstResponse', 'resolution']])
  await lead.ask(reopenRequest, { requestId })
  expect(await clocks()).toEqual([['resolution'], ['firstResponse']])
  await lead.ask(dropRequest, { requestId })
  expect(await clocks()).toEqual([[], ['firstResponse']])
})

test('while it waits for the client its clock stands still, where the level says so', async () => {
  const { lead, viewer } = aFirm(routes)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const pauseStates = ['a la espera del cliente']
  await lead.ask(putLevel, { metric: 'resolution', target: '48h', pauseStates })
  await lead.ask(putLevel, { metric: 'firstResponse', target: '4h' })
  const given = { accountId, title: 'Rodamiento roto', openedOn: TODAY }
  const { requestId } = (await lead.ask(putRequest, given)).now
  const states = async () => {
    const { open } = await lead.ask(listAccountClocks, { accountId })
    return Object.fromEntries(open.map(({ metric, state }) => [metric, state]))
  }
  const now = await lead.ask(tellWaiting, { requestId, waits: 'client' })
  expect(now).toMatchObject({ stage: 'client', state: 'open' })
  expect(await states()).toEqual({ firstResponse: 'onTrack', resolution: 'paused' })
  await lead.ask(tellWaiting, { requestId, waits: 'us' })
  expect(await states()).toEqual({ firstResponse: 'onTrack', resolution: 'onTrack' })
  await lead.ask(tellWaiting, { requestId, waits: null })
  expect(await lead.ask(readRequest, { requestId })).toMatchObject({
    stage: 'open',
    clock: { metric: 'firstResponse', state: 'onTrack' },
    late: false,
  })
  await expect(viewer.ask(tellWaiting, { requestId, waits: 'us' })).rejects.toMatchObject({
    status: 403,
  })
  await lead.ask(endRequest, { requestId, closedOn: TODAY, spent: { soporte: 2 } })
  expect(await lead.ask(readRequest, { requestId })).toMatchObject({ spent: { soporte: 2 } })
  await expect(lead.ask(tellWaiting, { requestId, waits: 'us' })).rejects.toMatchObject({
    code: 'engage/request-closed',
  })
})
