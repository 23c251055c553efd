import { expect, test } from 'vitest'
import { answerAcceptance } from '../accounts/acceptance.api.ts'
import { setAnswer } from '../accounts/acceptance.store.ts'
import { acceptanceRoutes } from '../accounts/acceptance.routes.ts'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import type { Db } from '../platform/db.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  approveCompensation,
  askToChoose,
  chooseCompensation,
  claimCompensation,
  deliverCompensation,
  dropTerms,
  endTerms,
  listCompensations,
  listOpenCompensations,
  listTerms,
  putTerms,
  readLedger,
  unapproveCompensation,
  unwaiveCompensation,
  waiveCompensation,
} from './compensation.api.ts'
import { compensationJobs } from './compensation.jobs.ts'
import { compensationRoutes } from './compensation.routes.ts'
import { TermsGiven } from './compensation.ts'
import { balances } from './compensationLedger.ts'
import { compensationTermsRoutes } from './compensationTerms.routes.ts'

const routes = [
  ...accountRoutes,
  ...acceptanceRoutes,
  ...compensationTermsRoutes,
  ...compensationRoutes,
]

/** An account with so many clocks that were met and breached in the third quarter. */
async function aClient({ met = 9, breached = 1 } = {}) {
  const firm = aFirm(routes, compensationJobs)
  const { lead, db: inFirm } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: lead.id })
  await inFirm(async (db) => {
    await db`insert into service_level (account_id, metric, target_ms) values (${accountId}, 'resolution', 3600000)`
    await db`
      insert into clock (account_id, level_id, metric, about_kind, title, risk_share, started_at, counted_at,
        state, elapsed_ms, target_ms, stopped_at, breached_at, breached_by, breach_found_at)
      select ${accountId}, (select level_id from service_level where firm_id = ${db.firm}), 'resolution', 'own',
        'Pieza ' || n, 0.2, at, at, case when n <= ${met} then 'met' else 'breached' end, 1, 3600000, at,
        case when n > ${met} then at end, case when n > ${met} then 'time' end, case when n > ${met} then at end
      from generate_series(1, ${met + breached}::int) n, cast('2026-08-20T10:00Z' as timestamptz) at
    `
  })
  return { ...firm, accountId }
}

const TERMS = {
  metric: 'resolution' as const,
  period: 'quarter' as const,
  tiers: [
    { below: 0.99, pays: 0.1 },
    { below: 0.95, pays: 0.3 },
  ],
  base: 4000,
  currency: 'EUR',
  capShare: 0.25,
  kind: 'choice' as const,
  action: 'Informe de causa raíz y visita',
  fromOn: '2026-07-01',
}

test('a period that ended is worked out once, claimed, approved, chosen by link and delivered; its ledger balances', async () => {
  const { lead, work, accountId } = await aClient()
  await lead.ask(putTerms, { ...TERMS, accountId, claimDays: 90 })
  await work()
  await work()
  const [due, ...more] = await lead.ask(listCompensations, { accountId })
  expect(more).toEqual([])
  expect(due).toMatchObject({
    state: 'due',
    kept: 9,
    decided: 10,
    share: 0.9,
    pays: 0.3,
    uncapped: 1200,
    amount: 1000,
    fromOn: '2026-07-01',
    untilOn: '2026-09-30',
    claimUntil: '2026-12-29',
  })
  const { compensationId } = due!
  const refused = (code: string) => expect.objectContaining({ code })
  await expect(lead.ask(approveCompensation, { compensationId })).rejects.toEqual(
    refused('commit/not-claimed'),
  )
  await lead.ask(claimCompensation, { compensationId, claimedOn: TODAY })
  await lead.ask(approveCompensation, { compensationId })
  await lead.ask(unapproveCompensation, { compensationId })
  await lead.ask(approveCompensation, { compensationId })
  const deliver = { compensationId, outcome: 'Visita del 20 de noviembre' }
  await expect(lead.ask(deliverCompensation, deliver)).rejects.toEqual(refused('commit/not-chosen'))

  const asked = { compensationId, name: 'Ana Ruiz', expiresOn: '2026-12-20' }
  const { path, acceptance } = await lead.ask(askToChoose, asked)
  expect(acceptance.text).toContain('Informe de causa raíz y visita')
  expect(acceptance.options).toHaveLength(2)
  const token = new URLSearchParams(path.split('?')[1]).get('token')!
  const { textHash } = acceptance
  const answer = { token, textHash, name: 'Ana Ruiz', answer: 'accepted' as const }
  for (const chosen of [null, 3])
    await expect(lead.ask(answerAcceptance, { ...answer, chosen })).rejects.toEqual(
      refused('accounts/acceptance-choose'),
    )
  await lead.ask(answerAcceptance, { ...answer, chosen: 2 })
  expect(await lead.ask(listOpenCompensations, {})).toMatchObject([{ choice: 'action' }])
  await expect(lead.ask(chooseCompensation, { compensationId, choice: 'credit' })).rejects.toEqual(
    refused('commit/chosen'),
  )
  expect(await lead.ask(deliverCompensation, deliver)).toMatchObject({
    state: 'delivered',
    delivered: 0,
  })
  const all = balances(await lead.ask(readLedger, { compensationId }))
  expect(all.get('EUR')).toMatchObject({ earned: -1000, exchanged: 1000, approved: 0, due: 0 })
  expect(all.get('ACT')).toMatchObject({ earned: -1, delivered: 1 })
})

