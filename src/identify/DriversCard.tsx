/** The accounts whose next twelve months would differ most from their last: down at the left, up at the right. */
import { A } from '../ui/A.tsx'
import { Card, Cards } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './account.css'
import type { Demand } from './demand.ts'
import './demand.css'
import './portfolio.css'

type Props = { demand: Pick<Demand, 'rising' | 'falling' | 'looked'>; valuation: string }

export function DriversCard({ demand, valuation }: Props) {
  const t = useWords()
  const { accounts: count, share } = demand.looked
  return (
    <Card title={t('identify:demand.drivers.title')}>
      <div className="Drivers">
        <Cards>
          <Drivers way="falling" drivers={demand.falling} valuation={valuation} />
          <Drivers way="rising" drivers={demand.rising} valuation={valuation} />
        </Cards>
      </div>
      <p className="Chart-foot dim">{t('identify:demand.drivers.looked', { count, share })}</p>
    </Card>
  )
}

type One = { way: 'rising' | 'falling'; drivers: Demand['rising']; valuation: string }

function Drivers({ way, drivers, valuation }: One) {
  const t = useWords()
  const format = useFormat()
  const short = (amount: number) => format.moneyShort(amount, valuation)
  if (drivers.length === 0) return <p className="dim">{t(`identify:demand.drivers.${way}None`)}</p>
  return (
    <table className="Parts">
      <thead>
        <tr>
          <th scope="col">{t(`identify:demand.drivers.${way}`)}</th>
          <th scope="col">{t('identify:demand.strip.last')}</th>
          <th scope="col">{t('identify:demand.strip.next')}</th>
          <th scope="col">{t('identify:demand.drivers.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {drivers.map(({ accountId, name, last12, next12, low80, high80 }) => (
          <tr key={accountId}>
            <td>
              <A to={`/accounts/${accountId}/figures`}>{name}</A>
            </td>
            <td className="dim">{short(last12)}</td>
            <td title={`${short(low80)} – ${short(high80)}`}>{short(next12)}</td>
            <td data-tone={way === 'rising' ? 'good' : 'bad'}>
              {format.moneyChange(next12 - last12, valuation)}
              {last12 > 0 && (
                <small className="Account-below">{format.change(next12 / last12 - 1, 0)}</small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
