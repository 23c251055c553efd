/** What is said of an account: stages, potential, and whom it brought. */
import { expect, test } from 'vitest'
import { aFirm, TODAY } from '../platform/testing.ts'
import { addAccount, readHistory } from './account.api.ts'
import { accountRoutes } from './account.routes.ts'
import { placeCarers } from './change.api.ts'
import { changeRoutes } from './change.routes.ts'
import { putPotential, readPotential } from './potential.api.ts'
import { potentialRoutes } from './potential.routes.ts'
import { potentialsOf } from './potential.store.ts'
import { dropReferral, putReferral, readReferrals } from './referral.api.ts'
import { referralRoutes } from './referral.routes.ts'
import { putStage, readStage } from './stageView.api.ts'
import { stageViewRoutes } from './stageView.routes.ts'
import { stagesOf } from './stageView.store.ts'
import { whatHappened } from './told.ts'

const routes = [
  ...accountRoutes,
  ...changeRoutes,
  ...stageViewRoutes,
  ...potentialRoutes,
  ...referralRoutes,
]
const firm = () => aFirm(routes)
const TOMORROW = '2026-11-22'

test('stages are said, said anew and taken back; the newest counts, and all stay', async () => {
  const { lead, manager, anAccount, db } = firm()
  const accountId = await anAccount()
  await lead.ask(placeCarers, { accountId, managerId: manager.id })
  const first = { accountId, ours: 'interdependent' as const, seenOn: '2026-10-01' }
  expect((await manager.ask(putStage, first)).before).toBeNull()
  const { now, before } = await lead.ask(putStage, {
    accountId,
    ours: 'interdependent',
    theirs: 'basic',
    target: 'cooperative',
    evidence: 'Pide oferta a otros dos',
    seenOn: TODAY,
  })
  expect(before).toMatchObject({ ours: 'interdependent', theirs: null, byName: 'Marta' })
  expect(now).toMatchObject({ theirs: 'basic', byName: 'Lucía', seenOn: TODAY })
  expect(await db(stagesOf)).toEqual(
    new Map([[accountId, { ours: 'interdependent', theirs: 'basic', target: 'cooperative' }]]),
  )
  await lead.ask(putStage, { accountId, seenOn: TODAY })
  expect(await db(stagesOf)).toEqual(new Map())
  expect(await lead.ask(readStage, { accountId })).toHaveLength(3)
})

test('a potential is told in its own currency, as one year’s, with how sure it is', async () => {
  const { lead, anAccount, db } = firm()
  const accountId = await anAccount()
  const said = { accountId, amount: '250000.50', currency: 'MXN', seenOn: TODAY }
  await lead.ask(putPotential, { ...said, amount: '1' })
  const { now, before } = await lead.ask(putPotential, {
    ...said,
    confidence: 'confirmed',
    source: 'Compras, octubre',
  })
  expect([now.amount, before!.amount]).toEqual(['250000.5', '1'])
  const known = { amount: 250000.5, currency: 'MXN', confidence: 'confirmed' }
  expect(await db(potentialsOf)).toEqual(new Map([[accountId, known]]))
  await lead.ask(putPotential, { ...said, amount: null })
  expect(await db(potentialsOf)).toEqual(new Map())
})

test('nobody has seen tomorrow', async () => {
  const { lead, anAccount } = firm()
  const [accountId, broughtId] = [await anAccount('Uno'), await anAccount('Otro')]
  const refused = { status: 422, code: 'accounts/seen-ahead' }
  for (const ask of [
    () => lead.ask(putStage, { accountId, ours: 'basic', seenOn: TOMORROW }),
    () => lead.ask(putPotential, { accountId, amount: '1', currency: 'EUR', seenOn: TOMORROW }),
    () => lead.ask(putReferral, { accountId, broughtId, broughtOn: TOMORROW }),
  ]) {
    await expect(ask()).rejects.toMatchObject(refused)
  }
})

