/** How a share of wallet was made, in words: measured, or by the rule of wallet allocation. */
import type { Making } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Wallet, WalletRow } from './wallet.ts'

export function useShareMade(figures: Wallet['figures']) {
  const t = useWords()
  const format = useFormat()
  return (row: WalletRow): Making => {
    const currency = figures?.currency ?? 'EUR'
    const sold =
      row.sales === null
        ? []
        : [
            {
              name: t('plan:wallet.oursFromTo', {
                from: format.day(row.from!),
                to: format.day(row.to!),
              }),
              value: format.money(row.sales, currency),
            },
          ]
    const title = t('plan:wallet.shareOf', { family: row.family, year: row.year })
    if (row.basis === 'place') {
      return {
        title,
        means: t('plan:wallet.ruleMeans'),
        formula: t('plan:wallet.ruleFormula'),
        inputs: [
          { name: t('plan:wallet.place'), value: row.place },
          { name: t('plan:wallet.suppliers'), value: row.suppliers },
          ...sold,
        ],
        notes: [t('plan:wallet.ruleNote')],
      }
    }
    const spend = format.money(row.spend!, row.currency!)
    return {
      title,
      means: t('plan:wallet.shareMeans'),
      formula: t('plan:wallet.shareFormula'),
      inputs: [...sold, { name: t('plan:wallet.spends', { year: row.year }), value: spend }],
      notes: [
        ...(row.currency === currency
          ? []
          : [t('plan:wallet.atRate', { amount: format.money(row.worth ?? 0, currency) })]),
        ...(row.share !== null && row.share > 1 ? [t('plan:wallet.tooLow')] : []),
      ],
    }
  }
}
