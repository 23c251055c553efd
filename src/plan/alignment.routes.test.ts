/** A plan is agreed by both on a text of what it shows; the signed text stands, and the log of decisions only grows. */
import { expect, test } from 'vitest'
import {
  answerAcceptance,
  listAcceptances,
  readAcceptance,
  withdrawAcceptance,
} from '../accounts/acceptance.api.ts'
import { hashOfText } from '../accounts/acceptance.store.ts'
import { readHistory } from '../accounts/account.api.ts'
import { call } from '../kernel/call.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, testWorld, TODAY } from '../platform/testing.ts'
import {
  addDecision,
  askToAgree,
  draftAgreement,
  dropAlignment,
  putAlignment,
  readAlignment,
} from './alignment.api.ts'
import { AlignmentGiven } from './alignment.ts'
import { putItem } from './item.api.ts'
import { dropPlan, movePlan, putPlan } from './plan.api.ts'
import { aPlan, objective, PLAN_ROUTES } from './testing.plan.ts'

/** Whoever holds the link, without sign-in. */
const app = serve(PLAN_ROUTES, { ...testWorld, whoIs: async () => null, today: () => TODAY })
const fetch = async (path: string, init?: RequestInit) => app.request(path, init)
const opened = (token: string) => call(fetch, readAcceptance, { token })

const UNTIL = '2026-12-31'
const MEETING = {
  heldOn: TODAY,
  ours: 'Lucía Prado\nMarta Ruiz',
  theirs: 'Ana Gil',
  questions: [{ question: '¿Quién avisa de una parada?', answer: 'El turno de mañana' }],
  notes: 'SECRETO: aceptan un 2 % menos',
}

async function aMeeting() {
  const there = await aPlan()
  const { manager, planId } = there
  const shared = objective({ shared: true })
  const { now: item } = await manager.ask(putItem, { planId, item: shared })
  const ours = { ...objective(), title: 'SECRETO: subir el precio' }
  const { now: secret } = await manager.ask(putItem, { planId, item: ours })
  await manager.ask(movePlan, { planId, state: 'in-review', why: '' })
  const { now } = await manager.ask(putAlignment, { planId, ...MEETING })
  const one = { planId, alignmentId: now.alignmentId }
  return { ...there, item, secret, one, meeting: now }
}

async function asked() {
  const there = await aMeeting()
  const { manager, one } = there
  const draft = await manager.ask(draftAgreement, one)
  const who = { name: 'Ana Gil', email: 'ana@forjas.example', expiresOn: UNTIL }
  const given = { ...one, ...who, language: draft.language, textHash: draft.textHash }
  const { acceptance, path } = await manager.ask(askToAgree, given)
  const token = new URL(path, 'http://x').searchParams.get('token')!
  return { ...there, draft, given, acceptance, token }
}

async function signed() {
  const there = await asked()
  const { token, draft } = there
  const answer = { token, answer: 'accepted' as const, name: 'Ana Gil', textHash: draft.textHash }
  await call(fetch, answerAcceptance, answer)
  return there
}

test('from what the plan shows to a text that both accepted, with its hash', async () => {
  const { manager, planId, one, draft, acceptance } = await signed()
  for (const told of [
    'Duplicar las ventas',
    'Pedidos: de 10 pedidos a 20 pedidos',
    'Ana Gil',
    'parada',
  ]) {
    expect(draft.text).toContain(told)
  }
  expect(draft.text).not.toContain('SECRETO')
  expect(draft.textHash).toBe(hashOfText(draft.text))
  expect(acceptance).toMatchObject({ text: draft.text, aboutKind: 'alignment' })
  const { meetings } = await manager.ask(readAlignment, { planId })
  expect(meetings[0]).toMatchObject({
    alignmentId: one.alignmentId,
    signed: { signedName: 'Ana Gil', textHash: draft.textHash, answer: 'accepted' },
    changes: null,
  })
})

