import { expect, test } from 'vitest'
import { addMonths } from '../kernel/day.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { addAccount, readHistory } from './account.api.ts'
import { accountRoutes } from './account.routes.ts'
import {
  dropAction,
  endAction,
  listActions,
  listMyActions,
  putAction,
  reopenAction,
} from './action.api.ts'
import { actionRoutes } from './action.routes.ts'

async function aClient() {
  const firm = aFirm([...accountRoutes, ...actionRoutes])
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  return { ...firm, accountId }
}

test('an action is written down, done with what shows it, opened again, withdrawn and put back', async () => {
  const { lead, accountId } = await aClient()
  const given = { accountId, title: 'Llevar la propuesta', ownerId: lead.id, dueOn: '2026-12-01' }
  const { now } = await lead.ask(putAction, given)
  const { actionId } = now
  expect(await lead.ask(listMyActions, {})).toMatchObject([{ actionId, account: 'Forjas Levante' }])
  await expect(lead.ask(endAction, { actionId, state: 'dropped' })).rejects.toMatchObject({
    status: 422,
  })
  const done = await lead.ask(endAction, { actionId, state: 'done', outcome: 'Firmada' })
  expect(done).toMatchObject({ state: 'done', outcome: 'Firmada' })
  expect(done.endedAt).not.toBeNull()
  expect(await lead.ask(listMyActions, {})).toEqual([])
  await lead.ask(reopenAction, { actionId })
  const was = await lead.ask(dropAction, { actionId })
  expect(await lead.ask(listActions, { accountId })).toEqual([])
  await lead.ask(putAction, was)
  expect((await lead.ask(listActions, { accountId }))[0]).toMatchObject({ actionId, state: 'open' })
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.map(({ what }) => what)).toEqual([
    'action.added',
    'action.takenBack',
    'action.reopened',
    'action.done',
    'action.added',
    'account.added',
  ])
})

test('its owner ends it though the account isn’t theirs; others don’t, and readers own nothing', async () => {
  const { lead, expert, manager, viewer, accountId } = await aClient()
  const given = { accountId, title: 'Mirar la avería', ownerId: expert.id, dueOn: '2026-12-01' }
  const { now } = await lead.ask(putAction, given)
  const { actionId } = now
  await expect(manager.ask(endAction, { actionId, state: 'done' })).rejects.toMatchObject({
    code: 'accounts/action-not-yours',
  })
  await expert.ask(endAction, { actionId, state: 'done' })
  await expect(lead.ask(putAction, { ...given, ownerId: viewer.id })).rejects.toMatchObject({
    code: 'accounts/not-an-owner',
  })
})

test('an action waits for others, in no circle, and only for those of its account', async () => {
  const { lead, accountId } = await aClient()
  const put = async (title: string, more: object = {}) =>
    (
      await lead.ask(putAction, {
        accountId,
        title,
        ownerId: lead.id,
        dueOn: '2026-12-01',
        ...more,
      })
    ).now
  const first = await put('Medir')
  const second = await put('Proponer', { needs: [first.actionId] })
  expect(second).toMatchObject({ needs: [first.actionId], waits: ['Medir'] })
  await expect(
    put('Medir', { actionId: first.actionId, needs: [second.actionId] }),
  ).rejects.toMatchObject({ code: 'accounts/action-needs-itself' })
  const other = await lead.ask(addAccount, { name: 'Otra' })
  await expect(
    put('Ajena', { accountId: other.accountId, needs: [first.actionId] }),
  ).rejects.toMatchObject({ code: 'accounts/no-such-action' })
  const changed = await put('Proponer', { actionId: second.actionId, needs: [] })
  expect(changed).toMatchObject({ needs: [], waits: [] })
})

test('one that comes back stands again once it is done, and goes when it is reopened', async () => {
  const { lead, accountId } = await aClient()
  const given = {
    accountId,
    title: 'Revisar el consumo',
    ownerId: lead.id,
    dueOn: TODAY,
    every: { count: 1, unit: 'month' as const },
  }
  const { actionId } = (await lead.ask(putAction, given)).now
  const link = 'https://ejemplo.es/informe'
  await expect(
    lead.ask(endAction, { actionId, state: 'done', link: 'javascript:alert(1)' }),
  ).rejects.toMatchObject({ status: 422 })
  const done = await lead.ask(endAction, { actionId, state: 'done', outcome: 'Informe', link })
  expect(done).toMatchObject({ state: 'done', link })
  const [next] = await lead.ask(listActions, { accountId })
  expect(next).toMatchObject({
    title: given.title,
    state: 'open',
    dueOn: addMonths(TODAY, 1),
    followsId: actionId,
    every: given.every,
  })
  await lead.ask(reopenAction, { actionId })
  expect(await lead.ask(listActions, { accountId })).toMatchObject([{ actionId, state: 'open' }])
  await lead.ask(endAction, { actionId, state: 'dropped', outcome: 'Ya no' })
  expect(await lead.ask(listActions, { accountId })).toHaveLength(1)
})

test('one that is due at the end of a month stays there, over February', async () => {
  const { lead, accountId } = await aClient()
  const every = { count: 1, unit: 'month' as const }
  const given = { accountId, title: 'Cerrar el mes', ownerId: lead.id, every }
  const { now } = await lead.ask(putAction, { ...given, dueOn: '2027-01-31' })
  const following = async (actionId: string) => {
    await lead.ask(endAction, { actionId, state: 'done' })
    return (await lead.ask(listActions, { accountId }))[0]!
  }
  const second = await following(now.actionId)
  expect(second.dueOn).toBe('2027-02-28')
  // Other words leave its days as they are; another day begins anew.
  const title = 'Cerrar el mes con ellos'
  const { actionId, dueOn } = second
  await lead.ask(putAction, { ...given, actionId, dueOn, title })
  const third = await following(actionId)
  expect(third).toMatchObject({ title, dueOn: '2027-03-31' })
  await lead.ask(putAction, { ...given, actionId: third.actionId, dueOn: '2027-03-30' })
  const fourth = await following(third.actionId)
  expect(fourth.dueOn).toBe('2027-04-30')
  expect((await following(fourth.actionId)).dueOn).toBe('2027-05-30')
})

test('another firm’s actions are not there', async () => {
  const { lead, accountId } = await aClient()
  const given = { accountId, title: 'Llamar', ownerId: lead.id, dueOn: '2026-12-01' }
  const { actionId } = (await lead.ask(putAction, given)).now
  const other = aFirm([...accountRoutes, ...actionRoutes]).lead
  for (const act of [
    () => other.ask(listActions, { accountId }),
    () => other.ask(endAction, { actionId, state: 'done' }),
    () => other.ask(reopenAction, { actionId }),
    () => other.ask(dropAction, { actionId }),
    () => other.ask(putAction, given),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
