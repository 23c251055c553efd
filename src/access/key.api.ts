/** What the outside may ask of API keys. */
import { z } from 'zod'
import { LEADS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { ApiKey } from './key.ts'
import { TeamRole } from './member.ts'

export const listKeys = endpoint('GET /keys', {
  may: LEADS,
  input: z.object({}),
  returns: z.array(ApiKey),
})

export const makeKey = endpoint('POST /keys', {
  may: LEADS,
  input: z.object({ name: z.string().trim().min(1).max(80), role: TeamRole }),
  returns: z.object({
    key: ApiKey,
    /** Shown once: only its hash is kept. */
    secret: z.string(),
  }),
})

export const revokeKey = endpoint('DELETE /keys/:keyId', {
  may: LEADS,
  input: z.object({ keyId: z.uuid() }),
  returns: z.object({}),
})