test('a plan that changes after it was signed says what changed, and a new version is signed beside the old one', async () => {
  const { manager, planId, one, item, given, acceptance, accountId } = await signed()
  const { body } = objective()
  const sooner = objective({ shared: true, body: { ...body, target: 25 } })
  await manager.ask(putItem, { planId, itemId: item.itemId, item: sooner })
  const { meetings } = await manager.ask(readAlignment, { planId })
  expect(meetings[0]!.changes).toMatchObject({
    gone: ['  Pedidos: de 10 pedidos a 20 pedidos'],
    added: ['  Pedidos: de 10 pedidos a 25 pedidos'],
  })
  // The text that was read before is no longer the plan's.
  await expect(manager.ask(askToAgree, given)).rejects.toMatchObject({
    code: 'plan/agreement-other-text',
  })
  const { textHash } = await manager.ask(draftAgreement, one)
  const again = await manager.ask(askToAgree, { ...given, textHash })
  expect(again.acceptance.replacesId).toBe(acceptance.acceptanceId)
  const [now] = (await manager.ask(readAlignment, { planId })).meetings
  expect(now).toMatchObject({ asked: { answer: null }, signed: { textHash: acceptance.textHash } })
  expect(await manager.ask(listAcceptances, { accountId })).toHaveLength(2)
})

test('work on what was agreed leaves it as it was signed', async () => {
  const { manager, lead, planId } = await signed()
  await lead.ask(movePlan, { planId, state: 'agreed', why: 'Firmado' })
  await manager.ask(putItem, {
    planId,
    item: { ...objective(), title: 'SECRETO: otra cosa nuestra' },
  })
  const [meeting] = (await manager.ask(readAlignment, { planId })).meetings
  expect(meeting!.changes).toBeNull()
})

test('what was asked or signed is altered by no endpoint, nor by direct writes as the role of the server', async () => {
  const { manager, planId, one, meeting, db, acceptance } = await signed()
  const changed = { ...one, ...MEETING, theirs: 'Otra persona' }
  await expect(manager.ask(putAlignment, changed)).rejects.toMatchObject({
    code: 'plan/alignment-signed',
  })
  await expect(manager.ask(dropAlignment, one)).rejects.toMatchObject({ status: 409 })
  const { acceptanceId } = acceptance
  await expect(manager.ask(withdrawAcceptance, { acceptanceId })).rejects.toMatchObject({
    status: 409,
  })
  for (const set of [
    `text = 'otro'`,
    `text = 'otro', text_hash = encode(sha256('otro'), 'hex')`,
    `answer = null`,
  ]) {
    await expect(
      db((tx) => tx`update acceptance set ${tx.unsafe(set)} where acceptance_id = ${acceptanceId}`),
    ).rejects.toThrow()
  }
  await expect(db((tx) => tx`delete from acceptance`)).rejects.toThrow(/permission denied/)
  // Whatever is done to the rows that it was made of, the text stands.
  await db(
    (tx) => tx`update alignment set theirs = 'x' where alignment_id = ${meeting.alignmentId}`,
  )
  const [now] = (await manager.ask(readAlignment, { planId })).meetings
  expect(now!.signed).toMatchObject({ text: acceptance.text, textHash: acceptance.textHash })
  expect(now!.changes).not.toBeNull()
})

test('a line that is no longer shared goes from the link that is open, and one more line does not close it', async () => {
  const { manager, planId, item, token } = await asked()
  const more = { ...objective({ shared: true }), title: 'Abrir un depósito' }
  await manager.ask(putItem, { planId, item: more })
  expect(await opened(token)).toMatchObject({ state: 'open' })
  await manager.ask(putItem, { planId, itemId: item.itemId, item: objective({ shared: false }) })
  const offer = await opened(token)
  expect(offer).toMatchObject({ state: 'withdrawn', text: null })
  expect(JSON.stringify(offer)).not.toContain('Duplicar')
})

test('confidential from now on: the link opens nothing, and nothing more is asked', async () => {
  const { manager, planId, one, token, ...there } = await asked()
  await manager.ask(putPlan, { ...there.plan, private: true })
  expect(await opened(token)).toMatchObject({ state: 'withdrawn' })
  await expect(manager.ask(draftAgreement, one)).rejects.toMatchObject({
    code: 'plan/private-not-asked',
  })
  await expect(there.viewer.ask(readAlignment, { planId })).rejects.toMatchObject({ status: 404 })
  const rows = (actor: string) =>
    there.db(async (tx) => {
      await tx`select set_config('clave.actor_id', ${actor}, true)`
      return (await tx`select from alignment`).length
    })
  expect([await rows(there.viewer.id), await rows(manager.id)]).toEqual([0, 1])
})

