import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  addFacts,
  confirmFact,
  dropFact,
  listFacts,
  listSectors,
  putFact,
  putSectors,
} from './profileFact.api.ts'
import { profileFactRoutes } from './profileFact.routes.ts'
import { listToConfirm } from './toConfirm.api.ts'
import { toConfirmRoutes } from './toConfirm.routes.ts'

async function aClient() {
  const firm = aFirm([...accountRoutes, ...profileFactRoutes, ...toConfirmRoutes])
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  const goal = { accountId, topic: 'goal', text: 'Vender en Francia', seenOn: TODAY } as const
  return { ...firm, accountId, goal }
}

test('a fact is said, changed, dropped and put back, each with its source and day', async () => {
  const { lead, accountId, goal } = await aClient()
  const { now } = await lead.ask(putFact, { ...goal, source: 'Pilar, en la feria' })
  expect(now).toMatchObject({ text: 'Vender en Francia', confidence: 'assumed', amount: null })
  await lead.ask(putFact, { ...now, text: 'Vender en Francia y Portugal', was: now })
  const was = await lead.ask(dropFact, { factId: now.factId })
  expect(await lead.ask(listFacts, { accountId })).toEqual([])
  await lead.ask(putFact, was)
  expect(await lead.ask(listFacts, { accountId })).toMatchObject([
    { factId: now.factId, text: 'Vender en Francia y Portugal', source: 'Pilar, en la feria' },
  ])
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings[0]).toMatchObject({
    what: 'fact.kept',
    about: { title: 'Vender en Francia y Portugal' },
  })
})

test('two who change the same fact at once lose nothing: the second is told, and may keep both', async () => {
  const { lead, admin, accountId, goal } = await aClient()
  const { now } = await lead.ask(putFact, goal)
  await lead.ask(putFact, { ...now, text: 'De una', was: now })
  await expect(admin.ask(putFact, { ...now, text: 'De otra', was: now })).rejects.toMatchObject({
    code: 'know/fact-changed-since',
  })
  await admin.ask(putFact, { ...goal, text: 'De otra' })
  const texts = (await lead.ask(listFacts, { accountId })).map(({ text }) => text)
  expect(texts.toSorted()).toEqual(['De otra', 'De una'])
})

test('what is old or only assumed is to be confirmed, the stale first; confirming makes it fresh', async () => {
  const { lead, goal, accountId } = await aClient()
  await lead.ask(addFacts, {
    facts: [
      { ...goal, text: 'supuesta' },
      { ...goal, text: 'fresca', confidence: 'confirmed' },
      { ...goal, text: 'vieja', confidence: 'confirmed', seenOn: '2024-01-01' },
    ],
  })
  const waiting = async () => {
    const { rows, total } = await lead.ask(listToConfirm, { mine: false, account: accountId })
    return { total, facts: rows.flatMap((row) => (row.what === 'fact' ? [row.fact] : [])) }
  }
  const { total, facts } = await waiting()
  expect([total, ...facts.map(({ text }) => text)]).toEqual([2, 'vieja', 'supuesta'])
  expect((await lead.ask(listToConfirm, {})).total).toBe(0)
  const { factId } = facts[0]!
  await lead.ask(confirmFact, { factId, seenOn: TODAY })
  expect((await waiting()).facts.map(({ text }) => text)).toEqual(['supuesta'])
  await expect(lead.ask(confirmFact, { factId, seenOn: '2026-01-01' })).rejects.toMatchObject({
    code: 'know/confirmed-back',
  })
})

test('many at once are all there or none', async () => {
  const { lead, goal, accountId } = await aClient()
  await expect(lead.ask(addFacts, { facts: [goal, { ...goal, text: '' }] })).rejects.toMatchObject({
    code: 'know/fact-lacks-text',
  })
  expect(await lead.ask(listFacts, { accountId })).toEqual([])
})

test('who may not write the account says nothing of it; another firm’s facts are not there', async () => {
  const { lead, manager, viewer, goal, accountId } = await aClient()
  const { now } = await lead.ask(putFact, goal)
  const { factId } = now
  await expect(manager.ask(putFact, goal)).rejects.toMatchObject({ code: 'accounts/not-yours' })
  await expect(manager.ask(addFacts, { facts: [goal] })).rejects.toMatchObject({ status: 403 })
  await expect(viewer.ask(dropFact, { factId })).rejects.toMatchObject({ status: 403 })
  const other = aFirm([...accountRoutes, ...profileFactRoutes, ...toConfirmRoutes]).lead
  expect((await other.ask(listToConfirm, { mine: false })).total).toBe(0)
  for (const act of [
    () => other.ask(listFacts, { accountId }),
    () => other.ask(putFact, goal),
    () => other.ask(addFacts, { facts: [goal] }),
    () => other.ask(dropFact, { factId }),
    () => other.ask(confirmFact, { factId, seenOn: TODAY }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})

test('hostile text stays text', async () => {
  const { lead, goal, accountId } = await aClient()
  const text = '<script>alert(1)</script> ‮ 🙂 {{name}}'
  await lead.ask(putFact, { ...goal, text })
  expect((await lead.ask(listFacts, { accountId }))[0]!.text).toBe(text)
})

test('a firm has its own sectors, its own alone; only leads change them', async () => {
  const { lead, manager } = await aClient()
  await lead.ask(putSectors, { text: '1;Uno\n2;Dos' })
  const { before } = await lead.ask(putSectors, { text: '3;Tres' })
  expect(before).toBe('1;Uno\n2;Dos')
  expect(await lead.ask(listSectors, {})).toEqual([{ code: '3', name: 'Tres' }])
  await expect(lead.ask(putSectors, { text: 'nada' })).rejects.toMatchObject({
    code: 'know/no-sectors',
  })
  await expect(manager.ask(putSectors, { text: '4;X' })).rejects.toMatchObject({ status: 403 })
  expect(await aFirm(profileFactRoutes).lead.ask(listSectors, {})).toEqual([])
})
