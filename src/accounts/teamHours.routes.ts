/** The team's hours over HTTP. */
import { record } from '../platform/history.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { listTeamHours, putTeamHours } from './teamHours.api.ts'
import { replaceTeamHours, teamHoursOf } from './teamHours.store.ts'

export const teamHoursRoutes: Route[] = [
  route(listTeamHours, ({ db }) => teamHoursOf(db)),

  route(putTeamHours, async ({ input, actor, db }) => {
    const { personId, hours } = input
    const before = found((await teamHoursOf(db)).find((one) => one.personId === personId))
    await replaceTeamHours(db, personId, hours)
    const told = { now: { personId, hours }, before: { personId, hours: before.hours } }
    await record(db, actor, 'teamHours.put', told)
    return told
  }),
]
