/** What the outside may ask of the one box that finds everything. */
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { several } from '../kernel/list.ts'
import { FoundThing } from './search.ts'

/** At most so many of each kind: names that fit best, notes the newest first. */
export const searchEverything = endpoint('GET /search', {
  may: TEAM,
  input: z.object({
    q: z.string().trim().max(200),
    kind: several(z.string().regex(/^[a-z][a-zA-Z]{1,39}$/)),
    most: z.coerce.number<number | string>().int().min(1).max(50).default(6),
  }),
  returns: z.array(FoundThing),
})
