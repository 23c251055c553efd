/** How two accounts are related besides belonging to one another: who distributes, supplies, shares. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { blankableDay } from './tree.ts'

/** `accountId` is the distributor or supplier of `otherId`; the other two are the same from both sides. */
export const RELATION_KINDS = ['distributor', 'supplier', 'jointVenture', 'partner'] as const

export const RelationGiven = z.object({
  accountId: z.guid(),
  otherId: z.guid(),
  kind: z.enum(RELATION_KINDS),
  /** The first day; null where it was always so. */
  fromOn: blankableDay,
  /** The last day; null while it lasts. */
  untilOn: blankableDay,
  note: z.string().trim().max(500).default(''),
})
export type RelationGiven = z.infer<typeof RelationGiven>

export const Relation = RelationGiven.extend({
  relationId: z.guid(),
  account: z.string(),
  other: z.string(),
})
export type Relation = z.infer<typeof Relation>

/** As one side tells it. */
export const VIEWS = [
  'distributor',
  'distributedBy',
  'supplier',
  'suppliedBy',
  'jointVenture',
  'partner',
] as const
export type View = (typeof VIEWS)[number]

const BACKWARDS = { distributedBy: 'distributor', suppliedBy: 'supplier' } as const

/** What is kept of what one side told. */
export function asKept(
  view: View,
  { accountId, otherId }: Pick<RelationGiven, 'accountId' | 'otherId'>,
): Pick<RelationGiven, 'accountId' | 'otherId' | 'kind'> {
  return view === 'distributedBy' || view === 'suppliedBy'
    ? { kind: BACKWARDS[view], accountId: otherId, otherId: accountId }
    : { kind: view, accountId, otherId }
}

/** How it looks from one of its sides, and who is on the other. */
export function seenFrom(accountId: string, relation: Relation) {
  const { kind, otherId, other, account } = relation
  if (relation.accountId === accountId) return { view: kind as View, id: otherId, name: other }
  const view: View =
    kind === 'distributor' ? 'distributedBy' : kind === 'supplier' ? 'suppliedBy' : kind
  return { view, id: relation.accountId, name: account }
}

export function whyNotRelate({
  accountId,
  otherId,
  fromOn,
  untilOn,
}: Pick<RelationGiven, 'accountId' | 'otherId' | 'fromOn' | 'untilOn'>): Refusal | null {
  if (accountId === otherId) return { code: 'accounts/related-to-itself', status: 422 }
  const backwards = fromOn !== null && untilOn !== null && untilOn < fromOn
  return backwards ? { code: 'accounts/relation-ends-first', status: 422 } : null
}
