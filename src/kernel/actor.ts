/** Who is asking. Rules and routes know people only as actors. */
import { z } from 'zod'

export const Role = z.enum(['lead', 'manager', 'expert', 'admin', 'viewer', 'client'])
export type Role = z.infer<typeof Role>

/** Someone of one firm, in one role. `id` is the person's, or the API key's for a machine. */
export type Actor = {
  id: string
  firmId: string
  role: Role
  /** Which accounts: all of the firm's, or only those that this person looks after. */
  sees: 'all' | 'own'
}

export const LEADS = ['lead', 'admin'] as const
export const WRITERS = ['lead', 'admin', 'manager'] as const
/** Everyone of the firm who works on accounts. */
export const WORKERS = ['lead', 'admin', 'manager', 'expert'] as const
/** Everyone of the firm itself; a contact at the client is never a default. */
export const TEAM = ['lead', 'admin', 'manager', 'expert', 'viewer'] as const

/** Who does what time itself does, or someone outside: their name, if any, stands in what is recorded. */
export const NOBODY = { id: '00000000-0000-0000-0000-000000000000' }