test('back to a draft, or closed: what the client still has before them is asked no more', async () => {
  for (const path of [['draft'], ['agreed', 'active', 'closed']] as const) {
    const { lead, planId, token } = await asked()
    for (const state of path) await lead.ask(movePlan, { planId, state, why: 'Así se acordó' })
    expect(await opened(token)).toMatchObject({ state: 'withdrawn', text: null })
  }
  const { lead, planId, token } = await asked()
  await lead.ask(movePlan, { planId, state: 'agreed', why: 'De palabra' })
  expect(await opened(token)).toMatchObject({ state: 'open' })
})

test('decisions are added and corrected, never altered; only the shared last word is in the text', async () => {
  const { manager, planId, one, db } = await aMeeting()
  const say = (decision: string, more: object = {}) =>
    manager.ask(addDecision, { planId, decidedOn: TODAY, decision, shared: true, ...more })
  const first = await say('Reunión cada mes')
  const second = await say('Reunión cada trimestre', { correctsId: first.decisionId })
  await say('SECRETO: sin rebajas', { shared: false })
  await expect(say('Otra', { correctsId: first.decisionId })).rejects.toMatchObject({
    code: 'plan/already-corrected',
  })
  await expect(say('Otra', { decidedOn: '2027-01-01' })).rejects.toMatchObject({ status: 422 })
  const { text } = await manager.ask(draftAgreement, one)
  expect(text).toContain('cada trimestre')
  expect(text).not.toContain('cada mes')
  expect(text).not.toContain('SECRETO')
  // The correction is ours: then the client sees neither.
  await say('SECRETO: nunca', { shared: false, correctsId: second.decisionId })
  expect((await manager.ask(draftAgreement, one)).text).not.toMatch(/SECRETO|cada/)
  for (const write of [`update plan_decision set decision = 'x'`, 'delete from plan_decision']) {
    await expect(db((tx) => tx.unsafe(write))).rejects.toThrow(/permission denied|stays as it was/)
  }
  expect((await manager.ask(readAlignment, { planId })).decisions).toHaveLength(4)
})

test('changed by two at once, taken away and put back; with a draft nothing is asked', async () => {
  const { manager, lead, planId, one, meeting } = await aMeeting()
  const was = AlignmentGiven.parse(meeting)
  await lead.ask(putAlignment, { ...one, ...MEETING, theirs: 'Ana Gil\nLuis Sanz', was })
  await expect(manager.ask(putAlignment, { ...one, ...MEETING, was })).rejects.toMatchObject({
    code: 'plan/alignment-changed-since',
  })
  await expect(
    manager.ask(putAlignment, { ...one, ...MEETING, heldOn: '2027-02-01' }),
  ).rejects.toMatchObject({ status: 422 })
  const gone = await manager.ask(dropAlignment, one)
  await manager.ask(putAlignment, gone)
  await manager.ask(movePlan, { planId, state: 'draft', why: '' })
  await expect(manager.ask(draftAgreement, one)).rejects.toMatchObject({
    code: 'plan/draft-not-asked',
  })
  const bare = await aPlan()
  await bare.manager.ask(putAlignment, { planId: bare.planId, ...MEETING })
  await expect(bare.manager.ask(dropPlan, { planId: bare.planId })).rejects.toMatchObject({
    code: 'plan/plan-stays',
  })
})

test('who may not write the account writes nothing; another firm sees nothing', async () => {
  const { viewer, expert, client, planId, one, given, accountId, join } = await asked()
  const stranger = aFirm(PLAN_ROUTES).lead
  for (const who of [viewer, client, join('manager')]) {
    const refused = { status: 403 }
    await expect(who.ask(putAlignment, { planId, ...MEETING })).rejects.toMatchObject(refused)
    await expect(who.ask(askToAgree, given)).rejects.toMatchObject(refused)
    const decision = { planId, decidedOn: TODAY, decision: 'x' }
    await expect(who.ask(addDecision, decision)).rejects.toMatchObject(refused)
  }
  expect((await expert.ask(readAlignment, { planId })).meetings).toHaveLength(1)
  for (const act of [
    () => stranger.ask(readAlignment, { planId }),
    () => stranger.ask(putAlignment, { ...one, ...MEETING }),
    () => stranger.ask(draftAgreement, one),
    () => stranger.ask(addDecision, { planId, decidedOn: TODAY, decision: 'x' }),
    () => join('manager', { sees: 'own' }).ask(readAlignment, { planId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
  expect(JSON.stringify(await viewer.ask(readHistory, { accountId }))).not.toContain('2 % menos')
})
