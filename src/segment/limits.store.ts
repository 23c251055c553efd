/** The limits of the firm as they are chosen, and who signed for many key accounts. */
import { z } from 'zod'
import { topic } from '../platform/choice.ts'
import { type Db, maybe } from '../platform/db.ts'
import { SelectionLimits } from './capacity.ts'

export const limitsChoice = topic(
  'segment.limits',
  SelectionLimits.extend({ signedBy: z.guid().nullable().default(null) }),
)

/** By name; null for someone who is known no more. */
export async function signerOf(db: Db, signedBy: string | null): Promise<string | null> {
  const signer = await maybe(
    z.object({ name: z.string() }),
    db`select name from firm_actor where firm_id = ${db.firm} and actor_id = ${signedBy}`,
  )
  return signer?.name ?? null
}
