/**
 * Two accounts that are the same client become one: the other points to the kept one, and whatever hangs on
 * either is read under the kept one. Shapes and rules only.
 */
import { z } from 'zod'
import { task } from '../kernel/task.ts'
import type { Refusal, RefusalCode } from '../kernel/refusal.ts'

// words: accounts:merge.field.*
/** What an account has once, so that one of two values must give way. */
export const MERGE_FIELDS = ['name', 'code', 'group', 'carers'] as const
export type MergeField = (typeof MERGE_FIELDS)[number]

export const Chosen = z.partialRecord(z.enum(MERGE_FIELDS), z.enum(['kept', 'other']))
export type Chosen = z.infer<typeof Chosen>

export type Merging = { keptId: string; otherId: string; theirs: MergeField[] }

/** The fields whose value is the other's. */
export function theirsOf(chosen: Chosen): MergeField[] {
  return MERGE_FIELDS.filter((field) => chosen[field] === 'other')
}

export const Side = z.object({
  accountId: z.guid(),
  name: z.string(),
  code: z.string().nullable(),
  groupName: z.string().nullable(),
  archived: z.boolean(),
  mergedIntoId: z.guid().nullable(),
  carers: z.array(z.string()),
  /** Lines of the ledger, and the people, notes, needs and the like that hang on it. */
  lines: z.int(),
  people: z.int(),
  notes: z.int(),
  actions: z.int(),
  /** Accounts that belong to it, now or ever. */
  below: z.int(),
  /** A tier was decided of it, so that it is one of those that are chosen. */
  tiered: z.boolean(),
})
export type Side = z.infer<typeof Side>

export const MergedAccount = z.object({
  otherId: z.guid(),
  name: z.string(),
  code: z.string().nullable(),
  mergedAt: z.iso.datetime(),
  by: z.string().nullable(),
})
export type MergedAccount = z.infer<typeof MergedAccount>

/** Roll-ups and figures of these accounts are to be made anew. */
export const mendMerged = task('accounts.merged', z.object({ accountIds: z.array(z.guid()) }))

/** Both as they stand: `kept` stays, `other` is read through it from now on. */
export function whyNotMerge(kept: Side, other: Side): Refusal | null {
  if (kept.accountId === other.accountId) return { code: 'accounts/merge-same', status: 409 }
  const merged = [kept, other].find(({ mergedIntoId }) => mergedIntoId !== null)
  const about = (code: RefusalCode, name: string): Refusal => ({
    code,
    status: 409,
    values: { name },
  })
  if (merged) return about('accounts/merge-merged', merged.name)
  if (kept.archived && !other.archived) return about('accounts/merge-archived', kept.name)
  if (other.below > 0) return about('accounts/merge-above', other.name)
  if (other.tiered) return about('accounts/merge-tiered', other.name)
  return null
}

/** Which of the two one would keep: what is chosen already, what others belong to, what buys, what has a code. */
export function likelyKept(one: Side, two: Side): Side {
  const weight = ({ tiered, below, archived, lines, code, people }: Side) => [
    Number(tiered),
    Math.min(below, 1),
    Number(!archived),
    lines,
    Number(code !== null),
    people,
  ]
  const [mine, its] = [weight(one), weight(two)]
  const at = mine.findIndex((value, place) => value !== its[place])
  return at === -1 || mine[at]! > its[at]! ? one : two
}
