/** Remedies over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { costOfAccount } from '../identify/costs.store.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  changeRemedy,
  closeRemedy,
  listNeeded,
  listRemedies,
  openRemedy,
  readRemedies,
  reopenRemedy,
} from './remedy.api.ts'
import { type Remedy, whyNotAnother, whyNotClose, whyNotOpen, whyNotTend } from './remedy.ts'
import {
  hasOpenRemedy,
  insertRemedy,
  neededPage,
  remediesOf,
  remedyOf,
  remedyPage,
  rewriteRemedy,
  setClosing,
} from './remedy.store.ts'

export const remedyRoutes: Route[] = [
  route(listRemedies, async ({ input, db }) => remedyPage(db, input, await current(db))),

  route(listNeeded, async ({ input, db }) => {
    const key = await current(db)
    if (!key) return { rows: [], total: 0, lost: 0, valuation: null, asOf: null }
    const { asOf, valuation } = key
    return { ...(await neededPage(db, input, key)), asOf, valuation }
  }),

  route(readRemedies, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    const key = await current(db)
    return {
      remedies: await remediesOf(db, accountId, key),
      cost: key && (await costOfAccount(db, accountId, key)),
      valuation: key?.valuation ?? null,
    }
  }),

  route(openRemedy, async ({ input, actor, db, today }) => {
    const { accountId } = input
    const { carers } = found(await accountOf(db, accountId))
    heed(whyNotOpen(actor, { carers, hasOpen: await hasOpenRemedy(db, accountId) }))
    await heedOwner(db, input.ownerId)
    const key = await current(db)
    const cost = key && (await costOfAccount(db, accountId, key))
    const before = cost ? { ...key, margin: cost.margin, serving: cost.serving } : null
    const remedyId = await insertRemedy(db, { ...input, openedOn: today, before })
    return told(db, actor, 'remedy.opened', remedyId)
  }),

  route(changeRemedy, async ({ input, actor, db }) => {
    const { remedy: before, carers } = await tended(db, input.remedyId)
    heed(whyNotClose(actor, { ...before, carers }))
    if (input.ownerId !== before.ownerId) await heedOwner(db, input.ownerId)
    await rewriteRemedy(db, input.remedyId, input)
    return { now: await told(db, actor, 'remedy.changed', input.remedyId, before), before }
  }),

  route(closeRemedy, async ({ input, actor, db, today }) => {
    const { remedy, carers } = await tended(db, input.remedyId)
    heed(whyNotClose(actor, { ...remedy, carers }))
    await setClosing(db, input.remedyId, { ...input, closedOn: today })
    return told(db, actor, 'remedy.closed', input.remedyId)
  }),

  route(reopenRemedy, async ({ input: { remedyId }, actor, db }) => {
    const { remedy, carers } = await tended(db, remedyId)
    heed(whyNotTend(actor, { ...remedy, carers }))
    if (remedy.state === 'open') return remedy
    heed(whyNotAnother(await hasOpenRemedy(db, remedy.accountId)))
    await setClosing(db, remedyId, null)
    return told(db, actor, 'remedy.reopened', remedyId)
  }),
]

/** The day and currency of the current portfolio. */
async function current(db: Db) {
  const portfolio = await portfolioAt(db, {})
  return portfolio ? { asOf: portfolio.asOf, valuation: portfolio.valuation } : null
}

async function tended(db: Db, remedyId: string) {
  const remedy = found(await remedyOf(db, remedyId, await current(db)))
  const { carers } = found(await accountOf(db, remedy.accountId))
  return { remedy, carers }
}

async function heedOwner(db: Db, ownerId: string) {
  if (!(await mayOwn(db, ownerId))) throw new Problem(422, 'segment/not-an-owner')
}

async function told(
  db: Db,
  actor: Actor,
  what: `remedy.${string}`,
  remedyId: string,
  before?: Remedy,
) {
  const remedy = found(await remedyOf(db, remedyId, await current(db)))
  const { accountId, kind, why, owner, dueOn, state, outcome } = remedy
  await record(db, actor, what, {
    accountId,
    remedyId,
    kind,
    why,
    owner,
    dueOn,
    state,
    outcome,
    ...(before && { before }),
  })
  return remedy
}
