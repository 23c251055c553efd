/** The people of the demonstration as those who ask its endpoints, each on a day. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Actor } from '../kernel/actor.ts'
import type { Sql } from '../platform/db.ts'
import { type Ask, type Route, serve, type World } from '../platform/serve.ts'
import { type Remote, through } from './importing.ts'

type House = { sql: Sql; routes: Route[] }
type Asker = { who: Omit<Actor, 'sees'>; day: () => string }

/** One app for all of them, since binding every endpoint takes longer than asking one: who asks, and on which day, goes with each request. */
export function peopleOf({ sql, routes }: House) {
  const asking = new AsyncLocalStorage<Asker>()
  const world: World = {
    sql,
    whoIs: async () => {
      const { who } = asking.getStore()!
      return {
        personId: who.id,
        actor: { ...who, sees: 'all' },
        timeZone: 'Europe/Madrid',
        locale: 'es-ES',
        sessionId: null,
      }
    },
    today: () => asking.getStore()!.day(),
    publicUrl: () => 'http://localhost',
    addressOf: () => 'demo',
    // Clients answer by their links without sign-in.
    limits: { caller: 1_000_000, stranger: 1_000_000 },
  }
  const app = serve(routes.map(hasty), world)
  return (who: Asker['who'], day: Asker['day']): Remote =>
    through((path, init) => asking.run({ who, day }, async () => app.request(path, init)))
}

/** No step waits for the disk: what a fallen machine loses of a half-filled demonstration is made anew with it. */
function hasty(one: Route): Route {
  if (one.kind !== 'firm') return one
  return {
    ...one,
    handle: async (asked: Ask<unknown>) => {
      await asked.db`set local synchronous_commit = off`
      return one.handle(asked)
    },
  }
}
