/** What a page is told of a change: which nouns, and which accounts. Pure. */
import { z } from 'zod'
import { LEADS, type Role } from '../../kernel/actor.ts'

/** As the database tells it; `entry`: who may listen is to be looked at again. */
export const Notice = z.union([
  z.object({ entry: z.literal(true) }),
  z.object({
    firmId: z.guid(),
    nouns: z.array(z.string()).min(1),
    /** null: none in particular, or more than were counted. */
    accounts: z.array(z.guid()).nullable(),
  }),
])
export type Notice = z.infer<typeof Notice>

/** As a page hears it. */
export const Change = z.object({
  nouns: z.array(z.string()),
  accounts: z.array(z.string()).nullable(),
})
export type Change = z.infer<typeof Change>

/** Who comes and goes, and what leaves the house, is told to those who lead it. */
const OF_LEADS = new Set(['key', 'member', 'invitation', 'export', 'personal'])

export function mayHear(role: Role, noun: string): boolean {
  return !OF_LEADS.has(noun) || (LEADS as readonly string[]).includes(role)
}

/** More than this at once is "many". */
const MOST_ACCOUNTS = 200

/**
 * Several as few: those of the firm in one, those of accounts in one. So no page takes what happened
 * on one account for something that happened on all.
 */
export function together(changes: readonly Change[]): Change[] {
  const ofFirm = changes.filter(({ accounts }) => accounts === null)
  const ofSome = changes.filter(({ accounts }) => accounts !== null)
  const accounts = [...new Set(ofSome.flatMap((one) => one.accounts ?? []))]
  const nouns = (some: readonly Change[]) => [...new Set(some.flatMap((one) => one.nouns))].sort()
  return [
    ...(ofFirm.length > 0 ? [{ nouns: nouns(ofFirm), accounts: null }] : []),
    ...(ofSome.length > 0
      ? [{ nouns: nouns(ofSome), accounts: accounts.length > MOST_ACCOUNTS ? null : accounts }]
      : []),
  ]
}
