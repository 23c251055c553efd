/** What a line of a plan hangs from: a line of the same plan, never itself nor what hangs from it. */
import type { Refusal } from '../kernel/refusal.ts'
import { type Item, type Kind, mayServe } from './item.ts'

export function whyNotHang(
  itemId: string | undefined,
  parentId: string | null,
  all: readonly Pick<Item, 'itemId' | 'parentId'>[],
): Refusal | null {
  if (parentId === null) return null
  const parentOf = new Map(all.map((one) => [one.itemId, one.parentId]))
  if (!parentOf.has(parentId)) return { code: 'plan/no-such-parent', status: 422 }
  const seen = new Set<string>()
  for (let at: string | null = parentId; at !== null; at = parentOf.get(at) ?? null) {
    if (at === itemId) return { code: 'plan/hangs-from-itself', status: 422 }
    if (seen.has(at)) return null
    seen.add(at)
  }
  return null
}

/** What hangs there already stays, though its goal became another's. */
export function whyNotServe(
  { kind, parentId }: { kind: Kind; parentId: string | null },
  { before, all }: { before: Pick<Item, 'parentId'> | null; all: readonly Item[] },
): Refusal | null {
  const parent = all.find(({ itemId }) => itemId === parentId)
  if (!parent || parentId === before?.parentId || mayServe(kind, parent)) return null
  return { code: kind === 'valueAdd' ? 'plan/serves-client-goal' : 'plan/serves-aim', status: 422 }
}