test('a credit is delivered in parts and never in more than is owed; a waiver is taken back', async () => {
  const { lead, work, accountId } = await aClient()
  await lead.ask(putTerms, { ...TERMS, accountId, kind: 'credit', action: '' })
  await work()
  const compensationId = (await lead.ask(listCompensations, { accountId }))[0]!.compensationId
  const deliver = { compensationId, outcome: 'Abono 2026/114' }
  await expect(lead.ask(deliverCompensation, deliver)).rejects.toMatchObject({
    code: 'commit/not-approved',
  })
  await lead.ask(waiveCompensation, { compensationId, outcome: 'Fue culpa del transportista' })
  await lead.ask(unwaiveCompensation, { compensationId })
  await lead.ask(approveCompensation, { compensationId })
  expect(await lead.ask(deliverCompensation, { ...deliver, amount: 400 })).toMatchObject({
    state: 'approved',
    delivered: 400,
  })
  await expect(lead.ask(deliverCompensation, { ...deliver, amount: 600.01 })).rejects.toMatchObject(
    { code: 'commit/more-than-owed' },
  )
  expect(await lead.ask(deliverCompensation, deliver)).toMatchObject({
    state: 'delivered',
    delivered: 1000,
  })
  const entries = await lead.ask(readLedger, { compensationId })
  expect(balances(entries).get('EUR')).toMatchObject({ earned: -1000, delivered: 1000, waived: 0 })
})

test('what nobody claimed in time is over; terms that something came out of are ended, not changed', async () => {
  const { lead, work, accountId } = await aClient()
  const { now } = await lead.ask(putTerms, { ...TERMS, accountId, claimDays: 10 })
  await work()
  expect(await lead.ask(listCompensations, { accountId })).toMatchObject([{ state: 'expired' }])
  const { termsId } = now
  await expect(lead.ask(dropTerms, { termsId })).rejects.toMatchObject({
    code: 'commit/terms-used',
  })
  await expect(
    lead.ask(putTerms, { ...TERMS, accountId, termsId, was: TermsGiven.parse(now) }),
  ).rejects.toMatchObject({ code: 'commit/terms-used' })
  expect(await lead.ask(endTerms, { termsId, untilOn: TODAY })).toMatchObject({ untilOn: TODAY })
})

test('enough kept owes nothing; the running period tells what it would come to', async () => {
  const { lead, work, accountId, db: inFirm } = await aClient({ met: 200, breached: 1 })
  await lead.ask(putTerms, { ...TERMS, accountId })
  await work()
  expect(await lead.ask(listCompensations, { accountId })).toEqual([])
  await inFirm(
    (db) =>
      db`update clock set stopped_at = '2026-11-02' where state = 'met' and title = 'Pieza 1'`,
  )
  await inFirm((db) => db`update clock set breached_at = '2026-11-02' where state = 'breached'`)
  expect(await lead.ask(listTerms, { accountId })).toMatchObject([
    { used: 0, now: { kept: 1, decided: 2, share: 0.5, amount: 1000 } },
  ])
})

