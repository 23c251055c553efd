import { expect, test } from 'vitest'
import { endAction, listActions } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { PortfolioFilter } from '../identify/accountList.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  addOwnChange,
  dropOwnChange,
  listAffected,
  listChangesFelt,
  listOwnChanges,
  putImpact,
} from './ownChange.api.ts'
import { ownChangeRoutes } from './ownChange.routes.ts'

const routes = [...accountRoutes, ...actionRoutes, ...ownChangeRoutes]

async function threeClients() {
  const firm = aFirm(routes)
  const { lead, manager } = firm
  const add = (name: string, tags: string[], managerId?: string) =>
    lead.ask(addAccount, { name, tags, ...(managerId ? { managerId } : {}) })
  const mine = await add('Forjas', ['web'], manager.id)
  const free = await add('Bombas', ['web'])
  const other = await add('Cementos', [])
  const change = {
    title: 'Se quita el portal viejo',
    kind: 'tool',
    fromOn: '2027-01-01',
    task: 'Avisar y enseñar el nuevo',
    dueOn: '2026-12-15',
    filter: PortfolioFilter.parse({ tag: 'web' }),
  } as const
  return { ...firm, mine, free, other, change }
}

test('those that the filter finds feel it; whoever looks after each has something to do', async () => {
  const { lead, manager, mine, free, other, change } = await threeClients()
  const made = await lead.ask(addOwnChange, change)
  expect(made).toMatchObject({ accounts: 2, open: 2, filter: { tag: ['web'] } })
  const { changeId } = made
  const affected = await lead.ask(listAffected, { changeId })
  expect(affected.map(({ account, task }) => [account, task])).toEqual([
    ['Bombas', 'Avisar y enseñar el nuevo'],
    ['Forjas', 'Avisar y enseñar el nuevo'],
  ])
  const [task] = await lead.ask(listActions, { accountId: mine.accountId })
  expect(task).toMatchObject({ ownerId: manager.id, origin: 'ownChange', originId: changeId })
  // Nobody looks after it: whoever made the change known does.
  expect(await lead.ask(listActions, { accountId: free.accountId })).toMatchObject([
    { ownerId: lead.id },
  ])
  expect(await lead.ask(listChangesFelt, other)).toEqual([])
  const impact = 'Pide por el portal cada semana'
  await manager.ask(putImpact, { changeId, ...mine, impact })
  expect(await lead.ask(listChangesFelt, mine)).toMatchObject([{ title: change.title, impact }])
  const { happenings } = await lead.ask(readHistory, mine)
  expect(happenings.map(({ what }) => what)).toContain('ownChange.felt')
})

test('taken away, what was still to do goes with it, and what was done stays', async () => {
  const { lead, mine, free, change } = await threeClients()
  const { changeId } = await lead.ask(addOwnChange, change)
  const [task] = await lead.ask(listActions, mine)
  await lead.ask(endAction, { actionId: task!.actionId, state: 'done' })
  await lead.ask(dropOwnChange, { changeId })
  expect(await lead.ask(listOwnChanges, {})).toEqual([])
  expect(await lead.ask(listActions, mine)).toMatchObject([{ state: 'done' }])
  expect(await lead.ask(listActions, free)).toEqual([])
})

test('someone has to feel it; only leads make it known; who sees only their own sees only those', async () => {
  const { lead, manager, join, mine, free, change } = await threeClients()
  const nobody = { ...change, filter: PortfolioFilter.parse({ tag: 'nada' }) }
  await expect(lead.ask(addOwnChange, nobody)).rejects.toMatchObject({
    code: 'know/change-of-nobody',
  })
  await expect(manager.ask(addOwnChange, change)).rejects.toMatchObject({ status: 403 })
  const { changeId } = await lead.ask(addOwnChange, change)
  await expect(manager.ask(putImpact, { changeId, ...free, impact: 'x' })).rejects.toMatchObject({
    code: 'accounts/not-yours',
  })
  const narrow = join('manager', { sees: 'own' })
  expect(await narrow.ask(listAffected, { changeId })).toEqual([])
  expect((await narrow.ask(listOwnChanges, {}))[0]).toMatchObject({ accounts: 0, open: 0 })
  await expect(narrow.ask(listChangesFelt, mine)).rejects.toMatchObject({ status: 404 })
})

test('another firm’s changes are not there', async () => {
  const { lead, mine, change } = await threeClients()
  const { changeId } = await lead.ask(addOwnChange, change)
  const other = aFirm(routes).lead
  expect(await other.ask(listOwnChanges, {})).toEqual([])
  for (const act of [
    () => other.ask(listAffected, { changeId }),
    () => other.ask(dropOwnChange, { changeId }),
    () => other.ask(putImpact, { changeId, ...mine, impact: TODAY }),
    () => other.ask(listChangesFelt, mine),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
