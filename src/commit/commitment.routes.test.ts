import { expect, test } from 'vitest'
import { answerAcceptance, readAcceptance } from '../accounts/acceptance.api.ts'
import { acceptanceRoutes } from '../accounts/acceptance.routes.ts'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { addDays } from '../kernel/day.ts'
import { addContact } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { acceptingRoutes } from './accepting.routes.ts'
import {
  askToAccept,
  breakCommitment,
  draftAcceptance,
  dropCommitment,
  keepCommitment,
  listAccountCommitments,
  listCommitments,
  listDueCommitments,
  putCommitment,
  redateCommitment,
  reopenCommitment,
  undateCommitment,
  withdrawCommitment,
} from './commitment.api.ts'
import { commitmentRoutes } from './commitment.routes.ts'
import { acceptedHow, CommitmentGiven } from './commitment.ts'

const routes = [
  ...accountRoutes,
  ...contactRoutes,
  ...acceptanceRoutes,
  ...commitmentRoutes,
  ...acceptingRoutes,
]

async function aClient() {
  const firm = aFirm(routes)
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const { contactId } = await lead.ask(addContact, {
    name: 'Ana Ruiz',
    language: 'en',
    reaches: [{ kind: 'mail', value: 'ana@forjas.example' }],
    place: { accountId },
  })
  const given = {
    accountId,
    promise: 'Visita técnica cada trimestre',
    proof: 'El acta de la visita',
    contactId,
    ownerId: lead.id,
    madeOn: '2026-10-01',
    madeIn: 'meeting' as const,
    dueOn: addDays(TODAY, 3),
  }
  const put = async (more: object = {}) =>
    (await lead.ask(putCommitment, { ...given, ...more })).now
  return { ...firm, accountId, contactId, given, put }
}

test('a promise is noted, changed by whoever saw it last, re-dated with its reason, and kept with its proof', async () => {
  const { lead, accountId, put } = await aClient()
  const now = await put()
  expect(now).toMatchObject({ contactName: 'Ana Ruiz', ownerName: 'Lucía', state: 'open' })
  const { commitmentId } = now
  const was = CommitmentGiven.parse(now)
  await lead.ask(putCommitment, { ...now, source: 'Revisión de octubre', was })
  await expect(lead.ask(putCommitment, { ...now, promise: 'Otra', was })).rejects.toMatchObject({
    code: 'commit/changed-since',
  })
  await expect(lead.ask(putCommitment, { ...now, dueOn: addDays(TODAY, 9) })).rejects.toMatchObject(
    { code: 'commit/redate' },
  )
  const dueOn = addDays(TODAY, 9)
  const later = await lead.ask(redateCommitment, { commitmentId, dueOn, reason: 'Lo pide Ana' })
  expect(later).toMatchObject({
    dueOn,
    redatings: [{ fromOn: now.dueOn, toOn: dueOn, reason: 'Lo pide Ana', saidOn: TODAY }],
  })
  expect(await lead.ask(undateCommitment, { commitmentId })).toMatchObject({
    dueOn: now.dueOn,
    redatings: [],
  })
  await expect(lead.ask(undateCommitment, { commitmentId })).rejects.toMatchObject({ status: 409 })
  await expect(
    lead.ask(keepCommitment, { commitmentId, outcome: ' ', endedOn: TODAY }),
  ).rejects.toMatchObject({ status: 422 })
  await expect(
    lead.ask(keepCommitment, { commitmentId, outcome: 'Acta', endedOn: addDays(TODAY, 1) }),
  ).rejects.toMatchObject({ code: 'commit/ended-ahead' })
  const kept = await lead.ask(keepCommitment, { commitmentId, outcome: 'Acta', endedOn: TODAY })
  expect(kept).toMatchObject({ state: 'kept', outcome: 'Acta', endedOn: TODAY })
  await expect(
    lead.ask(breakCommitment, { commitmentId, outcome: 'No', endedOn: TODAY }),
  ).rejects.toMatchObject({ code: 'commit/ended' })
  await lead.ask(reopenCommitment, { commitmentId })
  await lead.ask(withdrawCommitment, { commitmentId, outcome: 'Ya no hace falta', endedOn: TODAY })
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.slice(0, 6).map(({ what }) => what)).toEqual([
    'commitment.withdrawn',
    'commitment.reopened',
    'commitment.kept',
    'commitment.undated',
    'commitment.redated',
    'commitment.changed',
  ])
})

