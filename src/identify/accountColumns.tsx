/** What a row of Cartera tells: the reason always, the rest as one chooses. */
import { useMemo } from 'react'
import { listColleagues } from '../accounts/account.api.ts'
import { useList } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Sparkline } from '../ui/Chart/Sparkline.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { type Key, useWords } from '../ui/words.ts'
import type { ListedAccount } from './accountList.ts'
import { GAPS_UNTIL_OVERDUE } from './purchase.ts'
import { useReason } from './telling.tsx'
import type { PortfolioTold } from './told.ts'

type Portfolio = NonNullable<PortfolioTold['portfolio']>

// words: identify:metric.*
const NOTHING = '–'

export function useAccountColumns(portfolio: Portfolio | null): Column<ListedAccount>[] {
  const t = useWords()
  const format = useFormat()
  const reason = useReason(portfolio?.valuation)
  const valuation = portfolio?.valuation
  const { data: colleagues = [] } = useList(listColleagues, {})
  const isManaged = colleagues.some(({ managed }) => managed > 0)
  return useMemo(() => {
    const money = (amount: number | null) =>
      amount === null ? NOTHING : format.moneyShort(amount, valuation)
    const number = (value: number | null, digits = 0) =>
      value === null ? NOTHING : format.number(value, digits)
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
      column('manager', (row) => dim(row.managerName), { sort: true, optional: !isManaged }),
      column('salesLast12', (row) => money(row.salesLast12), {
        ...figure,
        name: t('identify:portfolio.row.salesLast12'),
      }),
      column('growth', (row) => <Trend row={row} portfolio={portfolio} />, figure, 'trend'),
      column('segment', (row) => <Classed row={row} />, { sort: true }),
      column('sales', (row) => format.percent(row.share), figure, 'share'),
      column('last', (row) => <Last row={row} />, { ...figure }),
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
  }, [t, format, reason, portfolio, valuation, isManaged])
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
])

function Name({ row }: { row: ListedAccount }) {
  const below = [row.groupName, row.code].filter((one) => one && one !== row.name).join(' · ')
  return (
    <>
      {row.name}
      {below && <small className="Account-below">{below}</small>}
    </>
  )
}

function Tags({ row }: { row: ListedAccount }) {
  return row.tags.map((tag) => <Chip key={tag}>{tag}</Chip>)
}

function Classed({ row: { abc, segment } }: { row: ListedAccount }) {
  const t = useWords()
  return (
    <span className="Account-class">
      {abc && (
        <Chip
          tone={abc === 'A' ? 'accent' : 'plain'}
          title={t('identify:portfolio.class', { abc })}
        >
          {abc}
        </Chip>
      )}
      {t(`identify:segment.${segment}` as Key)}
    </span>
  )
}

function Trend({ row, portfolio }: { row: ListedAccount; portfolio: Portfolio }) {
  const t = useWords()
  const format = useFormat()
  const { months, growth } = row
  if (months.every((one) => one === 0)) return NOTHING
  const short = (amount: number) => format.moneyShort(amount, portfolio.valuation)
  const said = t('identify:portfolio.row.trend', {
    from: short(months[0]!),
    to: short(months.at(-1)!),
  })
  return (
    <span className="Account-trend">
      <Sparkline values={months} label={said} width={62} />
      <span
        data-tone={
          growth === null || Math.abs(growth) < 0.1 ? undefined : growth < 0 ? 'bad' : 'good'
        }
      >
        {growth === null
          ? NOTHING
          : growth > MOST_TOLD
            ? `> +${format.percent(MOST_TOLD, 0)}`
            : format.change(growth, 0)}
      </span>
    </span>
  )
}

/** A change beyond this says nothing more. */
const MOST_TOLD = 9.99

function Last({ row }: { row: ListedAccount }) {
  const t = useWords()
  const format = useFormat()
  if (row.last === null || row.recencyDays === null) return t('identify:portfolio.row.never')
  const isQuiet = (row.overdueRatio ?? 0) >= GAPS_UNTIL_OVERDUE
  return (
    <span data-tone={isQuiet ? 'bad' : undefined} title={format.day(row.last)}>
      {t('identify:portfolio.row.quietFor', { count: row.recencyDays })}
    </span>
  )
}
