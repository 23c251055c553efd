/** Referrals over HTTP. */
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, refused } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountOf } from './account.store.ts'
import { dropReferral, putReferral, readReferrals } from './referral.api.ts'
import { broughtBy, keepReferral, referralsOf, takeReferral } from './referral.store.ts'
import { BROUGHT_ALREADY, whyNotRefer } from './referral.ts'
import { heedWriting } from './writing.store.ts'

export const referralRoutes: Route[] = [
  route(readReferrals, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return {
      brought: await referralsOf(db, accountId),
      by: (await broughtBy(db, accountId)) ?? null,
    }
  }),

  route(putReferral, async ({ input, actor, db, today }) => {
    await heedWriting(db, actor, input.accountId)
    found(await accountOf(db, input.broughtId))
    const itself = await broughtBy(db, input.accountId)
    heed(whyNotRefer(input, { today, itselfBroughtBy: itself?.accountId ?? null }))
    const before = (await referralOf(db, input)) ?? null
    if (!(await keepReferral(db, input))) throw refused(BROUGHT_ALREADY)
    const now = found(await referralOf(db, input))
    await record(db, actor, 'referral.kept', { ...now, before })
    return { now, before }
  }),

  route(dropReferral, async ({ input, actor, db }) => {
    await heedWriting(db, actor, input.accountId)
    const before = found(await referralOf(db, input))
    await takeReferral(db, input)
    await record(db, actor, 'referral.dropped', before)
    return before
  }),
]

async function referralOf(db: Db, { accountId, broughtId }: Of) {
  const brought = await referralsOf(db, accountId)
  return brought.find((one) => one.broughtId === broughtId)
}
type Of = { accountId: string; broughtId: string }
