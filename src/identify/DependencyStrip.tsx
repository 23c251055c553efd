/** Dependency in a few figures, each of which opens into how it was made. */
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type DependencyDimension, type HangsBy, hasSold } from './dependency.ts'
import type { Shown } from './DependencyPage.tsx'
import { wonPerMonth } from './loss.ts'
import { NOTHING } from './nothing.ts'

export function DependencyStrip({ told, currency }: Shown) {
  const t = useWords()
  const format = useFormat()
  const { dimensions, newClients, limits, sales } = told
  const of = (by: HangsBy) => dimensions.find((one) => one.by === by)!
  const [group, account] = [of('group'), of('account')]
  const isSold = hasSold(told)
  const noSales = t('identify:portfolio.strip.noSales')
  const money = (amount: number) => format.money(amount, currency)
  const whole = { name: t('identify:metric.salesLast12.name'), value: money(sales) }
  const top = (count: number, { names }: DependencyDimension) =>
    names.slice(0, count).map(({ name, sales: mine }) => ({ name, value: money(mine) }))
  const hanging = dimensions.reduce((sum, one) => sum + one.hanging, 0)
  const kpis: Kpi[] = [
    {
      name: t('identify:dependency.strip.one'),
      figure: isSold ? format.percent(group.concentration.top1Share) : NOTHING,
      under: isSold ? (group.names[0]?.name ?? NOTHING) : noSales,
      made: {
        title: t('identify:dependency.strip.one'),
        formula: t('identify:dependency.made.one'),
        inputs: [...top(1, group), whole],
        notes: [t('identify:dependency.made.limits', limits)],
      },
    },
    {
      name: t('identify:dependency.strip.five'),
      figure: isSold ? format.percent(group.concentration.top5Share) : NOTHING,
      under: isSold
        ? t('identify:dependency.strip.fiveUnder', { count: group.concentration.keys })
        : noSales,
      made: {
        title: t('identify:dependency.strip.five'),
        formula: t('identify:dependency.made.five'),
        inputs: [...top(5, group), whole],
        notes: [t('identify:dependency.made.limits', limits)],
      },
    },
    {
      name: t('identify:dependency.strip.effective'),
      figure: isSold ? format.number(account.concentration.effective, 1) : NOTHING,
      under: isSold
        ? t('identify:dependency.strip.effectiveUnder', {
            hhi: account.concentration.hhi,
            count: account.concentration.keys,
          })
        : noSales,
      made: {
        title: t('identify:dependency.strip.effective'),
        means: t('identify:dependency.made.effectiveMeans'),
        formula: t('identify:dependency.made.effective'),
        inputs: [
          { name: 'HHI', value: format.number(account.concentration.hhi, 1) },
          {
            name: t('identify:dependency.dimension.account'),
            value: format.number(account.concentration.keys),
          },
        ],
      },
    },
    {
      name: t('identify:dependency.strip.hanging'),
      figure: format.number(hanging),
      under: t('identify:dependency.strip.hangingUnder'),
      made: {
        title: t('identify:dependency.strip.hanging'),
        means: t('identify:dependency.made.hangingMeans'),
        formula: t('identify:dependency.made.hanging'),
        inputs: dimensions
          .filter((one) => one.hanging > 0)
          .map((one) => ({
            name: t(`identify:dependency.dimension.${one.by}`),
            value: format.number(one.hanging),
          })),
      },
    },
    won(),
  ]
  return <KpiStrip label={t('identify:dependency.strip.label')} kpis={kpis} />

  function won(): Kpi {
    const name = t('identify:dependency.strip.won')
    if (!newClients) {
      return { name, figure: NOTHING, under: t('identify:dependency.strip.wonUnknown') }
    }
    return {
      name,
      figure: format.moneyShort(wonPerMonth(newClients), currency),
      under: t('identify:dependency.strip.wonUnder', {
        count: newClients.clients,
        months: newClients.months,
      }),
      made: {
        title: name,
        means: t('identify:dependency.made.wonMeans', { from: newClients.from, to: newClients.to }),
        formula: t('identify:dependency.made.won'),
        inputs: [
          { name: t('identify:dependency.made.wonSales'), value: money(newClients.sales) },
          { name: t('identify:dependency.made.months'), value: format.number(newClients.months) },
          ...newClients.largest.map((one) => ({ name: one.name, value: money(one.sales) })),
        ],
      },
    }
  }
}
