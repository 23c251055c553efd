import { expect, test } from 'vitest'
import { addAccount } from '../../accounts/account.api.ts'
import { listActions } from '../../accounts/action.api.ts'
import { accountRoutes } from '../../accounts/account.routes.ts'
import { actionRoutes } from '../../accounts/action.routes.ts'
import { addDays } from '../../kernel/day.ts'
import { addContact } from '../../know/contact.api.ts'
import { contactRoutes } from '../../know/contact.routes.ts'
import { aFirm, jobWorld, owner, TODAY } from '../../platform/testing.ts'
import { workOff } from '../../platform/jobs.ts'
import { answerSurvey, readSurvey, silenceSurvey } from './answer.api.ts'
import { closeLoop, listLoops, reopenLoop } from './loop.api.ts'
import { satisfactionRoutes } from './satisfaction.routes.ts'
import {
  closeRound,
  dropRound,
  handSurvey,
  listRecipients,
  listRounds,
  openRound,
  putRound,
  readReach,
  sendAgain,
} from './survey.api.ts'
import { surveyJobs } from './survey.jobs.ts'

const routes = [...accountRoutes, ...actionRoutes, ...contactRoutes, ...satisfactionRoutes]
const CLOSES = addDays(TODAY, 20)
const ASKS = { title: 'Anual 2026', services: ['delivery', 'Portal'], closesOn: CLOSES }

async function asked() {
  const firm = aFirm(routes, surveyJobs)
  const { lead, manager } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: manager.id })
  const person = (name: string, language: string, mail: string | null) =>
    lead.ask(addContact, {
      name,
      language,
      reaches: mail ? [{ kind: 'mail', value: mail }] : [],
      place: { accountId, jobTitle: 'Compras' },
    })
  await person('Ana Bru', 'es', 'ana@forjas.example')
  await person('Bob Coe', 'en', 'bob@forjas.example')
  await person('Carla Dam', 'es', null)
  const { now } = await lead.ask(putRound, ASKS)
  return { ...firm, accountId, roundId: now.roundId }
}

async function sent() {
  const firm = await asked()
  await firm.lead.ask(openRound, { roundId: firm.roundId })
  await firm.work()
  const tokenOf = (to: string) =>
    /token=([\w-]+)/.exec(firm.mails.findLast((mail) => mail.to === to)!.text)![1]!
  return { ...firm, tokenOf }
}

test('a round reaches those with an address, in their language, by a link of their own', async () => {
  const { lead, viewer, roundId, mails, tokenOf } = await sent()
  expect(mails.map(({ to }) => to).toSorted()).toEqual(['ana@forjas.example', 'bob@forjas.example'])
  expect(mails.find(({ to }) => to.startsWith('bob'))!.subject).not.toBe(
    mails.find(({ to }) => to.startsWith('ana'))!.subject,
  )
  expect(tokenOf('ana@forjas.example')).not.toBe(tokenOf('bob@forjas.example'))
  const rows = await viewer.ask(listRecipients, { roundId })
  expect(rows.map(({ name, state }) => [name, state])).toEqual([
    ['Carla Dam', 'noAddress'],
    ['Ana Bru', 'sent'],
    ['Bob Coe', 'sent'],
  ])
  const [round] = await lead.ask(listRounds, {})
  expect(round).toMatchObject({ asked: 3, answered: 0, failing: 1, openedOn: TODAY })
  await expect(lead.ask(putRound, { ...ASKS, roundId })).rejects.toMatchObject({
    code: 'monitor/round-opened',
  })
  await expect(lead.ask(dropRound, { roundId })).rejects.toMatchObject({ status: 409 })
})

test('whoever was asked lately is left in peace, and so is who asked for it', async () => {
  const { lead, tokenOf } = await sent()
  const second = (await lead.ask(putRound, { ...ASKS, title: 'Otra' })).now
  expect(await lead.ask(readReach, { roundId: second.roundId })).toMatchObject({
    asked: 0,
    resting: 2,
    noAddress: 1,
  })
  await expect(lead.ask(openRound, { roundId: second.roundId })).rejects.toMatchObject({
    code: 'monitor/round-nobody',
  })
  const token = tokenOf('ana@forjas.example')
  expect(await lead.ask(silenceSurvey, { token, silent: true })).toMatchObject({ silent: true })
  const third = (await lead.ask(putRound, { ...ASKS, title: 'Otra', restDays: 0 })).now
  const reach = { roundId: third.roundId }
  expect(await lead.ask(readReach, reach)).toMatchObject({ asked: 1, silent: 1 })
  await lead.ask(silenceSurvey, { token, silent: false })
  expect(await lead.ask(readReach, reach)).toMatchObject({ asked: 2, silent: 0 })
})

