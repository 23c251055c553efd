/** What the outside may do with the stages and the reasons of the firm. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Reasons, Stage, StagesTold } from './stage.ts'

export const readStages = endpoint('GET /opportunity-stages', {
  may: TEAM,
  input: z.object({}),
  returns: StagesTold,
})

export const keepStages = endpoint('PUT /opportunity-stages', {
  may: LEADS,
  input: z.object({ stages: z.array(Stage).min(1).max(12) }),
  returns: z.object({ now: StagesTold, before: StagesTold }),
})

export const readReasons = endpoint('GET /opportunity-reasons', {
  may: TEAM,
  input: z.object({}),
  returns: Reasons,
})

export const keepReasons = endpoint('PUT /opportunity-reasons', {
  may: LEADS,
  input: Reasons,
  returns: z.object({ now: Reasons, before: Reasons }),
})
