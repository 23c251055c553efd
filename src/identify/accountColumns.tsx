/** What a row of Cartera tells: the reason always, the rest as one chooses. */
import { useMemo } from 'react'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { type Key, useWords } from '../ui/words.ts'
import type { ListedAccount } from './accountList.ts'
import { Classed, Last, Name, Risk, Tags, Trend, Worth } from './accountCells.tsx'
import { NOTHING } from './nothing.ts'
import { useReason } from './telling.tsx'
import type { PortfolioTold } from './told.ts'
import { useChance } from './useChance.tsx'

type Portfolio = NonNullable<PortfolioTold['portfolio']>

// words: identify:metric.*
export function useAccountColumns(portfolio: Portfolio | null): Column<ListedAccount>[] {
  const t = useWords()
  const format = useFormat()
  const chanceOf = useChance()
  const reason = useReason(portfolio?.valuation)
  const valuation = portfolio?.valuation
  return useMemo(() => {
    const money = (amount: number | null) =>
      amount === null ? NOTHING : format.moneyShort(amount, valuation)
    const number = (value: number | null, digits = 0) =>
      value === null ? NOTHING : format.number(value, digits)
    const chance = (share: number | null) => (share === null ? NOTHING : chanceOf(share))
    const dim = (text: string | null) => <span className="dim">{text ?? ''}</span>
    const column = (
      key: string,
      cell: Column<ListedAccount>['cell'],
      more: Partial<Column<ListedAccount>> = {},
      words = key,
    ): Column<ListedAccount> => {
      const help = HELPED.has(words) ? { help: t(`identify:metric.${words}.means` as Key) } : {}
      return { key, name: t(`identify:metric.${words}.name` as Key), cell, ...help, ...more }
    }
    const figure = { figure: true, sort: true }
    const more = { optional: true }
    const names = column('name', (row) => <Name row={row} />, { kind: 'title', sort: true })
    const why = column('reason', (row) => reason(row.reason), { kind: 'reason' })
    if (!portfolio) {
      return [
        names,
        column('manager', (row) => dim(row.managerName)),
        column('tags', (row) => <Tags row={row} />),
      ]
    }
    return [
      names,
      column('manager', (row) => dim(row.managerName), { sort: true, ...more }),
      column('salesLast12', (row) => money(row.salesLast12), {
        ...figure,
        name: t('identify:portfolio.row.salesLast12'),
      }),
      column('growth', (row) => <Trend row={row} portfolio={portfolio} />, figure, 'trend'),
      column('segment', (row) => <Classed row={row} />, { sort: true }),
      column('sales', (row) => format.percent(row.share), figure, 'share'),
      column('last', (row) => <Last row={row} />, { ...figure }),
      column('value', (row) => <Worth row={row} currency={portfolio.valuation} />, figure),
      column('risk', (row) => <Risk row={row} />, figure),
      column('rank', (row) => number(row.rank), { figure: true, ...more }),
      column('total', (row) => money(row.sales), { figure: true, ...more }, 'sales'),
      column('salesPrevious12', (row) => money(row.salesPrevious12), { ...figure, ...more }),
      column('cumulativeShare', (row) => format.percent(row.cumulativeShare), {
        figure: true,
        ...more,
      }),
      column('margin', (row) => money(row.margin), { ...figure, ...more }),
      column(
        'marginRate',
        (row) => (row.marginRate === null ? NOTHING : format.percent(row.marginRate)),
        { figure: true, ...more },
      ),
      column('orders', (row) => number(row.orders), { ...figure, ...more }),
      column('purchaseDays', (row) => number(row.purchaseDays), { ...figure, ...more }),
      column('first', (row) => (row.first ? format.day(row.first) : NOTHING), {
        ...figure,
        ...more,
      }),
      column('tenureDays', (row) => number(row.tenureDays), { figure: true, ...more }),
      column('usualGap', (row) => number(row.usualGapDays, 1), { ...figure, ...more }),
      column('overdue', (row) => number(row.overdueRatio, 1), { ...figure, ...more }),
      column('expectedPurchases', (row) => number(row.expectedPurchases, 1), {
        figure: true,
        ...more,
      }),
      column('quiet180', (row) => chance(row.quiet180), { figure: true, ...more }),
      column('decline', (row) => chance(row.decline), { figure: true, ...more }),
      column('scores', (row) => (row.r ? `${row.r} · ${row.f} · ${row.m}` : NOTHING), more, 'r'),
      column('group', (row) => row.groupName ?? '', { sort: true, ...more }),
      column('country', (row) => row.country ?? '', { sort: true, ...more }),
      column('zone', (row) => row.zone ?? '', { sort: true, ...more }),
      column('division', (row) => row.division ?? '', { sort: true, ...more }),
      column('family', (row) => row.family ?? '', { sort: true, ...more }),
      column('salesperson', (row) => row.salesperson ?? '', { sort: true, ...more }),
      column('tags', (row) => <Tags row={row} />, more),
      why,
    ]
  }, [t, format, chanceOf, reason, portfolio, valuation])
}

/** Columns whose heading explains itself when asked. */
const HELPED = new Set([
  'salesLast12',
  'trend',
  'share',
  'last',
  'rank',
  'sales',
  'salesPrevious12',
  'segment',
  'cumulativeShare',
  'margin',
  'marginRate',
  'orders',
  'purchaseDays',
  'tenureDays',
  'usualGap',
  'overdue',
  'value',
  'risk',
  'expectedPurchases',
  'quiet180',
  'decline',
])