test('an answer is one per link, may be changed until the round closes, and hostile text stays text', async () => {
  const { lead, roundId, tokenOf } = await sent()
  const token = tokenOf('ana@forjas.example')
  expect(await lead.ask(readSurvey, { token })).toMatchObject({
    open: true,
    given: null,
    services: ['delivery', 'Portal'],
    name: 'Ana Bru',
  })
  const text = `<script>alert(1)</script> '; drop table account; --`
  const given = {
    nps: 9,
    csat: { delivery: 5, unasked: 1 },
    effort: 6,
    difference: 'better' as const,
    text,
  }
  const after = await lead.ask(answerSurvey, { token, ...given })
  expect(after.given).toEqual({ ...given, csat: { delivery: 5 } })
  await lead.ask(answerSurvey, { token, ...given, nps: 10 })
  expect((await lead.ask(listRounds, {}))[0]).toMatchObject({ answered: 1 })
  await expect(lead.ask(answerSurvey, { token, ...given, nps: 11 })).rejects.toMatchObject({
    status: 422,
  })
  await lead.ask(closeRound, { roundId })
  expect(await lead.ask(readSurvey, { token })).toMatchObject({ open: false, given: { nps: 10 } })
  await expect(lead.ask(answerSurvey, { token, ...given })).rejects.toMatchObject({
    code: 'survey/closed',
  })
  await expect(lead.ask(readSurvey, { token: 'x'.repeat(43) })).rejects.toMatchObject({
    code: 'survey/unknown',
  })
})

test('a bad answer makes one task for whoever looks after the account; closing the loop ends it, and may be undone', async () => {
  const { lead, manager, expert, viewer, accountId, tokenOf } = await sent()
  const token = tokenOf('ana@forjas.example')
  await lead.ask(answerSurvey, { token, nps: 4, csat: { delivery: 2 } })
  await lead.ask(answerSurvey, { token, nps: 3, csat: { delivery: 1 } })
  const [action, ...others] = await lead.ask(listActions, { accountId })
  expect(others).toEqual([])
  expect(action).toMatchObject({ ownerId: manager.id, dueOn: addDays(TODAY, 5), origin: 'answer' })
  const { rows, sum } = await viewer.ask(listLoops, {})
  expect(rows).toMatchObject([{ nps: 3, services: ['delivery'], name: 'Ana Bru' }])
  expect(sum).toEqual({ open: 1, late: 0, decided: 0, inTime: 0 })
  const { answerId } = rows[0]!
  const end = { answerId, result: 'solved' as const, outcome: 'Entrega los lunes', calledOn: TODAY }
  await expect(expert.ask(closeLoop, end)).rejects.toMatchObject({ code: 'monitor/loop-not-yours' })
  await expect(
    manager.ask(closeLoop, { ...end, calledOn: addDays(TODAY, 1) }),
  ).rejects.toMatchObject({ code: 'monitor/called-when' })
  await manager.ask(closeLoop, end)
  expect((await lead.ask(listActions, { accountId }))[0]).toMatchObject({
    state: 'done',
    outcome: 'Entrega los lunes',
  })
  expect((await lead.ask(listLoops, { account: accountId })).sum).toMatchObject({
    decided: 1,
    inTime: 1,
  })
  await manager.ask(reopenLoop, { answerId })
  expect((await lead.ask(listActions, { accountId }))[0]).toMatchObject({ state: 'open' })
  // Put right by who gave it, before anything was done.
  await lead.ask(answerSurvey, { token, nps: 9, csat: { delivery: 5 } })
  expect(await lead.ask(listActions, { accountId })).toEqual([])
  expect((await lead.ask(listLoops, {})).rows).toEqual([])
})

