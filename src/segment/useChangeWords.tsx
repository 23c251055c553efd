/** What a remedy has changed so far, in words. */
import { useCallback } from 'react'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { changeSince, type Remedy } from './remedy.ts'

export function useChangeWords(): (remedy: Remedy) => string {
  const t = useWords()
  const format = useFormat()
  return useCallback(
    (remedy) => {
      const change = changeSince(remedy)
      const { before } = remedy
      if (!change || change.profit === null || !before) return t('segment:remedy.noChange')
      const money = (amount: number) => format.money(amount, before.valuation)
      const signed = (amount: number) => `${amount > 0 ? '+' : ''}${money(amount)}`
      const values = {
        amount: money(Math.abs(change.profit)),
        margin: signed(change.margin!),
        serving: signed(change.serving),
      }
      const told = t(change.profit < 0 ? 'segment:remedy.loses' : 'segment:remedy.gains', values)
      return change.isWhole ? told : `${told} ${t('segment:remedy.partly', { count: change.days })}`
    },
    [t, format],
  )
}
