/**
 * A change is one edit of one account or of many, kept as the facts that it altered, so that it can
 * be undone: exactly, once, and without overwriting what others have changed since.
 */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { AccountCode, AccountName, GroupName, Tag } from './account.ts'
import { AccountFilter } from './accountFilter.ts'
import { CarersGiven } from './carer.ts'
import { MERGE_FIELDS } from './merge.ts'

export const MOST_IDS = 10_000

const Tags = z.array(Tag).max(20)

/** What is not named stays as it is. */
export const Identity = z.object({
  name: AccountName.optional(),
  code: AccountCode.nullable().optional(),
  groupName: GroupName.nullable().optional(),
})
export const Tagging = z.object({ add: Tags.default([]), remove: Tags.default([]) })
export const Archiving = z.object({ archived: z.boolean() })

export const AccountEdit = z.discriminatedUnion('kind', [
  Identity.extend({ kind: z.literal('identity') }),
  Tagging.extend({ kind: z.literal('tags') }),
  CarersGiven.extend({ kind: z.literal('carers') }),
  Archiving.extend({ kind: z.literal('archiving') }),
  z.object({
    kind: z.literal('merging'),
    keptId: z.guid(),
    otherId: z.guid(),
    theirs: z.array(z.enum(MERGE_FIELDS)),
  }),
])
export type AccountEdit = z.output<typeof AccountEdit>

export const EditKind = z.enum(['identity', 'tags', 'carers', 'archiving', 'merging'])
export type EditKind = z.infer<typeof EditKind>

/** Edits that make sense for many accounts at once: two accounts never share a name or a code by plan. */
export const EditOfMany = z.discriminatedUnion('kind', [
  Identity.pick({ groupName: true })
    .required()
    .extend({ kind: z.literal('identity') }),
  Tagging.extend({ kind: z.literal('tags') }),
  CarersGiven.extend({ kind: z.literal('carers') }),
  Archiving.extend({ kind: z.literal('archiving') }),
])

export const Which = z.union([
  z.object({ accountIds: z.array(z.guid()).min(1).max(MOST_IDS) }),
  z.object({ filter: AccountFilter }),
])
export type Which = z.output<typeof Which>

/** What became of an edit, counted in accounts. */
export const ChangeMade = z.object({
  /** What to name when undoing; null where nothing was altered. */
  changeId: z.guid().nullable(),
  changed: z.int(),
  /** They were so already. */
  unchanged: z.int(),
  /** Left alone, because the one who asked doesn't look after them. */
  notYours: z.int(),
})
export type ChangeMade = z.output<typeof ChangeMade>

export const ChangeUndone = z.object({
  restored: z.int(),
  /** Left alone, in part or whole, because someone has changed them since. */
  changedSince: z.int(),
  notYours: z.int(),
})
export type ChangeUndone = z.output<typeof ChangeUndone>

/** An edit that reaches none of its accounts is refused; one that reaches some says how many it left. */
export function whyNotEdit(reached: {
  writable: number
  notYours: number
  merged: number
}): Refusal | null {
  if (reached.writable > 0) return null
  if (reached.notYours === 0 && reached.merged > 0) return { code: 'accounts/merged', status: 409 }
  if (reached.notYours === 0) return { code: 'accounts/none-found', status: 404 }
  return { code: 'accounts/not-yours', status: 403 }
}

export function whyNotUndo({ undoneAt }: { undoneAt: Date | null }): Refusal | null {
  return undoneAt ? { code: 'accounts/already-undone', status: 409 } : null
}

export function whyNothingUndone(undone: ChangeUndone): Refusal | null {
  if (undone.restored > 0) return null
  if (undone.changedSince > 0) return { code: 'accounts/changed-since', status: 409 }
  if (undone.notYours === 0) return { code: 'accounts/none-found', status: 404 }
  return { code: 'accounts/not-yours', status: 403 }
}
