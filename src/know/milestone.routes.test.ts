import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { aFirm } from '../platform/testing.ts'
import { dropMilestone, listMilestones, putMilestone } from './milestone.api.ts'
import { milestoneRoutes } from './milestone.routes.ts'
import { MilestoneGiven } from './milestone.ts'

const routes = [...accountRoutes, ...milestoneRoutes]
const visit = { day: '2019-05-02', title: 'Primera visita', source: 'Acta' }

async function aClient() {
  const firm = aFirm(routes)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  return { ...firm, accountId }
}

test('milestones stand by their day, are changed, dropped and put back', async () => {
  const { lead, accountId } = await aClient()
  const { now } = await lead.ask(putMilestone, { ...visit, accountId })
  await lead.ask(putMilestone, { ...visit, accountId, day: '2021-01-01', title: 'Planta nueva' })
  const titles = async () =>
    (await lead.ask(listMilestones, { accountId })).map(({ title }) => title)
  expect(await titles()).toEqual(['Planta nueva', 'Primera visita'])
  const was = MilestoneGiven.parse(now)
  await lead.ask(putMilestone, { ...now, title: 'Visita', was })
  await expect(lead.ask(putMilestone, { ...now, title: 'Otra', was })).rejects.toMatchObject({
    code: 'know/milestone-changed-since',
  })
  const { milestoneId } = now
  const gone = await lead.ask(dropMilestone, { accountId, milestoneId })
  expect(await titles()).toEqual(['Planta nueva'])
  await lead.ask(putMilestone, gone)
  expect(await titles()).toEqual(['Planta nueva', 'Visita'])
  for (const wrong of [{ day: 'ayer' }, { source: '' }, { title: ' ' }]) {
    await expect(lead.ask(putMilestone, { ...visit, accountId, ...wrong })).rejects.toMatchObject({
      status: 422,
    })
  }
})

test('the timeline has milestones and purchases on their days, by kind and page by page', async () => {
  const { lead, db } = await aClient()
  await db((tx) =>
    tellLedger(tx, [
      { code: 'A', day: '2020-03-01', amount: 300 },
      { code: 'A', day: '2020-04-01', amount: 50 },
    ]),
  )
  const [row] = await db((tx) => tx`select account_id from account where code = 'A'`)
  const accountId = row!['accountId'] as string
  await lead.ask(putMilestone, { ...visit, accountId })
  const told = async (kind: ('milestone' | 'purchase')[]) =>
    (await lead.ask(readHistory, { accountId, kind })).happenings.map(({ what, happenedAt }) => [
      what,
      happenedAt.slice(0, 10),
    ])
  expect(await told([])).toEqual([
    ['purchase.first', '2020-03-01'],
    ['milestone.reached', '2019-05-02'],
  ])
  expect(await told(['purchase'])).toEqual([
    ['purchase.made', '2020-04-01'],
    ['purchase.first', '2020-03-01'],
  ])
  expect(await told(['milestone'])).toEqual([['milestone.reached', '2019-05-02']])
  for (let year = 1900; year < 1960; year++) {
    await lead.ask(putMilestone, { ...visit, accountId, day: `${year}-01-01` })
  }
  const first = await lead.ask(readHistory, { accountId, kind: ['milestone'] })
  expect([first.happenings.length, first.more]).toEqual([50, true])
  const before = first.happenings.at(-1)!.happeningId
  const second = await lead.ask(readHistory, { accountId, kind: ['milestone'], before })
  expect([second.happenings.length, second.more]).toEqual([11, false])
})

test('who may not change the account enters no milestone; who sees only their own sees no other', async () => {
  const { lead, manager, viewer, join, accountId } = await aClient()
  const { now } = await lead.ask(putMilestone, { ...visit, accountId })
  const own = join('manager', { sees: 'own' })
  const other = aFirm(routes).lead
  const { accountId: theirs } = await other.ask(addAccount, { name: 'Otra' })
  await expect(manager.ask(putMilestone, { ...visit, accountId })).rejects.toMatchObject({
    status: 403,
  })
  await expect(viewer.ask(putMilestone, { ...visit, accountId })).rejects.toMatchObject({
    status: 403,
  })
  for (const act of [
    () => own.ask(listMilestones, { accountId }),
    () => other.ask(listMilestones, { accountId }),
    () => other.ask(putMilestone, { ...visit, accountId }),
    () => other.ask(dropMilestone, now),
    () => other.ask(dropMilestone, { accountId: theirs, milestoneId: now.milestoneId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
