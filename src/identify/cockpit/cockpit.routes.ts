/** The list of Hoy over HTTP: what all rooms hand in, in one order. */
import { peopleOf } from '../../access/member.store.ts'
import type { ToDo } from '../../kernel/toDo.ts'
import { type Route, route } from '../../platform/serve.ts'
import type { ToDoPart } from '../../platform/toDoPart.ts'
import { portfolioMeant } from '../portfolio.store.ts'
import { readCockpit } from './cockpit.api.ts'
import { salesOf, watchedToDo } from './cockpit.store.ts'
import { ordered } from './order.ts'

/** Of a larger firm the first so many by name: whoever leads it looks at accounts, not at people. */
const MOST_PEOPLE = 40

export function cockpitRoutes(parts: readonly ToDoPart[]): Route[] {
  return [
    route(readCockpit, async ({ input: { scope, size }, actor, db, today }) => {
      const team = scope === 'team' ? await peopleOf(db) : []
      const others = team.filter(({ active, personId }) => active && personId !== actor.id)
      const people = [actor.id, ...others.slice(0, MOST_PEOPLE).map(({ personId }) => personId)]
      const toDos: ToDo[] = []
      for (const { may, rows } of [watchedToDo, ...parts]) {
        if (may.includes(actor.role)) toDos.push(...(await rows(db, { actor, people, today })))
      }
      const portfolio = await portfolioMeant(db, {})
      const accountIds = [...new Set(toDos.flatMap(({ accountId }) => accountId ?? []))]
      const all = ordered(toDos, { today, salesOf: await salesOf(db, portfolio, accountIds) })
      const currency = portfolio?.valuation ?? null
      return { rows: all.slice(0, size), total: all.length, currency }
    }),
  ]
}
