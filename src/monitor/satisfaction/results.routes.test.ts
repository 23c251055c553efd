import { expect, test } from 'vitest'
import { addAccount } from '../../accounts/account.api.ts'
import { accountRoutes } from '../../accounts/account.routes.ts'
import { addDays } from '../../kernel/day.ts'
import { addContact } from '../../know/contact.api.ts'
import { contactRoutes } from '../../know/contact.routes.ts'
import { aFirm, TODAY } from '../../platform/testing.ts'
import { dropComplaint, listComplaints, putComplaint } from './complaint.api.ts'
import { dropOurReview, listOurReviews, putOurReview } from './ourReview.api.ts'
import { pastRound, setPastSales, writePastAnswers } from './past.store.ts'
import { listAnswers, readResults, readTrend } from './results.api.ts'
import { satisfactionRoutes } from './satisfaction.routes.ts'

const routes = [...accountRoutes, ...contactRoutes, ...satisfactionRoutes]
const OPENED = addDays(TODAY, -60)

/** Forjas has eleven people who recommend us, Nervión one who doesn't, and Callada one who says nothing. */
async function heard() {
  const firm = aFirm(routes)
  const { lead, db } = firm
  const anAccount = async (name: string, people: number) => {
    const { accountId } = await lead.ask(addAccount, { name, managerId: lead.id })
    for (let at = 0; at < people; at += 1)
      await lead.ask(addContact, {
        name: `${name} ${at}`,
        reaches: [{ kind: 'mail', value: `${at}@${name.toLowerCase()}.example` }],
        place: { accountId, jobTitle: 'Compras' },
      })
    return accountId
  }
  const forjas = await anAccount('Forjas', 11)
  const nervion = await anAccount('Nervion', 1)
  const callada = await anAccount('Callada', 1)
  const roundId = await db(async (tx) => {
    for (const [accountId, amount] of [
      [forjas, 100],
      [nervion, 300],
      [callada, 600],
    ] as const)
      await tx`insert into account_month (account_id, month, currency, family_id, division_id, zone_id, country_id,
          salesperson_id, amount, cost, costed_amount)
        values (${accountId}, '2026-08-01', 'EUR', 0, 0, 0, 0, 0, ${amount}, 0, 0)`
    const past = {
      title: 'Anual',
      services: ['delivery'],
      openedOn: OPENED,
      closesOn: addDays(OPENED, 20),
    }
    const { roundId: id, asked } = await pastRound(tx, past)
    await setPastSales(tx, id, OPENED)
    await writePastAnswers(
      tx,
      asked.flatMap(({ answerId, accountId }) => {
        if (accountId === callada) return []
        const good = accountId === forjas
        return [
          {
            answerId,
            nps: good ? 10 : 2,
            csat: { delivery: good ? 5 : 1 },
            effort: good ? 7 : 2,
            difference: good ? ('better' as const) : ('worse' as const),
            text: '',
            answeredOn: addDays(OPENED, 3),
          },
        ]
      }),
    )
    return id
  })
  return { ...firm, forjas, nervion, callada, roundId }
}

test('a round is told in its forms, with who is silent and how much of sales was heard; trend and account tell the same', async () => {
  const { viewer, join, roundId, forjas, callada } = await heard()
  const told = await viewer.ask(readResults, { roundId })
  expect(told.npsGroups).toEqual({ promoters: 11, passives: 0, detractors: 1 })
  expect(told.nps.respondent.score).toBeCloseTo((100 * 10) / 12, 9)
  expect(told.nps.account.score).toBeCloseTo(0, 9)
  expect(told.nps.revenue.score).toBeCloseTo(-50, 9)
  expect(told.population).toBe(13)
  expect(told.nps.respondent.margin).toBeCloseTo(
    196 * Math.sqrt((1 - (10 / 12) ** 2) / 12) * Math.sqrt(1 / 12),
    9,
  )
  expect(told.coverage).toEqual({ accounts: 3, heard: 2, revenue: 0.4 })
  expect(told.silent.map(({ accountId, sales, asked }) => [accountId, sales, asked])).toEqual([
    [callada, 600, 1],
  ])
  expect(told.perceived).toMatchObject({ n: 12, better: 11, worse: 1 })
  expect(told.csat[0]!.forms.respondent.score).toBeCloseTo((100 * 11) / 12, 9)
  expect(told.services).toMatchObject([
    { service: 'delivery', cases: 0 },
    { service: 'delivery', cases: 0 },
  ])
  const [point] = await viewer.ask(readTrend, {})
  expect(point).toMatchObject({ roundId, nps: told.nps, coverage: told.coverage })
  expect(await viewer.ask(listAnswers, { accountId: forjas })).toHaveLength(11)
  const own = join('manager', { sees: 'own' })
  expect((await own.ask(readResults, { roundId })).accounts).toEqual([])
  await expect(own.ask(listAnswers, { accountId: forjas })).rejects.toMatchObject({ status: 404 })
  const stranger = aFirm(routes).lead
  await expect(stranger.ask(readResults, { roundId })).rejects.toMatchObject({ status: 404 })
  expect(await stranger.ask(readTrend, {})).toEqual([])
  await expect(stranger.ask(listAnswers, { accountId: forjas })).rejects.toMatchObject({
    status: 404,
  })
})