test('other firms, and who may not, are kept out', async () => {
  const { lead, manager, viewer, join, work, accountId } = await aClient()
  const { now } = await lead.ask(putTerms, { ...TERMS, accountId })
  await work()
  const compensationId = (await lead.ask(listCompensations, { accountId }))[0]!.compensationId
  const other = aFirm(routes).lead
  const own = join('manager', { sees: 'own' })
  const { termsId } = now
  for (const who of [other, own])
    for (const act of [
      () => who.ask(listTerms, { accountId }),
      () => who.ask(listCompensations, { accountId }),
      () => who.ask(readLedger, { compensationId }),
      () => who.ask(putTerms, { ...TERMS, accountId }),
      () => who.ask(dropTerms, { termsId }),
      () => who.ask(endTerms, { termsId, untilOn: null }),
      () => who.ask(claimCompensation, { compensationId, claimedOn: TODAY }),
      () => who.ask(chooseCompensation, { compensationId, choice: 'credit' }),
      () => who.ask(askToChoose, { compensationId, name: 'x', expiresOn: TODAY }),
      () => who.ask(deliverCompensation, { compensationId, outcome: 'x' }),
    ])
      await expect(act()).rejects.toMatchObject({ status: 404 })
  for (const act of [
    () => other.ask(approveCompensation, { compensationId }),
    () => other.ask(unapproveCompensation, { compensationId }),
    () => other.ask(waiveCompensation, { compensationId, outcome: 'x' }),
    () => other.ask(unwaiveCompensation, { compensationId }),
  ])
    await expect(act()).rejects.toMatchObject({ status: 404 })
  for (const who of [manager, viewer]) {
    await expect(who.ask(putTerms, { ...TERMS, accountId })).rejects.toMatchObject({ status: 403 })
    await expect(who.ask(approveCompensation, { compensationId })).rejects.toMatchObject({
      status: 403,
    })
  }
})

test('the cap of a year holds over waivers, taken back ones too; what was delivered before counts', async () => {
  const { lead, work, accountId, db: inFirm } = await aClient()
  // Half of the ten clocks in the second quarter.
  await inFirm(
    (db) => db`
      update clock set stopped_at = '2026-05-20', breached_at = '2026-05-20' where state = 'breached'`,
  )
  await inFirm(
    (db) => db`
      update clock set state = 'breached', breached_at = stopped_at, breached_by = 'time',
        breach_found_at = stopped_at
      where title = 'Pieza 1'`,
  )
  const given = { ...TERMS, accountId, kind: 'credit' as const, action: '', yearCap: 1500 }
  await lead.ask(putTerms, { ...given, fromOn: '2026-04-01', claimDays: null })
  await work()
  const owed = await lead.ask(listCompensations, { accountId })
  const second = owed.find(({ fromOn }) => fromOn === '2026-04-01')!
  const third = owed.find(({ fromOn }) => fromOn === '2026-07-01')!
  expect([second.amount, third.amount]).toEqual([1000, 500])
  const { compensationId } = second
  await lead.ask(approveCompensation, { compensationId })
  await lead.ask(deliverCompensation, { compensationId, outcome: 'Abono 1', amount: 600 })
  await lead.ask(waiveCompensation, { compensationId, outcome: 'Lo pide el cliente' })
  await lead.ask(unwaiveCompensation, { compensationId })
  await lead.ask(waiveCompensation, { compensationId, outcome: 'Lo pide el cliente' })
  await inFirm((db) => db`update compensation_terms set year_cap = 1400`)
  await expect(lead.ask(unwaiveCompensation, { compensationId })).rejects.toMatchObject({
    code: 'commit/year-cap',
  })
})

test('a fraction of a cent is not delivered', async () => {
  const { lead, work, accountId } = await aClient()
  await lead.ask(putTerms, { ...TERMS, accountId, kind: 'credit', action: '' })
  await work()
  const { compensationId } = (await lead.ask(listCompensations, { accountId }))[0]!
  await lead.ask(approveCompensation, { compensationId })
  for (const amount of [0.001, 999.999])
    await expect(
      lead.ask(deliverCompensation, { compensationId, outcome: 'x', amount }),
    ).rejects.toMatchObject({ status: 422 })
})

