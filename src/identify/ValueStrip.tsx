/** Value in five figures, each of which opens into how it was made. */
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { ReportCard } from './models/card.ts'
import { correlatedWay } from './models/gammaGamma.ts'
import { NOTHING } from './nothing.ts'
import type { ValueStudy } from './value.ts'

type Props = { told: ValueStudy; currency: string }

export function ValueStrip({ told, currency }: Props) {
  const t = useWords()
  const format = useFormat()
  const { total, lastYear, chosen, k, choice, cards, madeWith, fittedOn, spend } = told
  const short = (amount: number) => format.moneyShort(amount, currency)
  const report = choice.models.find(({ model }) => model === chosen)
  const rows = { name: t('identify:value.made.list'), path: '/portfolio?sort=value' }
  const notes = report?.prior === 'weak' ? { notes: [t('identify:value.made.priorWeak')] } : {}
  const way = correlatedWay(spend.correlation)
  const correlated = way
    ? [t(`identify:value.correlated.${way}`, { correlation: spend.correlation })]
    : []
  const fitted = { name: t('identify:value.made.fittedOn'), value: format.day(fittedOn) }
  const clv = total?.clv
  const kpis: Kpi[] = [
    {
      name: t('identify:value.strip.clv'),
      figure: clv ? short(clv.value) : NOTHING,
      under: clv
        ? t('identify:value.strip.between', { low: short(clv.low), high: short(clv.high) })
        : total && t('identify:value.strip.noClv'),
      ...(clv
        ? {
            made: {
              title: t('identify:value.strip.clv'),
              means: t('identify:value.made.clvMeans'),
              formula: t('identify:value.made.clvFormula'),
              inputs: [
                {
                  name: t('identify:value.made.discount'),
                  value: format.percent(madeWith.yearlyDiscount),
                },
                { name: t('identify:value.made.accounts'), value: format.number(told.accounts) },
                {
                  name: t('identify:value.made.correlation'),
                  value: spend.correlation === null ? NOTHING : format.number(spend.correlation, 2),
                },
                fitted,
              ],
              notes: [...(notes.notes ?? []), ...correlated],
              rows,
            },
          }
        : {}),
    },
    {
      name: t('identify:value.strip.purchases'),
      figure: total ? format.number(Math.round(total.expectedPurchases.value)) : NOTHING,
      under: t('identify:value.strip.lastYear', { purchases: lastYear.purchases }),
      ...(total
        ? {
            made: {
              title: t('identify:value.strip.purchases'),
              means: t('identify:value.made.purchasesMeans'),
              formula: t('identify:value.made.purchasesFormula'),
              inputs: [
                {
                  name: t('identify:value.strip.between', {
                    low: format.number(total.expectedPurchases.low),
                    high: format.number(total.expectedPurchases.high),
                  }),
                  value: '95 %',
                },
                fitted,
              ],
              rows,
            },
          }
        : {}),
    },
    {
      name: t('identify:value.strip.model'),
      figure: chosen ? t(`identify:value.model.${chosen}`, { k: k ?? 1 }) : NOTHING,
      under: choice.basis && t(`identify:value.strip.basis.${choice.basis}`),
      ...(chosen && report?.parameters
        ? {
            made: {
              title: t('identify:value.strip.model'),
              means: t(`identify:value.rhythm.${chosen}`, { k: k ?? 1 }),
              formula: Object.keys(report.parameters).join(' · '),
              inputs: [
                ...Object.entries(report.parameters).map(([name, value]) => ({
                  name,
                  value: `${format.number(value, 3)} ± ${format.number(report.standardErrors?.[name] ?? 0, 3)}`,
                })),
                {
                  name: t('identify:value.made.logLikelihood'),
                  value: format.number(report.logLikelihood ?? 0, 1),
                },
                fitted,
              ],
              ...notes,
            },
          }
        : {}),
    },
    naive(),
    risk(),
  ]
  return <KpiStrip label={t('identify:value.strip.label')} kpis={kpis} />

  function risk(): Kpi {
    const name = t('identify:value.strip.risk')
    const shown = cards.filter((card) => card.isWorthShowing)
    const daysOf = ({ horizonDays }: ReportCard) =>
      t('identify:value.made.riskDays', { days: horizonDays })
    return {
      name,
      figure:
        shown.length > 0
          ? t('identify:value.strip.shown', {
              days: format.list(shown.map((card) => String(card.horizonDays))),
            })
          : t('identify:value.strip.notShown'),
      under: shown.length > 0 ? t('identify:value.strip.riskUnder') : undefined,
      made: {
        title: name,
        means: t('identify:value.made.riskMeans'),
        formula: t('identify:value.made.riskFormula'),
        inputs: cards.map((card) => ({ name: daysOf(card), value: skillOf(card) })),
        notes: cards.flatMap((card) =>
          card.whyNot ? [`${daysOf(card)}: ${t(`identify:value.card.why.${card.whyNot}`)}`] : [],
        ),
      },
    }
  }

  function skillOf({ scores }: ReportCard): string {
    if (!scores) return NOTHING
    const { value, low, high } = scores.skillOverRecency
    const ends = { low: format.percent(low, 0), high: format.percent(high, 0) }
    return `${format.percent(value, 0)} (${t('identify:value.card.between', ends)})`
  }

  function naive(): Kpi {
    const name = t('identify:value.strip.naive')
    const error = report?.againstNaive
    if (!error) return { name, figure: NOTHING, under: t('identify:value.strip.noNaive') }
    const change = error.absolute - 1
    return {
      name,
      figure: format.change(change, 0),
      under: t(`identify:value.strip.${change <= 0 ? 'better' : 'worse'}`, {
        share: Math.abs(change),
      }),
      made: {
        title: name,
        means: t('identify:value.made.naiveMeans'),
        formula: t('identify:value.made.naiveFormula'),
        inputs: choice.origins.flatMap(({ naive: same }, at) => {
          const own = report?.scores[at]
          return own && same
            ? [
                {
                  name: `${at + 1}`,
                  value: `${format.number(own.meanAbsoluteError, 2)} ÷ ${format.number(same.meanAbsoluteError, 2)}`,
                },
              ]
            : []
        }),
      },
    }
  }
}
