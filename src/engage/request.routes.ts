/** Clients' requests over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import {
  dropClocksAbout,
  resumeClocksAbout,
  startClocksAbout,
  stopClocksAbout,
  tellClocksAbout,
} from '../commit/clockAbout.store.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { wordsFor } from '../platform/words.ts'
import { whyNotTell } from '../commit/owned.ts'
import { heedOurs } from './interaction.routes.ts'
import {
  dropRequest,
  endRequest,
  listAllRequests,
  listRequests,
  putRequest,
  readRequest,
  reopenRequest,
  tellWaiting,
} from './request.api.ts'
import {
  removeRequest,
  requestOf,
  requestPage,
  requestsOf,
  setRequestEnd,
  setWaits,
  writeRequest,
} from './request.store.ts'
import { type Request, RequestGiven } from './request.ts'

export const requestRoutes: Route[] = [
  route(listAllRequests, async ({ input, db }) => {
    if (input.account) found(await accountOf(db, input.account))
    return requestPage(db, input)
  }),

  route(readRequest, async ({ input: { requestId }, db }) => found(await requestOf(db, requestId))),

  route(listRequests, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return requestsOf(db, accountId)
  }),

  route(putRequest, async ({ input: { was, ...input }, actor, db, today }) => {
    await heedWriting(db, actor, input.accountId)
    if (input.requestId) await holdRows(db, 'request', 'request_id', [input.requestId])
    const before = input.requestId ? ((await requestOf(db, input.requestId)) ?? null) : null
    heedSince(was, before && RequestGiven.parse(before), 'engage/changed-since')
    if (before) await heedWriting(db, actor, before.accountId)
    if (input.contactId) await heedContacts(db, [input.contactId])
    if (input.ownerId !== before?.ownerId) await heedOurs(db, [input.ownerId])
    const now = found(await requestOf(db, await writeRequest(db, input)))
    const { requestId, accountId, title } = now
    const what = before ? 'request.changed' : 'request.added'
    await record(db, actor, what, { requestId, accountId, title, before })
    if (!before && now.openedOn === today) await startClocks(db, actor, now)
    return { now, before }
  }),

  route(dropRequest, async ({ input: { requestId }, actor, db }) => {
    const before = await changeable(db, actor, requestId)
    await dropClocksAbout(db, actor, about(requestId))
    await removeRequest(db, requestId)
    await record(db, actor, 'request.takenBack', before)
    return before
  }),

  route(tellWaiting, async ({ input: { requestId, waits }, actor, db }) => {
    await holdRows(db, 'request', 'request_id', [requestId])
    const { accountId, title, state, stage, ownerId, carers } = found(
      await requestOf(db, requestId),
    )
    heed(whyNotTell(actor, { ownerId: ownerId ?? '', carers }))
    if (state !== 'open') throw new Problem(409, 'engage/request-closed')
    await setWaits(db, requestId, waits)
    await tellClocksAbout(db, actor, about(requestId), waitingNames(waits))
    const now = found(await requestOf(db, requestId))
    const told = { requestId, accountId, title, before: stage, stage: now.stage }
    await record(db, actor, `request.${waits ?? 'nobody'}Waits`, told)
    return now
  }),

  route(endRequest, async ({ input: { requestId, ...end }, actor, db }) => {
    const { accountId, title, openedOn } = await changeable(db, actor, requestId)
    if (end.closedOn < openedOn) throw new Problem(422, 'engage/closed-first')
    await setRequestEnd(db, requestId, end)
    await stopClocksAbout(db, actor, about(requestId))
    const what = end.refused ? 'request.refused' : 'request.closed'
    await record(db, actor, what, { requestId, accountId, title, outcome: end.outcome })
    return found(await requestOf(db, requestId))
  }),

  route(reopenRequest, async ({ input: { requestId }, actor, db }) => {
    const { accountId, title } = await changeable(db, actor, requestId)
    await setRequestEnd(db, requestId, null)
    await resumeClocksAbout(db, actor, about(requestId))
    await record(db, actor, 'request.reopened', { requestId, accountId, title })
    return found(await requestOf(db, requestId))
  }),
]

const about = (requestId: string) => ({ aboutKind: 'request', aboutId: requestId })

/** What levels call it in either language: the words that they are proposed with. */
function waitingNames(waits: Request['stage'] | null): readonly [string, ...string[]] {
  const [es, en] = [wordsFor('es'), wordsFor('en')]
  if (waits === 'client')
    return [es('commit:level.states.client'), en('commit:level.states.client')]
  return [es(`engage:request.stages.${waits ?? 'open'}`)]
}

/** What came in today is counted from now on; of what came in before nobody knows the hour. */
function startClocks(db: Db, actor: Actor, { requestId, accountId, title, ownerId }: Request) {
  const metrics = ['firstResponse', 'resolution'] as const
  return startClocksAbout(db, actor, { ...about(requestId), accountId, title, ownerId, metrics })
}

async function changeable(db: Db, actor: Actor, requestId: string): Promise<Request> {
  const request = found(await requestOf(db, requestId))
  await heedWriting(db, actor, request.accountId)
  return request
}
