/** A year's wallet in one sentence and four figures. */
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Wallet, type WalletRow, walletTotal } from './wallet.ts'

type Props = { rows: readonly WalletRow[]; year: number; figures: Wallet['figures'] }

export function WalletTold({ rows, year, figures }: Props) {
  const t = useWords()
  const format = useFormat()
  const total = walletTotal(rows)
  if (!figures) return <p className="dim">{t('plan:wallet.noFigures')}</p>
  const { currency } = figures
  if (total.share === null) return <p>{t('plan:wallet.nothingMeasured', { count: total.left })}</p>
  const title = t('plan:wallet.shareNow')
  const kpis: Kpi[] = [
    { name: t('plan:wallet.spends', { year }), figure: format.moneyShort(total.spend, currency) },
    { name: t('plan:wallet.ours'), figure: format.moneyShort(total.sales, currency) },
    {
      name: title,
      figure: format.percent(total.share),
      made: {
        title,
        means: t('plan:wallet.shareMeans'),
        formula: t('plan:wallet.shareFormula'),
        inputs: [
          { name: t('plan:wallet.ours'), value: format.money(total.sales, currency) },
          { name: t('plan:wallet.spends', { year }), value: format.money(total.spend, currency) },
        ],
      },
    },
    {
      name: t('plan:wallet.shareAimed'),
      figure: total.aimed === null ? t('plan:wallet.noTarget') : format.percent(total.aimed),
    },
  ]
  const worth = total.aimed === null ? 0 : (total.aimed - total.share) * total.spend
  return (
    <>
      <KpiStrip label={t('plan:wallet.title')} kpis={kpis} />
      <p className="Wallet-says">
        {total.aimed !== null &&
          (worth > 0
            ? t('plan:wallet.toWin', { amount: format.moneyShort(worth, currency) })
            : t('plan:wallet.reached'))}{' '}
        {total.left > 0 && t('plan:wallet.notCounted', { count: total.left })}
      </p>
    </>
  )
}