test('a slip is taken away and put back; days that can’t be are refused', async () => {
  const { lead, accountId, put } = await aClient()
  const { commitmentId } = await put()
  const was = await lead.ask(dropCommitment, { commitmentId })
  expect(await lead.ask(listAccountCommitments, { accountId })).toEqual([])
  await lead.ask(putCommitment, was)
  expect(await lead.ask(listAccountCommitments, { accountId })).toMatchObject([{ commitmentId }])
  await expect(put({ madeOn: addDays(TODAY, 1) })).rejects.toMatchObject({
    code: 'commit/made-ahead',
  })
  await expect(put({ dueOn: '2026-09-01' })).rejects.toMatchObject({ code: 'commit/due-first' })
  for (const wrong of [{ promise: '' }, { madeIn: 'dream' }, { dueOn: 'ayer' }])
    await expect(put(wrong)).rejects.toMatchObject({ status: 422 })
})

test('a promise whose day has passed isn’t taken away: it is withdrawn with its reason', async () => {
  const { lead, put } = await aClient()
  const { commitmentId } = await put({ dueOn: '2026-11-01' })
  await expect(lead.ask(dropCommitment, { commitmentId })).rejects.toMatchObject({
    code: 'commit/late-stays',
    status: 409,
  })
  await lead.ask(dropCommitment, { commitmentId: (await put({ dueOn: TODAY })).commitmentId })
  await lead.ask(withdrawCommitment, { commitmentId, outcome: 'Cerró la planta', endedOn: TODAY })
})

test('late ones are told first, counted, filtered and paged by the server', async () => {
  const { lead, expert, accountId, put } = await aClient()
  await put({ promise: 'Tarde', dueOn: '2026-11-01' })
  await put({ promise: 'Pronto' })
  await put({ promise: 'Lejos', dueOn: '2027-06-01', ownerId: expert.id })
  const all = await lead.ask(listCommitments, {})
  expect(all).toMatchObject({ total: 3, open: 3, late: 1 })
  expect(all.latest).toEqual({ account: 'Forjas Levante', promise: 'Tarde' })
  const of = async (filter: object) =>
    (await lead.ask(listCommitments, filter)).rows.map(({ promise }) => promise)
  expect(await of({ late: true })).toEqual(['Tarde'])
  expect(await of({ late: false })).toEqual(['Pronto', 'Lejos'])
  expect(await of({ owner: [expert.id] })).toEqual(['Lejos'])
  expect(await of({ owner: ['me'] })).toEqual(['Tarde', 'Pronto'])
  expect(await of({ tier: ['standard'] })).toHaveLength(3)
  expect(await of({ tier: ['key'] })).toEqual([])
  expect(await of({ account: accountId, q: 'prónto' })).toEqual(['Pronto'])
  expect(await of({ q: 'levante' })).toHaveLength(3)
  expect(await of({ state: ['kept'] })).toEqual([])
  expect(await of({ size: 1, page: 2 })).toEqual(['Pronto'])
  expect((await lead.ask(listDueCommitments, {})).map(({ promise }) => promise)).toEqual([
    'Tarde',
    'Pronto',
  ])
})