test('a mail that no server takes is told at its row, and sent again; a reminder comes once', async () => {
  const firm = await asked()
  const { lead, roundId, firmId, db } = firm
  await lead.ask(openRound, { roundId })
  const refuses = { send: () => {}, deliver: async () => Promise.reject(new Error('no route')) }
  await workOff(owner, surveyJobs, { ...jobWorld, mail: refuses })
  const failing = (await lead.ask(listRecipients, { roundId })).filter(
    ({ state }) => state === 'failing',
  )
  expect(failing.map(({ why }) => why)).toEqual(['no route', 'no route'])
  for (const { answerId } of failing) await lead.ask(sendAgain, { answerId })
  await firm.work()
  const states = (await lead.ask(listRecipients, { roundId })).map(({ state }) => state)
  expect(states.filter((state) => state === 'sent')).toHaveLength(2)
  const mailed = firm.mails.length
  await db((tx) => tx`update survey_round set reminds_on = ${TODAY} where firm_id = ${firmId}`)
  await askAgain(firm, roundId)
  expect(firm.mails.slice(mailed)).toHaveLength(2)
  await askAgain(firm, roundId)
  expect(firm.mails).toHaveLength(mailed + 2)
  await db(
    (tx) =>
      tx`update survey_round set closes_on = ${addDays(TODAY, -2)}, reminds_on = null where firm_id = ${firmId}`,
  )
  await askAgain(firm, roundId)
  expect((await lead.ask(listRounds, {}))[0]!.closedOn).toBe(TODAY)
})

async function askAgain(firm: Awaited<ReturnType<typeof asked>>, roundId: string) {
  await firm.db(async (db) => {
    await db`select enqueue('monitor.surveyRound', ${db.json({ roundId })}::json, ${`${db.firm}:monitor.surveyRound:${roundId}`}, null)`
  })
  await firm.work()
}

test('a link handed over opens the same answer, beside the one that was sent; without sign-in none is made', async () => {
  const { lead, viewer, roundId, tokenOf } = await sent()
  const carla = (await lead.ask(listRecipients, { roundId })).find(
    ({ name }) => name === 'Carla Dam',
  )!
  const { path } = await lead.ask(handSurvey, { answerId: carla.answerId })
  const token = path.split('token=')[1]!
  expect(await lead.ask(answerSurvey, { token, nps: 8 })).toMatchObject({ name: 'Carla Dam' })
  expect(await lead.ask(readSurvey, { token: tokenOf('ana@forjas.example') })).toMatchObject({
    given: null,
  })
  await expect(viewer.ask(handSurvey, { answerId: carla.answerId })).rejects.toMatchObject({
    status: 403,
  })
  await lead.ask(closeRound, { roundId })
  await expect(lead.ask(handSurvey, { answerId: carla.answerId })).rejects.toMatchObject({
    code: 'monitor/round-not-open',
  })
})

test('another firm sees nothing of it; who sees only their own accounts sees only theirs', async () => {
  const { roundId, join, tokenOf, lead } = await sent()
  await lead.ask(answerSurvey, { token: tokenOf('ana@forjas.example'), nps: 1 })
  const stranger = aFirm(routes).lead
  expect(await stranger.ask(listRounds, {})).toEqual([])
  expect((await stranger.ask(listLoops, {})).rows).toEqual([])
  for (const asking of [
    () => stranger.ask(listRecipients, { roundId }),
    () => stranger.ask(readReach, { roundId }),
    () => stranger.ask(openRound, { roundId }),
    () => stranger.ask(closeRound, { roundId }),
    () => stranger.ask(dropRound, { roundId }),
  ])
    await expect(asking()).rejects.toMatchObject({ status: 404 })
  const own = join('manager', { sees: 'own' })
  expect(await own.ask(listRecipients, { roundId })).toEqual([])
  expect((await own.ask(listLoops, {})).rows).toEqual([])
  const { answerId } = (await lead.ask(listLoops, {})).rows[0]!
  const end = { answerId, result: 'solved' as const, outcome: 'x', calledOn: null }
  for (const who of [stranger, own]) {
    await expect(who.ask(closeLoop, end)).rejects.toMatchObject({ status: 404 })
    await expect(who.ask(sendAgain, { answerId })).rejects.toMatchObject({ status: 404 })
    await expect(who.ask(handSurvey, { answerId })).rejects.toMatchObject({ status: 404 })
  }
})
