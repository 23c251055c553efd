/** What tells an account, over HTTP. */
import { record } from '../platform/history.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountOf } from './account.store.ts'
import { putMarks, readMarks } from './mark.api.ts'
import { marksOf, writeMarks } from './mark.store.ts'
import { heedWriting } from './writing.store.ts'

export const markRoutes: Route[] = [
  route(readMarks, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return marksOf(db, accountId)
  }),

  route(putMarks, async ({ input: { accountId, ...given }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const before = await marksOf(db, accountId)
    await writeMarks(db, accountId, given)
    const now = await marksOf(db, accountId)
    const told = ({ domains, taxIds }: typeof now) => ({ domains, taxIds })
    await record(db, actor, 'account.marked', { accountId, now: told(now), before: told(before) })
    return { now, before }
  }),
]
