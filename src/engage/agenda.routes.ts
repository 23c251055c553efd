/** What to speak of with a client, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { prepareTalk } from './agenda.api.ts'
import { agendaLines, lastTalkOf } from './agenda.store.ts'
import { changesSince, inOrder } from './agenda.ts'

export const agendaRoutes: Route[] = [
  route(prepareTalk, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    const last = (await lastTalkOf(db, accountId)) ?? null
    const since = changesSince(last?.happenedOn ?? null, today)
    const lines = await agendaLines(db, { accountId, since, today })
    return { last, since, lines: inOrder(lines, today) }
  }),
]
