/** Escalations over HTTP: opened, moved, made critical, ended, learnt from. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { whyNotTell } from '../commit/owned.ts'
import type { Actor } from '../kernel/actor.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { forget, remember } from '../platform/search.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { heedOurs } from './interaction.routes.ts'
import {
  calmEscalation,
  dropEscalation,
  dropPostMortem,
  endEscalation,
  keepEscalationSettings,
  listAccountEscalations,
  listEscalations,
  listLessons,
  listMyEscalations,
  lowerEscalation,
  makeCritical,
  putEscalation,
  putPostMortem,
  raiseEscalation,
  readEscalation,
  readEscalationSettings,
  reopenEscalation,
  updateEscalation,
} from './escalation.api.ts'
import {
  escalationChoice,
  escalationOf,
  escalationPage,
  escalationsNear,
  escalationsOf,
  eventsOf,
  lessonsOf,
  postMortemOf,
  removeEscalation,
  removePostMortem,
  writeEscalation,
  writePostMortem,
} from './escalation.store.ts'
import {
  type Escalation,
  EscalationGiven,
  whyNotDropEscalation,
  whyNotEndEscalation,
  whyNotLower,
  whyNotMove,
  whyNotRaise,
  whyNotUpdate,
} from './escalation.ts'
import {
  addUpdate,
  moveToLevel,
  setCalm,
  setClosed,
  setCritical,
  setOpen,
} from './escalationMove.store.ts'
import { requestOf } from './request.store.ts'

export const escalationRoutes: Route[] = [
  route(listEscalations, async ({ input, db }) => {
    if (input.account) found(await accountOf(db, input.account))
    return escalationPage(db, input)
  }),

  route(listAccountEscalations, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return escalationsOf(db, accountId)
  }),

  route(listMyEscalations, ({ actor, db }) => escalationsNear(db, actor.id)),

  route(readEscalation, async ({ input: { escalationId }, db }) => {
    const escalation = found(await escalationOf(db, escalationId))
    return {
      escalation,
      events: await eventsOf(db, escalation),
      postMortem: (await postMortemOf(db, escalationId)) ?? null,
    }
  }),

  route(putEscalation, async ({ input: { was, ...given }, actor, db }) => {
    const { escalationId, accountId, requestId, contactId, ownerId } = given
    await heedWriting(db, actor, accountId)
    if (escalationId) await holdRows(db, 'escalation', 'escalation_id', [escalationId])
    const before = escalationId ? ((await escalationOf(db, escalationId)) ?? null) : null
    heedSince(was, before && EscalationGiven.parse(before), 'engage/changed-since')
    if (before && before.accountId !== accountId) throw new Problem(404, 'request/not-found')
    if (requestId && found(await requestOf(db, requestId)).accountId !== accountId)
      throw new Problem(422, 'engage/request-of-another')
    if (contactId) await heedContacts(db, [contactId])
    if (ownerId !== before?.ownerId) await heedOurs(db, [ownerId])
    const id = await writeEscalation(db, given)
    const now = found(await escalationOf(db, id))
    if (before) await record(db, actor, 'escalation.changed', { ...told(now), before })
    else await moveToLevel(db, actor, now, { kind: 'opened', level: 1 })
    return { now: found(await escalationOf(db, id)), before }
  }),

  route(dropEscalation, async ({ input: { escalationId }, actor, db }) => {
    const before = await writable(db, actor, escalationId)
    heed(whyNotDropEscalation(before))
    await removeEscalation(db, escalationId)
    await record(db, actor, 'escalation.takenBack', told(before))
    return before
  }),

  route(raiseEscalation, async ({ input: { escalationId, note }, actor, db }) => {
    const one = await movable(db, actor, escalationId)
    const { levels } = await choiceOf(db, escalationChoice)
    heed(whyNotRaise(one, levels.length))
    await moveToLevel(db, actor, one, { kind: 'raised', level: one.level + 1, note })
    return found(await escalationOf(db, escalationId))
  }),

  route(lowerEscalation, async ({ input: { escalationId }, actor, db }) => {
    const one = await movable(db, actor, escalationId)
    heed(whyNotLower(one))
    await moveToLevel(db, actor, one, { kind: 'lowered', level: one.level - 1 })
    return found(await escalationOf(db, escalationId))
  }),

  route(makeCritical, async ({ input: { escalationId, ...given }, actor, db }) => {
    const one = await writable(db, actor, escalationId)
    heed(whyNotMove(one))
    if (given.ownerId !== one.ownerId) await heedOurs(db, [given.ownerId])
    await setCritical(db, actor, one, given)
    return found(await escalationOf(db, escalationId))
  }),

  route(calmEscalation, async ({ input: { escalationId }, actor, db }) => {
    const one = await writable(db, actor, escalationId)
    heed(whyNotUpdate(one))
    await setCalm(db, actor, one)
    return found(await escalationOf(db, escalationId))
  }),

  route(updateEscalation, async ({ input: { escalationId, note }, actor, db }) => {
    const one = await movable(db, actor, escalationId)
    heed(whyNotUpdate(one))
    await addUpdate(db, actor, one, note)
    return found(await escalationOf(db, escalationId))
  }),

  route(endEscalation, async ({ input: { escalationId, outcome }, actor, db }) => {
    const one = await writable(db, actor, escalationId)
    heed(whyNotEndEscalation(one))
    await setClosed(db, actor, one, outcome)
    return found(await escalationOf(db, escalationId))
  }),

  route(reopenEscalation, async ({ input: { escalationId }, actor, db }) => {
    const one = await writable(db, actor, escalationId)
    if (one.state === 'open') throw new Problem(409, 'engage/escalation-open')
    await setOpen(db, actor, one)
    return found(await escalationOf(db, escalationId))
  }),

  route(putPostMortem, async ({ input: { escalationId, ...given }, actor, db }) => {
    const one = await writable(db, actor, escalationId)
    const before = (await postMortemOf(db, escalationId)) ?? null
    await writePostMortem(db, escalationId, given)
    await rememberLesson(db, one, given.lesson)
    const what = before ? 'postMortem.changed' : 'postMortem.kept'
    await record(db, actor, what, { ...told(one), outcome: given.lesson.slice(0, 300), before })
    return { now: found(await postMortemOf(db, escalationId)), before }
  }),

  route(dropPostMortem, async ({ input: { escalationId }, actor, db }) => {
    const one = await writable(db, actor, escalationId)
    const before = found(await postMortemOf(db, escalationId))
    if (one.state === 'closed') throw new Problem(409, 'engage/escalation-closed')
    await removePostMortem(db, escalationId)
    await forget(db, 'lesson', escalationId)
    await record(db, actor, 'postMortem.takenBack', told(one))
    return before
  }),

  route(listLessons, ({ input: { q }, db }) => lessonsOf(db, q)),

  route(readEscalationSettings, ({ db }) => choiceOf(db, escalationChoice)),

  route(keepEscalationSettings, async ({ input, actor, db }) => {
    const before = await choiceOf(db, escalationChoice)
    await choose(db, escalationChoice, input)
    await record(db, actor, 'escalationSettings.kept', { now: input, before })
    return { now: input, before }
  }),
]

const told = ({ escalationId, accountId, title, level }: Escalation) => ({
  escalationId,
  accountId,
  title,
  level,
})

async function rememberLesson(db: Db, one: Escalation, lesson: string): Promise<void> {
  const { escalationId: thingId, accountId, title } = one
  if (lesson === '') return forget(db, 'lesson', thingId)
  const accountIds = [accountId]
  return remember(db, { kind: 'lesson', thingId, accountIds, title, text: lesson, isText: true })
}

/** Held until the transaction ends. */
async function held(db: Db, escalationId: string): Promise<Escalation> {
  await holdRows(db, 'escalation', 'escalation_id', [escalationId])
  return found(await escalationOf(db, escalationId))
}

async function writable(db: Db, actor: Actor, escalationId: string): Promise<Escalation> {
  const one = await held(db, escalationId)
  await heedWriting(db, actor, one.accountId)
  return one
}

/** Its owner moves it too, also an expert. */
async function movable(db: Db, actor: Actor, escalationId: string): Promise<Escalation> {
  const one = await held(db, escalationId)
  heed(whyNotTell(actor, one))
  return one
}
