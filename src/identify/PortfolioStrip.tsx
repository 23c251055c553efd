/** The portfolio in a few figures, each of which opens into how it was made. */
import { A } from '../ui/A.tsx'
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { writeSearch } from '../ui/search.ts'
import { useFormat } from '../ui/session.ts'
import type { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import type { AccountList } from './accountList.ts'
import { NOTHING } from './nothing.ts'
import type { Pictures } from './picture.ts'
import { growthOf } from './purchase.ts'
import type { PortfolioTold } from './told.ts'
import { windowWords } from './windowWords.ts'

type Props = {
  pictures: Pictures
  list: ReturnType<typeof useListState<typeof AccountList>>
  portfolio: NonNullable<PortfolioTold['portfolio']>
}

export function PortfolioStrip({ pictures, list, portfolio }: Props) {
  const t = useWords()
  const format = useFormat()
  const { valuation, madeWith, total } = portfolio
  const { pareto, concentration, margin, costedSales, sales, salesLast12, salesPrevious12 } =
    pictures
  const money = (amount: number | string) => format.money(amount, valuation)
  const short = (amount: number | string) => format.moneyShort(amount, valuation)
  const rows = { name: t('identify:portfolio.made.source'), path: list.address({}) }
  const top20 = Math.ceil(pictures.accounts / 5)
  const growth = growthOf(salesLast12, salesPrevious12)
  const inactive = pictures.segments.find(({ segment }) => segment === 'Inactive')?.accounts ?? 0
  const negatives =
    pareto.negatives > 0
      ? { notes: [t('identify:portfolio.made.negatives', { count: pareto.negatives })] }
      : {}
  const isSold = pareto.positiveTotal > 0
  const noSales = t('identify:portfolio.strip.noSales')
  const isWhole = pictures.accounts === portfolio.accounts
  // Unfiltered, the firm's exact sum; else the sum of what is shown.
  const whole = total !== null && isWhole ? total : sales

  const kpis: Kpi[] = [
    {
      name: t('identify:metric.salesLast12.name'),
      figure: short(salesLast12),
      under: (
        <>
          {growth === null
            ? t('identify:portfolio.strip.noChange')
            : t('identify:portfolio.strip.change', { change: growth })}
          {' · '}
          {t('identify:portfolio.strip.total', { total: short(whole) })}
        </>
      ),
      made: {
        title: t('identify:metric.salesLast12.name'),
        means: t('identify:metric.salesLast12.means'),
        formula: t('identify:metric.salesLast12.formula'),
        inputs: [
          { name: t('identify:metric.salesLast12.name'), value: money(salesLast12) },
          { name: t('identify:metric.salesPrevious12.name'), value: money(salesPrevious12) },
          { name: t('identify:metric.sales.name'), value: money(whole) },
        ],
        rows,
      },
    },
    ...retentionKpi(),
    {
      name: t('identify:portfolio.strip.pareto'),
      figure: isSold ? `${format.number(100 * pareto.top20Share)} / 20` : NOTHING,
      under: isSold
        ? t('identify:portfolio.strip.paretoUnder', { count: pareto.accountsFor80 })
        : noSales,
      made: {
        title: t('identify:portfolio.strip.pareto'),
        means: t('identify:portfolio.made.paretoMeans'),
        formula: t('identify:portfolio.made.paretoFormula', { count: top20 }),
        inputs: [
          { name: '20 %', value: format.percent(pareto.top20Share, 2) },
          {
            name: '80 %',
            value: t('identify:portfolio.accounts', { count: pareto.accountsFor80 }),
          },
          { name: t('identify:portfolio.made.accounts'), value: format.number(pictures.accounts) },
          { name: t('identify:portfolio.made.positive'), value: money(pareto.positiveTotal) },
        ],
        ...negatives,
        rows,
      },
    },
    {
      name: t('identify:portfolio.strip.concentration'),
      figure: isSold
        ? `HHI ${format.number(concentration.hhi, concentration.hhi < 100 ? 1 : 0)}`
        : NOTHING,
      under: isSold
        ? t('identify:portfolio.strip.concentrationUnder', { effective: concentration.effective })
        : noSales,
      made: {
        title: t('identify:portfolio.strip.concentration'),
        means: t('identify:portfolio.made.concentrationMeans'),
        formula: t('identify:portfolio.made.concentrationFormula'),
        inputs: [
          { name: 'HHI', value: format.number(concentration.hhi, 2) },
          {
            name: t('identify:portfolio.made.effective'),
            value: format.number(concentration.effective, 1),
          },
          {
            name: t('identify:portfolio.made.top1'),
            value: format.percent(concentration.top1Share, 2),
          },
          {
            name: t('identify:portfolio.made.top5'),
            value: format.percent(concentration.top5Share, 2),
          },
          {
            name: t('identify:portfolio.made.top10'),
            value: format.percent(concentration.top10Share, 2),
          },
        ],
        rows,
      },
    },
    marginKpi(),
    {
      name: t('identify:portfolio.strip.active'),
      figure: format.number(pictures.accounts - inactive),
      under: t('identify:portfolio.strip.activeUnder', {
        count: inactive,
        months: madeWith.rfm.windowMonths,
      }),
      made: {
        title: t('identify:portfolio.strip.active'),
        means: t('identify:portfolio.made.activeMeans'),
        formula: t('identify:portfolio.made.activeFormula'),
        inputs: [
          { name: t('identify:portfolio.made.accounts'), value: format.number(pictures.accounts) },
          { name: t('identify:segment.Inactive'), value: format.number(inactive) },
          {
            name: t('identify:portfolio.made.window'),
            value: format.number(madeWith.rfm.windowMonths),
          },
        ],
        rows: {
          name: t('identify:portfolio.made.source'),
          path: list.address({ segment: ['Inactive'] }),
        },
      },
    },
  ]
  return <KpiStrip label={t('identify:portfolio.strip.label')} kpis={kpis} />

  /** It is the firm's: of a part of it none is kept. */
  function retentionKpi(): Kpi[] {
    const { retention } = portfolio
    if (!isWhole || !retention || retention.constant.nrr === null) return []
    const { nrr, grr, start, expansion, contraction, churn } = retention.constant
    const { asOf, valuation: chosen } = list.value
    const path = `/portfolio/retention${writeSearch({ asOf, valuation: chosen })}`
    const window = windowWords(retention, 'year', format).long
    return [
      {
        name: t('identify:retention.strip.nrr'),
        figure: format.percent(nrr),
        under: (
          <>
            {`GRR ${format.percent(grr ?? 0)} · `}
            <A to={path}>{t('identify:portfolio.made.retention')}</A>
          </>
        ),
        made: {
          title: t('identify:retention.strip.nrr'),
          means: t('identify:retention.made.nrrMeans'),
          formula: t('identify:retention.made.nrr'),
          inputs: Object.entries({ start, expansion, contraction, churn }).map(
            ([flow, amount]) => ({
              name: t(`identify:retention.flow.${flow as 'start'}`),
              value: money(amount),
            }),
          ),
          notes: [
            t('identify:retention.made.window', { window }),
            t('identify:retention.made.constant'),
          ],
          rows: { name: t('identify:portfolio.made.retention'), path },
        },
      },
    ]
  }

  function marginKpi(): Kpi {
    const name = t('identify:portfolio.strip.margin')
    if (margin === null || costedSales <= 0) {
      const under = margin === null ? t('identify:portfolio.strip.noMargin') : noSales
      return { name, figure: NOTHING, under }
    }
    return {
      name,
      figure: format.percent(margin / costedSales),
      under: t('identify:portfolio.strip.marginUnder', {
        share: Math.min(1, sales > 0 ? costedSales / sales : 0),
      }),
      made: {
        title: name,
        means: t('identify:metric.marginRate.means'),
        formula: t('identify:metric.marginRate.formula'),
        inputs: [
          { name: t('identify:metric.margin.name'), value: money(margin) },
          { name: t('identify:portfolio.made.costed'), value: money(costedSales) },
        ],
        rows,
      },
    }
  }
}