test('what is waived can’t be chosen by its link any more; choosing by link is claiming', async () => {
  const { lead, work, accountId } = await aClient()
  await lead.ask(putTerms, { ...TERMS, accountId, claimDays: 90 })
  await work()
  const { compensationId } = (await lead.ask(listCompensations, { accountId }))[0]!
  const asked = { compensationId, name: 'Ana Ruiz', expiresOn: '2026-12-20' }
  const first = await lead.ask(askToChoose, asked)
  await lead.ask(waiveCompensation, { compensationId, outcome: 'x' })
  const tokenOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('token')!
  const answer = { name: 'Ana Ruiz', answer: 'accepted' as const, chosen: 1 }
  const { textHash } = first.acceptance
  await expect(
    lead.ask(answerAcceptance, { ...answer, textHash, token: tokenOf(first.path) }),
  ).rejects.toMatchObject({ code: 'accounts/acceptance-withdrawn' })
  await lead.ask(unwaiveCompensation, { compensationId })
  const again = await lead.ask(askToChoose, asked)
  await lead.ask(answerAcceptance, {
    ...answer,
    textHash: again.acceptance.textHash,
    token: tokenOf(again.path),
  })
  expect(await lead.ask(approveCompensation, { compensationId })).toMatchObject({
    choice: 'credit',
    claimedOn: expect.stringMatching(/^\d{4}-/),
  })
})

test('the client answers while we decide: whoever decides is told, and nothing is overridden', async () => {
  const { lead, work, accountId, db: inFirm } = await aClient()
  await lead.ask(putTerms, { ...TERMS, accountId, claimDays: 90 })
  await work()
  const { compensationId } = (await lead.ask(listCompensations, { accountId }))[0]!
  const asked = { compensationId, name: 'Ana Ruiz', expiresOn: '2026-12-20' }
  const { acceptance } = await lead.ask(askToChoose, asked)
  const { promise: decided, resolve: commit } = Promise.withResolvers<void>()
  const { promise: written, resolve: wrote } = Promise.withResolvers<void>()
  const answering = inFirm(async (db) => {
    await setAnswer(db, acceptance.acceptanceId, {
      answer: 'accepted',
      name: 'Ana Ruiz',
      reason: '',
      chosen: 2,
      email: null,
      textHash: acceptance.textHash,
    })
    wrote()
    await decided
  })
  await written
  const waiving = lead.ask(waiveCompensation, { compensationId, outcome: 'x' })
  const refused = expect(waiving).rejects.toMatchObject({
    code: 'accounts/acceptance-just-answered',
    status: 409,
  })
  await new Promise((done) => setTimeout(done, 500))
  commit()
  await answering
  await refused
  expect(await lead.ask(listCompensations, { accountId })).toMatchObject([
    { state: 'due', choice: 'action' },
  ])
})

test('a clock belongs to the period in which it ended where its calendar is kept', async () => {
  const { lead, work, accountId, db: inFirm } = await aClient()
  await inFirm(async (db) => {
    const always = db.json({ mon: ['00:00-24:00'], wed: ['00:00-24:00'] })
    await db`insert into calendar (calendar_id, name) values (${accountId}, 'México')`
    await db`
      insert into calendar_version (calendar_id, zone, hours, own_days, imported_days, imported_from, days)
      values (${accountId}, 'America/Mexico_City', ${always}, '[]', '[]', '', '[]')`
    await db`update service_level set calendar_id = ${accountId}`
    // There it is still the last evening of September.
    await db`update clock set stopped_at = '2026-10-01T03:00Z' where state = 'met'`
    await db`
      update clock set stopped_at = '2026-10-01T03:00Z', breached_at = '2026-10-01T03:00Z'
      where state = 'breached'`
    await db`
      insert into service_level (account_id, metric, target_share, calendar_id)
      values (${accountId}, 'availability', 0.999, ${accountId})`
    await db`
      insert into outage (account_id, kind, from_at, until_at, why)
      values (${accountId}, 'unplanned', '2026-10-01T03:00Z', '2026-10-01T05:00Z', 'Portal')`
  })
  await lead.ask(putTerms, { ...TERMS, accountId })
  const tiers = [{ below: 0.9999, pays: 0.1 }]
  await lead.ask(putTerms, { ...TERMS, accountId, metric: 'availability', tiers })
  await work()
  expect(await lead.ask(listCompensations, { accountId })).toMatchObject([
    { metric: 'availability', untilOn: '2026-09-30' },
    { metric: 'resolution', untilOn: '2026-09-30', kept: 9, decided: 10 },
  ])
})

test('the ledger only grows, also by direct writes of the server', async () => {
  const { lead, work, accountId, db: inFirm } = await aClient()
  await lead.ask(putTerms, { ...TERMS, accountId })
  await work()
  for (const write of [
    (db: Db) => db`update compensation_entry set amount = 1`,
    (db: Db) => db`delete from compensation_entry`,
    (db: Db) => db`update compensation set amount = 1`,
  ])
    await expect(inFirm(async (db) => write(db))).rejects.toMatchObject({ code: '42501' })
})
