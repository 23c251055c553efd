import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { listAccountClocks } from '../commit/serviceClock.api.ts'
import { serviceClockRoutes } from '../commit/serviceClock.routes.ts'
import { putLevel } from '../commit/serviceLevel.api.ts'
import { serviceLevelRoutes } from '../commit/serviceLevel.routes.ts'
import { addDays } from '../kernel/day.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { dropRequest, endRequest, putRequest, reopenRequest } from './request.api.ts'
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
