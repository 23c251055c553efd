/** «It is still so», of a need, a signal or an item of a SWOT, with one click; undo puts back what stood. */
import { ask, useWrite } from '../ui/api.ts'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { putNeeds } from './need.api.ts'
import type { Need } from './need.ts'
import { NEEDS_CHANGED, SWOT_CHANGED } from './needsChanged.tsx'
import { putSignals } from './signal.api.ts'
import type { Signal } from './signal.ts'
import { putSwot } from './swot.api.ts'
import type { SwotItem } from './swot.ts'

export function useStill() {
  const t = useWords()
  const { today } = useSession()
  const said = () => t('know:evidence.confirmed')
  const needs = useWrite(putNeeds, NEEDS_CHANGED, {
    said,
    undo: ({ before }) => ask(putNeeds, { accountId: before[0]!.accountId, needs: before }),
  })
  const signals = useWrite(putSignals, NEEDS_CHANGED, {
    said,
    undo: ({ before }) => ask(putSignals, { accountId: before[0]!.accountId, signals: before }),
  })
  const items = useWrite(putSwot, SWOT_CHANGED, {
    said,
    undo: ({ before }) => ask(putSwot, { accountId: before[0]!.accountId, items: before }),
  })
  const sure = { seenOn: today, confidence: 'confirmed' } as const
  return {
    busy: needs.isPending || signals.isPending || items.isPending,
    need: (was: Need) =>
      needs.mutate({ accountId: was.accountId, needs: [{ ...was, ...sure, was }] }),
    signal: (was: Signal) =>
      signals.mutate({ accountId: was.accountId, signals: [{ ...was, noticedOn: today, was }] }),
    item: (was: SwotItem) =>
      items.mutate({ accountId: was.accountId, items: [{ ...was, ...sure, was }] }),
  }
}
