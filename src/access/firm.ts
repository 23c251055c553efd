/** A firm: the tenant, with its people, its currency and what they may see of each other's accounts. */
import { z } from 'zod'
import type { Actor, Role } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'

export const FirmName = z.string().trim().min(1).max(120)
const Currency = z.string().regex(/^[A-Z]{3}$/)
/** Whether managers and experts read all of the firm's accounts or only those they look after. */
export const Sees = z.enum(['all', 'own'])

export const Firm = z.object({
  firmId: z.uuid(),
  name: z.string(),
  homeCurrency: Currency.nullable(),
  sees: Sees,
  demo: z.boolean(),
})
export type Firm = z.infer<typeof Firm>

/** Leads, administrators and readers see the whole firm whatever it has chosen. */
export function seesOf(role: Role, chosen: Actor['sees']): Actor['sees'] {
  if (role === 'client') return 'own'
  return role === 'manager' || role === 'expert' ? chosen : 'all'
}

/** The demonstration is everyone's: its people, keys and name stay as they are. */
export function whyNotGovern({ demo }: Pick<Firm, 'demo'>): Refusal | null {
  return demo ? { code: 'access/demo-firm', status: 403 } : null
}
