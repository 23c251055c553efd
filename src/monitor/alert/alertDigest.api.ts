/** Alerts by mail: each person says how often for themselves. */
import { z } from 'zod'
import { TEAM } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { AlertDigest } from './alertDigest.ts'

export const readAlertDigest = endpoint('GET /alerts-digest', {
  may: TEAM,
  input: z.object({}),
  returns: AlertDigest,
})

export const setAlertDigest = endpoint('PUT /alerts-digest', {
  may: TEAM,
  input: AlertDigest,
  returns: z.object({ now: AlertDigest, before: AlertDigest }),
})
