/** Accounts in a tree: what each is, and to which it belongs from when until when. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { addDays, Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

/** A unit that is neither company, division nor site: a buying centre, a brand. */
export const ACCOUNT_KINDS = ['group', 'entity', 'division', 'site', 'unit'] as const
export const AccountKind = z.enum(ACCOUNT_KINDS)
export type AccountKind = z.infer<typeof AccountKind>

export const blankableDay = blankable(Day)

export const BelongingGiven = z.object({
  parentId: z.guid(),
  /** The first day; null where it was always so. */
  fromOn: blankableDay,
  /** The last day; null while it lasts. */
  untilOn: blankableDay,
})
export type BelongingGiven = z.infer<typeof BelongingGiven>

export const Belonging = BelongingGiven.extend({
  /** Null where whoever asks may not see the one above. */
  parent: z.string().nullable(),
})
export type Belonging = z.infer<typeof Belonging>

export const TreePlace = z.object({
  accountId: z.guid(),
  name: z.string(),
  kind: AccountKind,
})
export type TreePlace = z.infer<typeof TreePlace>

/** An account has one place at a time, and none is above itself. */
export function whyNotBelong(
  accountId: string,
  belongings: readonly BelongingGiven[],
): Refusal | null {
  const isBackwards = ({ fromOn, untilOn }: BelongingGiven) =>
    fromOn !== null && untilOn !== null && untilOn < fromOn
  if (belongings.some(({ parentId }) => parentId === accountId)) {
    return { code: 'accounts/belongs-to-itself', status: 422 }
  }
  if (belongings.some(isBackwards)) return { code: 'accounts/belonging-ends-first', status: 422 }
  const ordered = inOrder(belongings)
  const overlaps = ordered.some((one, at) => at > 0 && reaches(ordered[at - 1]!, one.fromOn))
  return overlaps ? { code: 'accounts/belongings-overlap', status: 422 } : null
}

/** Whether one still holds when the next begins. */
function reaches({ untilOn }: BelongingGiven, fromOn: Day | null): boolean {
  return untilOn === null || fromOn === null || untilOn >= fromOn
}

/** The oldest first. */
export function inOrder<One extends BelongingGiven>(belongings: readonly One[]): One[] {
  return [...belongings].sort((a, b) => ((a.fromOn ?? '') < (b.fromOn ?? '') ? -1 : 1))
}

export function belongsOn<One extends BelongingGiven>(
  belongings: readonly One[],
  day: Day,
): One | undefined {
  return belongings.find(
    ({ fromOn, untilOn }) =>
      (fromOn === null || fromOn <= day) && (untilOn === null || untilOn >= day),
  )
}

type Move = {
  /** Null where it belongs to none from then on. */
  parentId: string | null
  /** The first day of the new place; null where it was always so. */
  fromOn: Day | null
}

/** What holds before the day stays; from the day on there is the new place alone. */
export function moved(
  belongings: readonly BelongingGiven[],
  { parentId, fromOn }: Move,
): BelongingGiven[] {
  const before = belongings.flatMap((one) => {
    if (fromOn === null || (one.fromOn !== null && one.fromOn >= fromOn)) return []
    const lastDay = addDays(fromOn, -1)
    const endsBefore = one.untilOn !== null && one.untilOn < fromOn
    return [{ ...givenOf(one), untilOn: endsBefore ? one.untilOn : lastDay }]
  })
  return [...before, ...(parentId === null ? [] : [{ parentId, fromOn, untilOn: null }])]
}

export function givenOf({ parentId, fromOn, untilOn }: BelongingGiven): BelongingGiven {
  return { parentId, fromOn, untilOn }
}

/** What the ledger's group names and the tree say differently of an account. */
export const Disagreement = z.object({
  accountId: z.guid(),
  name: z.string(),
  /** The ledger's. */
  groupName: z.string(),
  /** Null where it stands in no tree. */
  top: TreePlace.nullable(),
})
export type Disagreement = z.infer<typeof Disagreement>

export const Disagreements = z.object({
  rows: z.array(Disagreement),
  total: z.number(),
  /** What making the tree out of the ledger would add. */
  toMake: z.object({ groups: z.number(), members: z.number() }),
})
export type Disagreements = z.infer<typeof Disagreements>