test('a complaint is closed with what was done, changed as it stood, and taken back; others see nothing of it', async () => {
  const firm = aFirm(routes)
  const { lead, viewer, manager, join } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: manager.id })
  const given = {
    accountId,
    title: 'Entrega tarde',
    severity: 'high' as const,
    receivedOn: '2026-11-10',
  }
  const { now } = await manager.ask(putComplaint, given)
  const { complaintId } = now
  expect(await viewer.ask(listComplaints, { account: accountId })).toMatchObject({
    total: 1,
    open: 1,
    grave: 1,
  })
  const closed = { ...given, complaintId, closedOn: '2026-11-12' }
  await expect(manager.ask(putComplaint, closed)).rejects.toMatchObject({
    code: 'monitor/complaint-cure',
  })
  await manager.ask(putComplaint, { ...closed, cure: 'Portes a nuestro cargo' })
  await expect(
    manager.ask(putComplaint, { ...given, complaintId, was: { ...given, contactId: null } }),
  ).rejects.toMatchObject({ code: 'monitor/changed-since' })
  expect(await viewer.ask(listComplaints, { state: ['closed'], q: 'tarde' })).toMatchObject({
    total: 1,
    open: 0,
  })
  await expect(viewer.ask(putComplaint, given)).rejects.toMatchObject({ status: 403 })
  const [stranger, own] = [aFirm(routes).lead, join('manager', { sees: 'own' })]
  for (const who of [stranger, own]) {
    expect((await who.ask(listComplaints, {})).total).toBe(0)
    await expect(who.ask(putComplaint, given)).rejects.toMatchObject({ status: 404 })
    await expect(who.ask(dropComplaint, { complaintId })).rejects.toMatchObject({ status: 404 })
  }
  await manager.ask(dropComplaint, { complaintId })
  expect((await viewer.ask(listComplaints, {})).total).toBe(0)
})

test('public reviews of us: stars then and lately, bad ones without an answer, and whose is whose', async () => {
  const firm = aFirm(routes)
  const { lead, viewer, join } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: lead.id })
  const site = { site: 'Opiniones' }
  const { now } = await lead.ask(putOurReview, {
    ...site,
    accountId,
    writtenOn: '2026-10-01',
    rating: 2,
    text: '<b>Mal</b>',
  })
  await lead.ask(putOurReview, { ...site, writtenOn: '2025-01-01', rating: 5 })
  const all = await viewer.ask(listOurReviews, {})
  expect(all.sum).toEqual({ rated: 2, lately: 2, before: 5, unanswered: 1 })
  expect(all.rows[0]).toMatchObject({ text: '<b>Mal</b>', account: 'Forjas' })
  await expect(
    lead.ask(putOurReview, { ...site, writtenOn: '2026-10-01', rating: 3, reply: 'Gracias' }),
  ).rejects.toMatchObject({ code: 'monitor/reply-when' })
  await expect(
    lead.ask(putOurReview, {
      ...site,
      writtenOn: '2026-10-01',
      link: 'javascript:alert(1)',
      text: 'x',
    }),
  ).rejects.toMatchObject({ status: 422 })
  const { reviewId } = now
  // What is of nobody known is seen by all of the firm; what is of an account by who sees it.
  const own = join('manager', { sees: 'own' })
  expect((await own.ask(listOurReviews, {})).total).toBe(1)
  await expect(own.ask(dropOurReview, { reviewId })).rejects.toMatchObject({ status: 404 })
  const stranger = aFirm(routes).lead
  expect((await stranger.ask(listOurReviews, {})).total).toBe(0)
  await expect(stranger.ask(dropOurReview, { reviewId })).rejects.toMatchObject({ status: 404 })
  await expect(viewer.ask(dropOurReview, { reviewId })).rejects.toMatchObject({ status: 403 })
  await lead.ask(dropOurReview, { reviewId })
  expect((await viewer.ask(listOurReviews, { account: accountId })).total).toBe(0)
})
