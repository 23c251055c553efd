/** Sales by year and currency: the figures that a person knows by heart. */
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import { byCurrency } from './check.ts'
import type { Import } from './import.ts'
import { useAmount } from './useAmount.tsx'
import './import.css'

export function CheckTotals({ one: { report } }: { one: Import }) {
  const t = useWords()
  const amount = useAmount()
  const totals = report?.check.totals ?? []
  if (totals.length === 0) return null
  const sums = byCurrency(totals)
  const years = [...new Set(totals.map(({ year }) => year))].toSorted((a, b) => a - b)
  const of = (year: number, currency: string) =>
    totals.find((total) => total.year === year && total.currency === currency)?.amount
  return (
    <Card title={t('gather:check.totals')}>
      <div className="CheckTable-scrolls">
        <table className="CheckTable">
          <thead>
            <tr>
              <th scope="col">{t('gather:check.year')}</th>
              {sums.map(({ currency }) => (
                <th key={currency} scope="col" className="figure">
                  {amount.currency(currency)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {sums.map(({ currency }) => (
                  <Figure key={currency} exact={of(year, currency)} currency={currency} />
                ))}
              </tr>
            ))}
          </tbody>
          {years.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{t('gather:check.total')}</th>
                {sums.map(({ currency, amount: sum }) => (
                  <Figure key={currency} exact={sum} currency={currency} />
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </Card>
  )
}

/** Short to be recognised; whole where someone rests on it. */
function Figure({ exact, currency }: { exact: string | undefined; currency: string }) {
  const amount = useAmount()
  return exact === undefined ? (
    <td className="figure dim">—</td>
  ) : (
    <td className="figure" title={amount.whole(exact, currency)}>
      {amount.bare(exact)}
    </td>
  )
}
