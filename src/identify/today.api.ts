/** What the outside may ask of Hoy. */
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Today } from './today.ts'

export const readToday = endpoint('GET /today', {
  tells: 'every',
  may: TEAM,
  input: z.object({}),
  returns: Today,
})
