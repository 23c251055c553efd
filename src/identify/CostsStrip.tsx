/** What is left after serving, in five figures that open into how they were made. */
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import type { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import type { AccountCostList } from './cost.ts'
import type { CostsTold } from './costs.ts'
import { COST_PLACES } from './portfolioPlaces.ts'
import { NOTHING } from './nothing.ts'

type Props = {
  told: CostsTold
  currency: string
  list: ReturnType<typeof useListState<typeof AccountCostList>>
}

export function CostsStrip({ told, currency, list }: Props) {
  const t = useWords()
  const format = useFormat()
  const { whale, classes, keep, settings } = told
  const money = (amount: number) => format.money(amount, currency)
  const short = (amount: number) => format.moneyShort(amount, currency)
  const of = (name: CostsTold['classes'][number]['class']) =>
    classes.find((one) => one.class === name)
  const [bad, unknown] = [of('bad'), of('unknown')]
  const share = told.margin > 0 ? told.serving / told.margin : null
  const isKnown = whale.accounts > 0

  const notes = [
    ...(told.costedSales !== told.sales
      ? [
          t('identify:costs.note.extrapolated', {
            share: told.sales > 0 ? Math.max(0, told.costedSales / told.sales) : 0,
          }),
        ]
      : []),
    ...(unknown
      ? [
          t('identify:costs.note.leftOut', {
            count: unknown.accounts,
            sales: unknown.sales,
            serving: unknown.serving,
            currency,
          }),
        ]
      : []),
    ...told.activities
      .filter(({ unpriced }) => unpriced !== 0)
      .slice(0, 3)
      .map(({ activity, unpriced }) =>
        t('identify:costs.note.unpriced', { activity, units: unpriced }),
      ),
  ]
  const rows = (more: Partial<typeof list.value> = {}) => ({
    name: t('identify:portfolio.made.source'),
    path: list.address(more),
  })

  const kpis: Kpi[] = [
    {
      name: t('identify:costs.kpi.profit'),
      figure: isKnown ? short(told.profit) : NOTHING,
      under:
        share === null
          ? t('identify:costs.kpi.noShare')
          : t('identify:costs.kpi.profitUnder', { share }),
      made: {
        title: t('identify:costs.kpi.profit'),
        means: t('identify:costs.made.profitMeans'),
        formula: t('identify:costs.made.profitFormula'),
        inputs: [
          { name: t('identify:costs.column.sales'), value: money(told.sales) },
          { name: t('identify:costs.column.margin'), value: money(told.margin) },
          { name: t('identify:costs.column.serving'), value: money(told.serving) },
          { name: t('identify:costs.column.profit'), value: money(told.profit) },
        ],
        notes,
        rows: rows(),
      },
    },
    {
      name: t('identify:costs.kpi.peak'),
      figure:
        whale.peakShare === null
          ? isKnown
            ? short(whale.peakProfit)
            : NOTHING
          : format.percent(whale.peakShare, 1),
      under: t('identify:costs.kpi.peakUnder', { count: whale.peakAccounts }),
      made: {
        title: t('identify:costs.kpi.peak'),
        means: t('identify:costs.made.peakMeans'),
        formula: t('identify:costs.made.peakFormula'),
        inputs: [
          { name: t('identify:costs.made.gained'), value: money(whale.peakProfit) },
          { name: t('identify:costs.made.total'), value: money(told.profit) },
          { name: t('identify:costs.made.accounts'), value: format.number(whale.accounts) },
        ],
        notes: whale.peakShare === null ? [t('identify:costs.note.noTotal')] : [],
        rows: rows({ sort: 'profit', dir: 'desc' }),
      },
    },
    {
      name: t('identify:costs.kpi.destroyed'),
      figure: isKnown ? short(whale.destroyed) : NOTHING,
      under: t('identify:costs.kpi.destroyedUnder', { count: whale.destroyers }),
      made: {
        title: t('identify:costs.kpi.destroyed'),
        means: t('identify:costs.made.destroyedMeans'),
        formula: t('identify:costs.made.destroyedFormula'),
        inputs: [
          { name: t('identify:costs.made.gained'), value: money(whale.peakProfit) },
          { name: t('identify:costs.made.total'), value: money(told.profit) },
        ],
        rows: rows({ sort: 'profit', dir: 'asc' }),
      },
    },
    {
      name: t('identify:costs.kpi.bad'),
      figure: format.number(bad?.accounts ?? 0),
      under: t('identify:costs.kpi.badUnder', { serving: bad?.serving ?? 0, currency }),
      made: {
        title: t('identify:costs.kpi.bad'),
        means: t('identify:costs.made.badMeans'),
        formula: t('identify:costs.made.badFormula', { good: settings.good, bad: settings.bad }),
        inputs: classes.map((one) => ({
          name: t(`identify:costs.class.${one.class}`),
          value: `${t('identify:portfolio.accounts', { count: one.accounts })} · ${money(one.profit)}`,
        })),
        rows: rows({ class: ['bad'] }),
      },
    },
    keepKpi(),
  ]
  return <KpiStrip label={t('identify:costs.title')} kpis={kpis} />

  function keepKpi(): Kpi {
    const each = (amount: number | null) => (amount === null ? NOTHING : short(amount))
    const side = (purpose: 'win' | 'keep') => {
      const { yearly, months, clients } = keep[purpose]
      return {
        name: t(`identify:costs.purpose.${purpose}`),
        value: t('identify:costs.made.keepInput', {
          yearly: money(yearly),
          count: months,
          clients: format.number(clients),
        }),
      }
    }
    return {
      name: t('identify:costs.kpi.keep'),
      figure: `${each(keep.win.each)} / ${each(keep.keep.each)}`,
      under:
        keep.times === null
          ? t('identify:costs.kpi.noTimes')
          : t('identify:costs.kpi.times', { times: keep.times }),
      made: {
        title: t('identify:costs.kpi.keep'),
        means: t('identify:costs.made.keepMeans'),
        formula: t('identify:costs.made.keepFormula'),
        inputs: [
          side('win'),
          side('keep'),
          { name: t('identify:costs.made.lost'), value: format.number(told.lost) },
        ],
        notes: told.isYoung ? [t('identify:costs.note.young')] : [],
        rows: { name: t('identify:costs.tab.selling'), path: COST_PLACES.selling },
      },
    }
  }
}
