/** A group's wallet by unit, where lines of several units are known. */
import '../identify/account.css'
import { NOTHING } from '../identify/nothing.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Wallet, type WalletRow, walletTotal } from './wallet.ts'

type Props = { rows: readonly WalletRow[]; figures: Wallet['figures'] }

export function WalletUnits({ rows, figures }: Props) {
  const t = useWords()
  const format = useFormat()
  const units = [...Map.groupBy(rows, ({ accountId }) => accountId).values()]
  if (!figures || units.length < 2) return null
  return (
    <details className="Known-before">
      <summary>{t('plan:wallet.byUnit')}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="Parts-scroll" tabIndex={0} aria-label={t('plan:wallet.byUnit')}>
        <table className="Parts Wallet-units">
          <thead>
            <tr>
              <th scope="col">{t('plan:wallet.unit')}</th>
              <th scope="col">{t('plan:wallet.worth')}</th>
              <th scope="col">{t('plan:wallet.ours')}</th>
              <th scope="col">{t('plan:wallet.shareNow')}</th>
              <th scope="col">{t('plan:wallet.shareAimed')}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((lines) => {
              // Seen alone, what a unit says counts also where one above says it too.
              const total = walletTotal(lines.map((line) => ({ ...line, within: false })))
              const share = (one: number | null) => (one === null ? NOTHING : format.percent(one))
              return (
                <tr key={lines[0]!.accountId}>
                  <th scope="row">{lines[0]!.unit}</th>
                  <td>{total.rows ? format.moneyShort(total.spend, figures.currency) : NOTHING}</td>
                  <td>{total.rows ? format.moneyShort(total.sales, figures.currency) : NOTHING}</td>
                  <td>{share(total.share)}</td>
                  <td>{share(total.aimed)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </details>
  )
}
