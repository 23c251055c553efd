/** The sentences on top of retention: how much last year's clients still buy, and whom to call. */
import type { z } from 'zod'
import type { ToldSentence } from './kept.ts'
import type { RetentionTold, ToldDriver } from './retentionStudy.ts'

type Sentence = z.infer<typeof ToldSentence>

/** None where the ledger is too young to compare two years. */
export function openingOfRetention({ pairs, moves }: RetentionTold['periods']['year']): Sentence[] {
  const [pair] = pairs
  const nrr = pair?.constant.nrr
  if (!pair || !moves || nrr === null || nrr === undefined) return []
  const [first, second] = lossesOf(moves)
  const [best] = moves.expansion
  if (nrr < 1 && first) {
    const told = sentence(first.gone ? 'fellGone' : 'fell', first, { nrr })
    return second ? [told, sentence(second.gone ? 'thenGone' : 'then', second)] : [told]
  }
  const grew = best ?? moves.won[0] ?? first
  if (!grew) return []
  const told = sentence('held', grew, { nrr })
  if (!first) return [told, sentence('thanks', grew)]
  return [told, sentence(first.gone ? 'regain' : 'call', first)]
}

/** Who buys less or nothing any more, the largest loss first. */
function lossesOf({ churn, contraction }: NonNullable<RetentionTold['periods']['year']['moves']>) {
  return [
    ...churn.map((one) => ({ ...one, gone: true })),
    ...contraction.map((one) => ({ ...one, gone: false })),
  ].toSorted((a, b) => a.after - a.before - (b.after - b.before))
}

function sentence(
  key: 'held' | 'fell' | 'fellGone' | 'then' | 'thenGone' | 'regain' | 'call' | 'thanks',
  { accountId, name, before, after }: ToldDriver,
  values: { nrr?: number } = {},
): Sentence {
  const amount = Math.abs(after - before)
  return {
    key: `identify:retention.opening.${key}`,
    account: accountId,
    values: { name, amount, before, ...values },
  }
}
