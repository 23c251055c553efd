/** The lines of a year's wallet: each says whether its share is measured or comes from the rule, and opens how. */
import { EvidenceLine } from '../know/EvidenceLine.tsx'
import '../identify/account.css'
import '../identify/portfolio.css'
import { NOTHING } from '../identify/nothing.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { HowMade } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropWalletLine, putWalletLine } from './wallet.api.ts'
import type { Wallet, WalletRow } from './wallet.ts'
import { WALLET_CHANGED } from './walletChanged.tsx'
import { useShareMade } from './useShareMade.tsx'

type Props = {
  rows: readonly WalletRow[]
  figures: Wallet['figures']
  /** Null for who may not. */
  change: ((row: WalletRow) => void) | null
  /** The client has several units. */
  several: boolean
}

export function WalletTable({ rows, figures, change, several }: Props) {
  const t = useWords()
  const format = useFormat()
  const made = useShareMade(figures)
  const drop = useWrite(dropWalletLine, WALLET_CHANGED, {
    said: ({ family, year }) => t('plan:wallet.dropped', { family, year }),
    undo: (line) => ask(putWalletLine, line),
  })
  const money = (amount: number | null) =>
    amount === null || !figures ? NOTHING : format.moneyShort(amount, figures.currency)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="Parts-scroll" tabIndex={0} aria-label={t('plan:wallet.lines')}>
      <table className="Parts Wallet">
        <thead>
          <tr>
            <th scope="col">{t('plan:wallet.family')}</th>
            <th scope="col">{t('plan:wallet.worth')}</th>
            <th scope="col">{t('plan:wallet.ours')}</th>
            <th scope="col">{t('plan:wallet.shareNow')}</th>
            <th scope="col">{t('plan:wallet.shareAimed')}</th>
            <th scope="col">{t('plan:wallet.knownBy')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.lineId}>
              <th scope="row">
                {row.family}
                {several && <span className="Account-below">{row.unit}</span>}
              </th>
              <td>
                {row.basis === 'spend' ? (
                  <span title={format.money(row.spend!, row.currency!)}>
                    {row.worth === null
                      ? format.moneyShort(row.spend!, row.currency!)
                      : money(row.worth)}
                  </span>
                ) : (
                  <span className="dim">
                    {row.worth === null
                      ? NOTHING
                      : t('plan:wallet.about', { amount: money(row.worth) })}
                  </span>
                )}
              </td>
              <td>{money(row.sales)}</td>
              <td>
                {row.share === null ? (
                  <span className="dim">{t('plan:wallet.noShare')}</span>
                ) : (
                  <HowMade figure={format.percent(row.share)} made={made(row)} />
                )}
                <span className="Account-below">
                  {row.share !== null && (
                    <Chip tone={row.basis === 'spend' ? 'good' : 'note'}>
                      {t(`plan:wallet.isBy.${row.basis}`)}
                    </Chip>
                  )}
                </span>
              </td>
              <td>
                {row.targetShare === null ? (
                  <span className="dim">{NOTHING}</span>
                ) : (
                  <>
                    {format.percent(row.targetShare)}
                    <span className="Account-below">{format.day(row.targetOn!)}</span>
                  </>
                )}
              </td>
              <td className="Wallet-from">
                <EvidenceLine kind="client" said={row} />
                {row.within && <span className="Account-below">{t('plan:wallet.within')}</span>}
                {change && (
                  <div className="Known-acts">
                    <Act
                      size="compact-sm"
                      aria-label={t('plan:wallet.changeOf', { family: row.family, year: row.year })}
                      onClick={() => change(row)}
                    >
                      {t('plan:wallet.change')}
                    </Act>
                    <Act
                      size="compact-sm"
                      aria-label={t('plan:wallet.dropOf', { family: row.family, year: row.year })}
                      onClick={() => drop.mutate({ accountId: row.accountId, lineId: row.lineId })}
                    >
                      {t('plan:wallet.drop')}
                    </Act>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
