/** What a client could buy a year, three years on, and how much of it is ours today. */
import type { Potential } from '../accounts/potential.ts'
import { readPotential } from '../accounts/potential.api.ts'
import { useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { KnownCard } from '../accounts/KnownCard.tsx'
import { PotentialForm } from './PotentialForm.tsx'
import { SaidBefore, SaidBy } from './SaidBefore.tsx'
import { readShareNow } from './shareNow.api.ts'

export function PotentialCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const said = useRead(readPotential, { accountId })
  const now = said[0]?.amount ? said[0] : null
  const line = ({ amount, currency, confidence }: Potential) =>
    amount && `${format.money(amount, currency)} · ${t(`segment:potential.is.${confidence}`)}`
  return (
    <KnownCard
      accountId={accountId}
      title={t('segment:potential.title')}
      act={t('segment:potential.act')}
      form={(done) => <PotentialForm accountId={accountId} now={now} done={done} />}
    >
      {now ? (
        <Standing accountId={accountId} now={now} />
      ) : (
        <Empty>{t('segment:potential.none')}</Empty>
      )}
      <SaidBefore said={said} tell={line} />
    </KnownCard>
  )
}

function Standing({ accountId, now }: { accountId: string; now: Potential }) {
  const t = useWords()
  const format = useFormat()
  const { firm } = useSession()
  const beside = useRead(readShareNow, { accountId })
  const could = format.moneyShort(now.amount!, now.currency)
  const kpis: Kpi[] = [
    {
      name: t('segment:potential.could'),
      figure: could,
      under: (
        <Chip tone={now.confidence === 'confirmed' ? 'good' : 'plain'}>
          {t(`segment:potential.is.${now.confidence}`)}
        </Chip>
      ),
    },
  ]
  if (beside && beside.salesLast12 !== null) {
    const { salesLast12, currency, share, potential, asOf } = beside
    const buys = format.moneyShort(salesLast12, currency)
    kpis.push({
      name: t('segment:potential.buys'),
      figure: buys,
      under: t('segment:potential.asOf', { day: format.day(asOf) }),
    })
    if (share !== null && potential !== null) {
      const title = t('segment:potential.share')
      const inputs = [
        { name: t('segment:potential.buys'), value: format.money(salesLast12, currency) },
        { name: t('segment:potential.could'), value: format.money(potential, currency) },
      ]
      const means = t('segment:potential.shareMeans')
      const formula = t('segment:potential.shareFormula')
      const made = { title, means, formula, inputs }
      kpis.push({ name: title, figure: format.percent(share), made })
    }
  }
  const home = beside?.currency ?? firm.homeCurrency ?? ''
  return (
    <>
      <KpiStrip label={t('segment:potential.title')} kpis={kpis} />
      {beside && beside.potential === null && (
        <p className="dim">{t('segment:potential.noRate', { currency: now.currency, home })}</p>
      )}
      {beside && beside.share !== null && beside.share > 1 && <p>{t('segment:potential.above')}</p>}
      {now.source && <p>{now.source}</p>}
      <SaidBy said={now} />
    </>
  )
}
