/** Actions over HTTP. */
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { accountOf } from './account.store.ts'
import {
  dropAction,
  endAction,
  listActions,
  listMyActions,
  putAction,
  reopenAction,
} from './action.api.ts'
import {
  actionOf,
  actionsOf,
  actionsOwnedBy,
  followerOf,
  holdNeeds,
  keepAction,
  removeAction,
  setEnded,
} from './action.store.ts'
import { type Action, ActionGiven, whyNotDropAction, whyNotEnd, whyNotShare } from './action.ts'
import { mayOwn } from './carer.store.ts'
import { nextDue } from './every.ts'
import { whyNotNeed } from './need.ts'
import { heedWriting } from './writing.store.ts'

export const actionRoutes: Route[] = [
  route(listActions, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return actionsOf(db, accountId)
  }),

  route(listMyActions, ({ actor, db }) => actionsOwnedBy(db, actor.id)),

  route(putAction, async ({ input: { was, ...input }, actor, db }) => {
    await heedWriting(db, actor, input.accountId)
    if (input.actionId) await holdRows(db, 'action', 'action_id', [input.actionId])
    const before = input.actionId ? ((await actionOf(db, input.actionId)) ?? null) : null
    if (before) await heedWriting(db, actor, before.accountId)
    heedSince(was, before && ActionGiven.parse(before), 'accounts/action-changed-since')
    heed(whyNotShare({ shared: input.shared, origin: before?.origin ?? input.origin }))
    await heedOwner(db, input.ownerId)
    await holdNeeds(db, input.accountId)
    if (input.needs.length > 0) {
      heed(whyNotNeed(input.actionId, input.needs, await actionsOf(db, input.accountId)))
    }
    const now = found(await actionOf(db, await keepAction(db, input)))
    const { dueOn } = now
    await tell(db, actor, now, { what: before ? 'action.changed' : 'action.added', dueOn, before })
    return { now, before }
  }),

  route(dropAction, async ({ input: { actionId }, actor, db }) => {
    const before = found(await actionOf(db, actionId))
    await heedWriting(db, actor, before.accountId)
    heed(whyNotDropAction(before))
    await removeAction(db, actionId)
    await tell(db, actor, before, { ...before, what: 'action.takenBack' })
    return before
  }),

  route(endAction, async ({ input: { actionId, ...end }, actor, db, today }) => {
    const action = await endable(db, actor, actionId)
    await setEnded(db, actionId, end)
    if (end.state === 'done') await comeBack(db, action, today)
    const what = end.state === 'done' ? 'action.done' : 'action.givenUp'
    await tell(db, actor, action, { what, outcome: end.outcome })
    return found(await actionOf(db, actionId))
  }),

  route(reopenAction, async ({ input: { actionId }, actor, db }) => {
    const action = await endable(db, actor, actionId)
    await setEnded(db, actionId, null)
    const next = await followerOf(db, actionId)
    if (next?.state === 'open') await removeAction(db, next.actionId)
    await tell(db, actor, action, { what: 'action.reopened' })
    return found(await actionOf(db, actionId))
  }),
]

/** Everyone who sees the account reads its history: what is confidential is told there without its words. */
function tell(
  db: Db,
  actor: Actor,
  { actionId, accountId, title, isPrivate }: Action,
  { what, ...about }: { what: `action.${string}`; [more: string]: unknown },
) {
  return isPrivate
    ? record(db, actor, 'action.touched', { actionId, accountId, what })
    : record(db, actor, what, { ...about, actionId, accountId, title })
}

/** The next one stands once this one is done, as this one was written; what it waited for is over. */
async function comeBack(db: Db, action: Action, today: Day): Promise<void> {
  const { actionId, accountId, title, how, ownerId, dueOn, every, everyDay } = action
  const { origin, originId, shared } = action
  if (!every || (await followerOf(db, actionId))) return
  const same = { accountId, title, how, ownerId, every, everyDay, origin, originId, shared }
  const next = nextDue({ dueOn, every, everyDay }, today)
  await keepAction(db, { ...same, dueOn: next, followsId: actionId })
}

async function endable(db: Db, actor: Actor, actionId: string): Promise<Action> {
  await holdRows(db, 'action', 'action_id', [actionId])
  const action = found(await actionOf(db, actionId))
  heed(whyNotEnd(actor, action))
  return action
}

/** Someone who works here, and still does. */
async function heedOwner(db: Db, personId: string) {
  if (!(await mayOwn(db, personId))) throw new Problem(422, 'accounts/not-an-owner')
}
