/** Amounts of a ledger as people read them, also where no column says their currency. */
import { useMemo } from 'react'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { NO_CURRENCY } from './check.ts'

export function useAmount() {
  const t = useWords()
  const format = useFormat()
  return useMemo(
    () => ({
      currency: (code: string) => (code === NO_CURRENCY ? t('gather:check.noCurrency') : code),
      /** Where the currency stands beside it already. */
      bare: (amount: string) => format.short(amount),
      short: (amount: string, code: string) =>
        code === NO_CURRENCY ? format.short(amount) : format.moneyShort(amount, code),
      whole: (amount: string, code: string) =>
        code === NO_CURRENCY ? format.number(amount, 2) : format.money(amount, code),
    }),
    [t, format],
  )
}