test('an account came through one other, never through itself nor in a circle', async () => {
  const { lead, anAccount } = firm()
  const [ana, bea, eva] = [await anAccount('Ana'), await anAccount('Bea'), await anAccount('Eva')]
  const referral = { accountId: ana, broughtId: bea, broughtOn: '2026-03-01', note: 'En la feria' }
  expect((await lead.ask(putReferral, referral)).before).toBeNull()
  const { before } = await lead.ask(putReferral, { ...referral, note: 'En una cena' })
  expect(before).toMatchObject({ name: 'Bea', note: 'En la feria' })
  const refusals = [
    [{ ...referral, broughtId: ana }, 'accounts/brings-itself'],
    [{ ...referral, accountId: bea, broughtId: ana }, 'accounts/brings-back'],
    [{ ...referral, accountId: eva }, 'accounts/brought-already'],
  ] as const
  for (const [given, code] of refusals) {
    await expect(lead.ask(putReferral, given)).rejects.toMatchObject({ code })
  }
  expect(await lead.ask(readReferrals, { accountId: bea })).toEqual({
    brought: [],
    by: { accountId: ana, name: 'Ana', broughtOn: '2026-03-01' },
  })
  await lead.ask(dropReferral, { accountId: ana, broughtId: bea })
  await lead.ask(putReferral, { ...referral, accountId: eva })
  const { brought } = await lead.ask(readReferrals, { accountId: eva })
  expect(brought.map(({ name }) => name)).toEqual(['Bea'])
})

test('what was said stands in the activity of the account, in words', async () => {
  const { lead, anAccount } = firm()
  const [accountId, broughtId] = [await anAccount('Uno'), await anAccount('Otro')]
  await lead.ask(putStage, { accountId, ours: 'basic', seenOn: TODAY })
  await lead.ask(putStage, { accountId, seenOn: TODAY })
  await lead.ask(putPotential, { accountId, amount: '90', currency: 'EUR', seenOn: TODAY })
  await lead.ask(putPotential, { accountId, amount: null, currency: 'EUR', seenOn: TODAY })
  await lead.ask(putReferral, { accountId, broughtId, broughtOn: TODAY })
  await lead.ask(dropReferral, { accountId, broughtId })
  const { happenings, people } = await lead.ask(readHistory, { accountId })
  expect(happenings.flatMap((one) => whatHappened(one, people)).toReversed()).toEqual([
    { what: 'stageSaid', values: { ours: 'basic', theirs: 'none' } },
    { what: 'stageTakenBack', values: {} },
    { what: 'potentialSaid', values: { amount: '90', currency: 'EUR' } },
    { what: 'potentialTakenBack', values: {} },
    { what: 'referralKept', values: { name: 'Otro' } },
    { what: 'referralDropped', values: { name: 'Otro' } },
  ])
})

test('whoever may change the account says it; viewers read; other firms find nothing', async () => {
  const ours = firm()
  const { lead, manager, viewer, expert } = ours
  const { accountId } = await lead.ask(addAccount, { name: 'Nuestra' })
  const { accountId: broughtId } = await lead.ask(addAccount, { name: 'Traída' })
  await lead.ask(putReferral, { accountId, broughtId, broughtOn: TODAY })
  const writes = (who: typeof lead) => [
    () => who.ask(putStage, { accountId, ours: 'basic', seenOn: TODAY }),
    () => who.ask(putPotential, { accountId, amount: '1', currency: 'EUR', seenOn: TODAY }),
    () => who.ask(putReferral, { accountId, broughtId, broughtOn: TODAY }),
    () => who.ask(dropReferral, { accountId, broughtId }),
  ]
  const reads = (who: typeof lead) => [
    () => who.ask(readStage, { accountId }),
    () => who.ask(readPotential, { accountId }),
    () => who.ask(readReferrals, { accountId }),
  ]
  for (const read of reads(viewer)) await read()
  for (const who of [viewer, expert, manager]) {
    for (const write of writes(who)) await expect(write()).rejects.toMatchObject({ status: 403 })
  }
  for (const stranger of [firm().lead, ours.join('manager', { sees: 'own' })]) {
    for (const asked of [...reads(stranger), ...writes(stranger)]) {
      await expect(asked()).rejects.toMatchObject({ status: 404 })
    }
  }
})
