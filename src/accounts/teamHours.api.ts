/** What the outside may do with the hours of the team. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { TeamHours, TeamHoursGiven } from './teamHours.ts'

/** Everyone of the firm who works on accounts, also those without hours. */
export const listTeamHours = endpoint('GET /team-hours', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(TeamHours),
})

/** In place of what was said of the person before. */
export const putTeamHours = endpoint('PUT /team-hours/:personId', {
  may: LEADS,
  input: TeamHoursGiven,
  returns: z.object({ now: TeamHoursGiven, before: TeamHoursGiven }),
})
