/** A saved view: a way to look at the list of Cartera, kept under a name, for oneself or for all. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { AccountList } from './accountList.ts'

/** Filters and order; never a page or a day, which pass. */
export const ViewList = AccountList.omit({ page: true, size: true, asOf: true })

export const NewView = z.object({
  name: z.string().trim().min(1).max(60),
  shared: z.boolean().default(false),
  list: ViewList,
  /** Columns that are shown beyond the name and the reason, in no order. */
  columns: z.array(z.string().max(40)).max(60),
})
export type NewView = z.output<typeof NewView>

export const SavedView = z.object({
  viewId: z.guid(),
  ownerId: z.guid(),
  ownerName: z.string().nullable(),
  ...NewView.shape,
  shared: z.boolean(),
})
export type SavedView = z.output<typeof SavedView>

/** One's own; a lead tends those that all see. */
export function whyNotTend(
  { id, role }: Pick<Actor, 'id' | 'role'>,
  { ownerId, shared }: Pick<SavedView, 'ownerId' | 'shared'>,
): Refusal | null {
  if (id === ownerId) return null
  if (shared && (role === 'lead' || role === 'admin')) return null
  return { code: 'identify/not-your-view', status: 403 }
}
