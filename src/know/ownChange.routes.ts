/** Changes of ours over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { actionsFrom, keepAction, removeAction } from '../accounts/action.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { listedWhere } from '../identify/accountWhere.store.ts'
import { portfolioMeant } from '../identify/portfolio.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record, recordEach } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  addOwnChange,
  dropOwnChange,
  listAffected,
  listChangesFelt,
  listOwnChanges,
  putImpact,
} from './ownChange.api.ts'
import { MOST_AFFECTED, whyNotAffect } from './ownChange.ts'
import {
  accountsThatFeel,
  affectedBy,
  changesFeltBy,
  changesOf,
  insertOwnChange,
  ORIGIN,
  ownChangeOf,
  removeOwnChange,
  setImpact,
} from './ownChange.store.ts'

export const ownChangeRoutes: Route[] = [
  route(listOwnChanges, ({ db }) => changesOf(db)),

  route(addOwnChange, async ({ input: { task, dueOn, ...given }, actor, db }) => {
    const where = listedWhere(db, given.filter, await portfolioMeant(db, given.filter))
    const felt = await accountsThatFeel(db, where, MOST_AFFECTED)
    heed(whyNotAffect(felt.length))
    const accountIds = felt.map(({ accountId }) => accountId)
    const changeId = await insertOwnChange(db, given, accountIds)
    const ownerOf = await whoTells(db, actor)
    for (const { accountId, managerId } of felt) {
      const ownerId = await ownerOf(managerId)
      const told = { accountId, title: task, how: given.title, ownerId, dueOn }
      await keepAction(db, { ...told, origin: ORIGIN, originId: changeId })
    }
    const { title } = given
    await recordEach(
      db,
      actor,
      'ownChange.felt',
      accountIds.map((accountId) => ({ accountId, changeId, title })),
    )
    return found(await ownChangeOf(db, changeId))
  }),

  route(dropOwnChange, async ({ input: { changeId }, actor, db }) => {
    const { title } = found(await ownChangeOf(db, changeId))
    for (const { actionId, state } of await actionsFrom(db, ORIGIN, [changeId])) {
      if (state === 'open') await removeAction(db, actionId)
    }
    const felt = await affectedBy(db, changeId)
    await removeOwnChange(db, changeId)
    await recordEach(
      db,
      actor,
      'ownChange.dropped',
      felt.map(({ accountId }) => ({ accountId, changeId, title })),
    )
    return { changeId }
  }),

  route(listAffected, async ({ input: { changeId }, db }) => {
    found(await ownChangeOf(db, changeId))
    return affectedBy(db, changeId)
  }),

  route(putImpact, async ({ input, actor, db }) => {
    const { changeId, accountId, impact: now } = input
    await heedWriting(db, actor, accountId)
    await holdRows(db, 'own_change_account', 'change_id', [changeId])
    const [felt] = await affectedBy(db, changeId, accountId)
    const { impact: before } = found(felt)
    heedSince(input.was, before, 'know/impact-changed-since')
    const { title } = found(await ownChangeOf(db, changeId))
    await setImpact(db, input)
    await record(db, actor, 'ownChange.weighed', { accountId, changeId, title, outcome: now })
    return { now, before }
  }),

  route(listChangesFelt, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return changesFeltBy(db, accountId)
  }),
]

/** Whoever manages the account tells it, else whoever made the change known. */
async function whoTells(db: Db, actor: Actor) {
  const known = new Map<string, boolean>()
  const may = async (personId: string) => {
    if (!known.has(personId)) known.set(personId, await mayOwn(db, personId))
    return known.get(personId)!
  }
  return async (managerId: string | null): Promise<string> => {
    if (managerId && (await may(managerId))) return managerId
    if (await may(actor.id)) return actor.id
    throw new Problem(422, 'know/change-untold')
  }
}
