/** What tells an account, over HTTP. */
import { record } from '../platform/history.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { holdRows } from '../platform/since.ts'
import { accountOf } from './account.store.ts'
import { putMarks, readMarks } from './mark.api.ts'
import { sinceThen } from './mark.ts'
import { marksOf, writeMarks } from './mark.store.ts'
import { heedWriting } from './writing.store.ts'

export const markRoutes: Route[] = [
  route(readMarks, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return marksOf(db, accountId)
  }),

  route(putMarks, async ({ input: { accountId, was, ...given }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    await holdRows(db, 'account', 'account_id', [accountId])
    const before = await marksOf(db, accountId)
    const wanted = was
      ? {
          domains: sinceThen(given.domains, { was: was.domains, now: before.domains }),
          taxIds: sinceThen(given.taxIds, { was: was.taxIds, now: before.taxIds }),
        }
      : given
    await writeMarks(db, accountId, wanted)
    const now = await marksOf(db, accountId)
    const told = ({ domains, taxIds }: typeof now) => ({ domains, taxIds })
    await record(db, actor, 'account.marked', { accountId, now: told(now), before: told(before) })
    return { now, before }
  }),
]
