/** What one account is expected to buy and to be worth, how likely it is to go quiet, and how that was made. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { AccountTold } from './accountTold.ts'
import { readAccountValue } from './value.api.ts'
import { useReason } from './telling.tsx'
import { useChance } from './useChance.tsx'
import type { AccountValueTold } from './value.ts'

type Props = { accountId: string; portfolio: NonNullable<AccountTold['portfolio']> }

export function AccountValueCard({ accountId, portfolio }: Props) {
  const t = useWords()
  const { asOf, valuation } = portfolio
  const told = useRead(readAccountValue, { accountId, asOf, valuation })
  return (
    <Card
      title={t('identify:value.account.title')}
      aside={<A to="/portfolio/value">{t('identify:value.account.report')}</A>}
    >
      {told ? <Value told={told} /> : <p className="dim">{t('identify:value.account.none')}</p>}
    </Card>
  )
}

function Value({ told }: { told: AccountValueTold }) {
  const t = useWords()
  const format = useFormat()
  const said = useReason(told.valuation)
  const say = useChance()
  const { madeBy, valuation, clv, clvMargin, expectedPurchases, expectedSpend } = told
  const { quiet90, quiet180, decline, probabilityAlive, history } = told
  const short = (amount: number) => format.moneyShort(amount, valuation)
  const between = (low: string, high: string) => t('identify:value.strip.between', { low, high })
  const model = t(`identify:value.model.${madeBy.model}`, { k: madeBy.k ?? 1 })
  const inputs = [
    {
      name: t('identify:value.account.purchases'),
      value: format.number(expectedPurchases.value, 2),
    },
    ...(expectedSpend === null
      ? []
      : [
          {
            name: t('identify:value.account.spend'),
            value: format.money(expectedSpend, valuation),
          },
        ]),
    { name: t('identify:value.account.alive'), value: say(probabilityAlive) },
    { name: t('identify:value.strip.model'), value: model },
    { name: t('identify:value.made.fittedOn'), value: format.day(madeBy.fittedOn) },
    ...(history
      ? [
          { name: t('identify:value.account.seen.x'), value: format.number(history.x) },
          { name: t('identify:value.account.seen.tx'), value: format.number(history.tx) },
          { name: t('identify:value.account.seen.T'), value: format.number(history.T) },
          {
            name: t('identify:value.account.seen.meanSpend'),
            value: format.money(history.meanSpend, valuation),
          },
        ]
      : []),
    ...Object.entries({ ...madeBy.parameters, ...madeBy.spend }).map(([name, value]) => ({
      name,
      value: format.number(value, 4),
    })),
  ]
  const chance = (name: string, share: number | null, formula: string): Kpi[] =>
    share === null
      ? []
      : [
          {
            name,
            figure: say(share),
            made: { title: name, formula, inputs },
          },
        ]
  const kpis: Kpi[] = [
    ...(clv && expectedSpend !== null
      ? [
          {
            name: t('identify:value.account.clv'),
            figure: short(clv.value),
            under: (
              <>
                {between(short(clv.low), short(clv.high))}
                {clvMargin !== null && (
                  <>
                    {' · '}
                    {t('identify:value.account.margin', { margin: clvMargin, currency: valuation })}
                  </>
                )}
              </>
            ),
            made: {
              title: t('identify:value.account.clv'),
              means: t('identify:value.made.clvMeans'),
              formula: t('identify:value.account.formula.clv', {
                spend: expectedSpend,
                currency: valuation,
                discount: madeBy.yearlyDiscount,
              }),
              inputs,
            },
          },
        ]
      : []),
    {
      name: t('identify:value.account.purchases'),
      figure: format.number(expectedPurchases.value, 1),
      under: between(
        format.number(expectedPurchases.low, 1),
        format.number(expectedPurchases.high, 1),
      ),
      made: {
        title: t('identify:value.account.purchases'),
        means: t(`identify:value.rhythm.${madeBy.model}`, { k: madeBy.k ?? 1 }),
        formula: t('identify:value.account.formula.purchases', { model }),
        inputs,
      },
    },
    ...chance(
      t('identify:value.account.quiet', { days: 90 }),
      quiet90,
      t('identify:value.account.formula.quiet'),
    ),
    ...chance(
      t('identify:value.account.quiet', { days: 180 }),
      quiet180,
      t('identify:value.account.formula.quiet'),
    ),
    ...chance(
      t('identify:value.account.decline'),
      decline,
      t('identify:value.account.formula.decline'),
    ),
  ]
  return (
    <>
      <KpiStrip label={t('identify:value.account.title')} kpis={kpis} />
      <p className="dim">{said(told.reasons)}.</p>
      {quiet90 === null && quiet180 === null && (
        <p className="dim">{t('identify:value.account.hidden')}</p>
      )}
    </>
  )
}
