/** One sentence from the check: how many lines of how many clients, since when, for how much, and what is left over. */
import { Rich } from '../ui/Rich.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { byCurrency } from './check.ts'
import type { Import } from './import.ts'
import { useAmount } from './useAmount.tsx'

export function CheckSentence({ one: { report } }: { one: Import }) {
  const t = useWords()
  const format = useFormat()
  const amount = useAmount()
  if (!report) return null
  const { lines, clients, period, totals } = report.check
  if (lines.accepted === 0 || !period) {
    const count = lines.read
    return <Rich k="gather:check.saysNothing" values={{ count, n: format.number(count) }} />
  }
  const values = {
    lines: t('gather:check.lines', { count: lines.accepted }),
    clients: t('gather:check.clients', { count: clients }),
    from: period.from,
    to: period.to,
    amounts: byCurrency(totals).map(({ amount: sum, currency }) => amount.short(sum, currency)),
  }
  return (
    <>
      <Rich k="gather:check.says" values={values} />{' '}
      {lines.rejected > 0 && (
        <Rich
          k="gather:check.saysRejected"
          values={{ count: lines.rejected, n: format.number(lines.rejected) }}
        />
      )}
    </>
  )
}