test('the client accepts it by link; what changes afterwards shows, and a new version replaces', async () => {
  const { lead, put, contactId } = await aClient()
  const { commitmentId } = await put()
  const draft = await lead.ask(draftAcceptance, { commitmentId })
  expect(draft).toMatchObject({ language: 'en', email: 'ana@forjas.example', contactId })
  expect(draft.text).toContain('Visita técnica cada trimestre')
  const asked = { ...draft, commitmentId, expiresOn: addDays(TODAY, 20) }
  const { path } = await lead.ask(askToAccept, asked)
  const token = new URLSearchParams(path.split('?')[1]).get('token')!
  const { textHash } = await lead.ask(readAcceptance, { token })
  await lead.ask(answerAcceptance, {
    token,
    answer: 'accepted',
    name: 'Ana Ruiz',
    textHash: textHash!,
  })
  const one = async () => (await lead.ask(listCommitments, {})).rows[0]!
  expect(acceptedHow(await one(), TODAY)).toBe('accepted')
  await expect(lead.ask(dropCommitment, { commitmentId })).rejects.toMatchObject({
    code: 'commit/stays',
  })
  await lead.ask(putCommitment, { ...(await one()), source: 'Otra' })
  expect(acceptedHow(await one(), TODAY)).toBe('accepted')
  await lead.ask(putCommitment, { ...(await one()), promise: 'Visita cada mes' })
  expect(acceptedHow(await one(), TODAY)).toBe('changed')
  await lead.ask(askToAccept, { ...asked, text: 'Otra versión' })
  expect(acceptedHow(await one(), TODAY)).toBe('open')
  expect(await lead.ask(readAcceptance, { token })).toMatchObject({ state: 'accepted' })
})

test('its owner ends it; others of the team don’t; another firm’s isn’t there, nor for who sees only their own', async () => {
  const { expert, manager, viewer, join, accountId, given, put } = await aClient()
  const { commitmentId } = await put({ ownerId: expert.id })
  const end = { commitmentId, outcome: 'Hecho', endedOn: TODAY }
  await expect(manager.ask(keepCommitment, end)).rejects.toMatchObject({ code: 'commit/not-yours' })
  await expect(viewer.ask(keepCommitment, end)).rejects.toMatchObject({ status: 403 })
  await expect(manager.ask(putCommitment, given)).rejects.toMatchObject({ status: 403 })
  await expect(put({ ownerId: viewer.id })).rejects.toMatchObject({ code: 'accounts/not-an-owner' })
  await expert.ask(keepCommitment, end)
  const own = join('manager', { sees: 'own' })
  expect((await own.ask(listCommitments, {})).total).toBe(0)
  const other = aFirm(routes).lead
  expect((await other.ask(listCommitments, {})).total).toBe(0)
  const draft = { language: 'es', title: 'x', text: 'x', name: 'x', expiresOn: TODAY } as const
  for (const act of [
    () => other.ask(listAccountCommitments, { accountId }),
    () => own.ask(listAccountCommitments, { accountId }),
    () => other.ask(keepCommitment, end),
    () => other.ask(reopenCommitment, { commitmentId }),
    () => other.ask(dropCommitment, { commitmentId }),
    () => other.ask(putCommitment, given),
    () => other.ask(draftAcceptance, { commitmentId }),
    () => other.ask(askToAccept, { ...draft, commitmentId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})

test('a promise that has ended is accepted by its link no more', async () => {
  const { lead, client, put } = await aClient()
  for (const [end, endedOn] of [
    [keepCommitment, TODAY],
    [withdrawCommitment, TODAY],
  ] as const) {
    const { commitmentId } = await put()
    const { title, text } = await lead.ask(draftAcceptance, { commitmentId })
    const given = { commitmentId, title, text, name: 'Ana Ruiz', expiresOn: addDays(TODAY, 30) }
    const { path, acceptance } = await lead.ask(askToAccept, given)
    const token = new URLSearchParams(path.split('?')[1]).get('token')!
    await lead.ask(end, { commitmentId, endedOn, outcome: 'Hecho' })
    expect(await client.ask(readAcceptance, { token })).toMatchObject({
      state: 'withdrawn',
      text: null,
    })
    const { textHash } = acceptance
    await expect(
      client.ask(answerAcceptance, { token, textHash, name: 'Ana', answer: 'accepted' }),
    ).rejects.toMatchObject({ code: 'accounts/acceptance-withdrawn' })
    expect((await lead.ask(reopenCommitment, { commitmentId })).acceptance).toMatchObject({
      answer: null,
    })
  }
})
