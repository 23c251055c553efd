/** What one of us owes a client: who says what came of it. */
import { whyNotWrite } from '../accounts/account.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'

/** Its owner, also an expert, and whoever may change the account. */
export function whyNotTell(
  actor: Pick<Actor, 'id' | 'role'>,
  { ownerId, carers }: { ownerId: string; carers: readonly string[] },
): Refusal | null {
  const cares = carers.map((personId) => ({ personId }))
  if (whyNotWrite(actor, cares) === null) return null
  if (ownerId === actor.id && actor.role === 'expert') return null
  return { code: 'commit/not-yours', status: 403 }
}
