/** A reason of a likely loss with its raw values: `última compra hace 94 días, lo usual 31`. */
import { useCallback } from 'react'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { ChurnFeature } from './churnFeature.ts'
import type { ChurnReason } from './churnReason.ts'

const CHANGES: readonly ChurnFeature[] = ['countChange', 'moneyChange']
const TIMES: readonly ChurnFeature[] = ['overdue', 'lastGap']

export function useChurnWords(valuation: string | null) {
  const t = useWords()
  const format = useFormat()
  return useCallback(
    ({ feature, value, usual }: Pick<ChurnReason, 'feature' | 'value' | 'usual'>) => {
      const show = (one: number) => {
        if (CHANGES.includes(feature)) return format.percent(one, 0)
        if (TIMES.includes(feature)) return format.number(one, 1)
        if (feature === 'money' && valuation !== null) return format.moneyShort(one, valuation)
        return format.number(Math.round(one))
      }
      return t(`monitor:churn.feature.${feature}`, { value: show(value), usual: show(usual) })
    },
    [t, format, valuation],
  )
}
