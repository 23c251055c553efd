import { expect, test } from 'vitest'
import { answerAcceptance } from '../accounts/acceptance.api.ts'
import { acceptanceRoutes } from '../accounts/acceptance.routes.ts'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  askForReward,
  chooseReward,
  deliverReward,
  dropReward,
  earnReward,
  lapseReward,
  listDueRewards,
  listRewards,
  putReward,
  reopenReward,
} from './reward.api.ts'
import { rewardRoutes } from './reward.routes.ts'
import { RewardGiven } from './reward.ts'

const routes = [...accountRoutes, ...acceptanceRoutes, ...rewardRoutes]

async function aReward() {
  const firm = aFirm(routes)
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: lead.id })
  const given = {
    accountId,
    title: 'Por crecer en 2026',
    condition: 'Comprar 1,2 M€ en 2026',
    options: [
      { title: 'Formación', text: 'Dos días en su planta, hasta 12 personas', worth: 3000 },
      { title: 'Abono', text: '2.500 € en la factura de enero', worth: 2500 },
    ],
    currency: 'EUR',
    ownerId: lead.id,
    decidedByOn: '2026-12-31',
    deliverOn: '2027-02-28',
  }
  const { now } = await lead.ask(putReward, given)
  return { ...firm, accountId, given, now, rewardId: now.rewardId }
}

test('a reward is chosen by link at the start, stays as it was described, is earned and delivered with proof', async () => {
  const { lead, accountId, rewardId, now, given } = await aReward()
  const refused = (code: string) => expect.objectContaining({ code })
  await expect(lead.ask(earnReward, { rewardId, on: TODAY })).rejects.toEqual(
    refused('commit/not-chosen'),
  )
  const was = RewardGiven.parse(now)
  await lead.ask(putReward, { ...now, title: 'Por crecer', was })
  await expect(lead.ask(putReward, { ...now, was })).rejects.toEqual(
    refused('commit/changed-since'),
  )
  const asked = { rewardId, name: 'Ana Ruiz', expiresOn: '2026-12-20' }
  const { path, acceptance } = await lead.ask(askForReward, asked)
  expect(acceptance.text).toContain('Dos días en su planta, hasta 12 personas')
  await expect(lead.ask(putReward, { ...given, rewardId })).rejects.toEqual(
    refused('commit/reward-asked'),
  )
  const token = new URLSearchParams(path.split('?')[1]).get('token')!
  const { textHash } = acceptance
  const answer = { token, textHash, name: 'Ana Ruiz', answer: 'accepted' as const, chosen: 1 }
  expect(await lead.ask(answerAcceptance, answer)).toMatchObject({ chosen: 1 })
  expect(await lead.ask(listRewards, { accountId })).toMatchObject([{ chosen: 1 }])
  for (const act of [
    () => lead.ask(putReward, { ...given, rewardId }),
    () => lead.ask(dropReward, { rewardId }),
  ])
    await expect(act()).rejects.toEqual(refused('commit/reward-stays'))
  await expect(lead.ask(chooseReward, { rewardId, chosen: 2, chosenHow: 'x' })).rejects.toEqual(
    refused('commit/chosen'),
  )
  await lead.ask(earnReward, { rewardId, on: TODAY })
  expect(await lead.ask(listDueRewards, {})).toMatchObject([{ rewardId, state: 'earned' }])
  const told = { rewardId, on: TODAY, outcome: 'Hoja de asistencia' }
  expect(await lead.ask(deliverReward, told)).toMatchObject({ state: 'delivered', endedOn: TODAY })
  expect(await lead.ask(reopenReward, { rewardId })).toMatchObject({ state: 'earned' })
  expect(await lead.ask(reopenReward, { rewardId })).toMatchObject({
    state: 'offered',
    chosen: 1,
    earnedOn: null,
  })
  expect(await lead.ask(lapseReward, told)).toMatchObject({ state: 'lapsed' })
})

test('what the client said without the link closes it; a slip of the pen is taken away and put back', async () => {
  const { lead, accountId, rewardId, given } = await aReward()
  const { path } = await lead.ask(askForReward, { rewardId, name: 'Ana', expiresOn: '2026-12-20' })
  await expect(
    lead.ask(chooseReward, { rewardId, chosen: 3, chosenHow: 'Por teléfono' }),
  ).rejects.toMatchObject({ code: 'commit/no-such-option' })
  await lead.ask(chooseReward, { rewardId, chosen: 2, chosenHow: 'Por teléfono' })
  const token = new URLSearchParams(path.split('?')[1]).get('token')!
  await expect(
    lead.ask(answerAcceptance, { token, name: 'x', answer: 'accepted', textHash: 'x', chosen: 1 }),
  ).rejects.toMatchObject({ code: 'accounts/acceptance-withdrawn' })
  const lapsing = (await lead.ask(putReward, given)).now.rewardId
  const open = await lead.ask(askForReward, {
    rewardId: lapsing,
    name: 'Ana',
    expiresOn: '2026-12-20',
  })
  await lead.ask(lapseReward, { rewardId: lapsing, on: TODAY, outcome: 'Ya no compran' })
  await expect(
    lead.ask(answerAcceptance, {
      token: new URLSearchParams(open.path.split('?')[1]).get('token')!,
      name: 'x',
      answer: 'accepted',
      textHash: open.acceptance.textHash,
      chosen: 1,
    }),
  ).rejects.toMatchObject({ code: 'accounts/acceptance-withdrawn' })
  const { now } = await lead.ask(putReward, given)
  const gone = await lead.ask(dropReward, { rewardId: now.rewardId })
  await lead.ask(putReward, gone)
  expect(await lead.ask(listRewards, { accountId })).toHaveLength(3)
})

test('other firms, and who may not, are kept out; an expert who owns it tells what came of it', async () => {
  const { lead, viewer, expert, join, given, rewardId, accountId } = await aReward()
  const other = aFirm(routes).lead
  const own = join('manager', { sees: 'own' })
  const told = { rewardId, on: TODAY, outcome: 'x' }
  for (const who of [other, own])
    for (const act of [
      () => who.ask(listRewards, { accountId }),
      () => who.ask(putReward, given),
      () => who.ask(dropReward, { rewardId }),
      () => who.ask(askForReward, { rewardId, name: 'x', expiresOn: TODAY }),
      () => who.ask(chooseReward, { rewardId, chosen: 1, chosenHow: 'x' }),
      () => who.ask(earnReward, { rewardId, on: TODAY }),
      () => who.ask(deliverReward, told),
      () => who.ask(lapseReward, told),
      () => who.ask(reopenReward, { rewardId }),
    ])
      await expect(act()).rejects.toMatchObject({ status: 404 })
  expect(await other.ask(listDueRewards, {})).toEqual([])
  await expect(viewer.ask(putReward, given)).rejects.toMatchObject({ status: 403 })
  const { now } = await lead.ask(putReward, { ...given, ownerId: expert.id })
  await lead.ask(chooseReward, { rewardId: now.rewardId, chosen: 1, chosenHow: 'Acta' })
  await expect(expert.ask(earnReward, { rewardId, on: TODAY })).rejects.toMatchObject({
    code: 'commit/not-yours',
  })
  expect(await expert.ask(earnReward, { rewardId: now.rewardId, on: TODAY })).toMatchObject({
    state: 'earned',
  })
})
