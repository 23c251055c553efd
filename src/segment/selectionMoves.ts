/** What a decided list moves: who becomes key, and who no longer is. */
import type { Day } from '../kernel/day.ts'
import type { KeptSelection, SelectionAccount } from './keptSelection.ts'
import { type Move, type Standing, UNDECIDED } from './standing.ts'
import { isKey } from './tier.ts'

type Asked = {
  selection: Pick<KeptSelection, 'selectionId' | 'title' | 'note'>
  /** Those in the list, and those that people kept out of it. */
  decided: readonly Pick<SelectionAccount, 'accountId' | 'chosen' | 'wishReason'>[]
  /** On the day from which it holds. */
  before: ReadonlyMap<string, Standing>
  effectiveOn: Day
}

/** Who is key or strategic already stays so; each says why: the wish's reason, else the list's note or name. */
export function movesOf({ selection, decided, before, effectiveOn }: Asked): Move[] {
  const { selectionId, title, note } = selection
  const reasons = new Map(decided.map(({ accountId, wishReason }) => [accountId, wishReason]))
  const chosen = new Set(decided.flatMap((one) => (one.chosen ? [one.accountId] : [])))
  const isKeyNow = (accountId: string) => isKey(before.get(accountId)?.tier ?? UNDECIDED)
  const move = (accountId: string, tier: Move['tier']): Move => ({
    accountId,
    tier,
    // What was meant for a key account says nothing of one that no longer is.
    phase: isKey(tier) ? (before.get(accountId)?.phase ?? null) : null,
    effectiveOn,
    reason: (reasons.get(accountId) ?? (note || title)).slice(0, 500),
    selectionId,
  })
  const entering = [...chosen].filter((accountId) => !isKeyNow(accountId))
  const leaving = [...before.keys()].filter((one) => isKeyNow(one) && !chosen.has(one))
  return [
    ...entering.map((accountId) => move(accountId, 'key')),
    ...leaving.map((accountId) => move(accountId, UNDECIDED)),
  ]
}
