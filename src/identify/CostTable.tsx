/** The accounts with what serving them takes and leaves, paged and sorted by the server. */
import { useMemo } from 'react'
import { useList } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import type { useListState } from '../ui/Table/useListState.ts'
import type { Tone } from '../ui/theme.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import './portfolio.css'
import type { AccountCost, AccountCostList } from './cost.ts'
import { listAccountCosts } from './costs.api.ts'
import type { CostsTold } from './costs.ts'
import { CLASSES, type CostClass } from './costToServe.ts'
import { useReason, useSaid } from './telling.tsx'

type Props = {
  list: ReturnType<typeof useListState<typeof AccountCostList>>
  told: CostsTold
  currency: string
}

export const CLASS_TONES: Record<CostClass, Tone> = {
  good: 'good',
  neutral: 'plain',
  bad: 'bad',
  unknown: 'note',
}

/** Activities that have a column of their own; the first few are seen at once. */
const COLUMNS = 12
const SEEN = 2

export function CostTable({ list, told, currency }: Props) {
  const t = useWords()
  const { data, waiting, error } = useList(listAccountCosts, list.value)
  const columns = useCostColumns(told, currency)
  return (
    <DataTable
      name="costs"
      label={t('identify:costs.accounts')}
      columns={columns}
      rows={data?.rows}
      total={data?.total}
      waiting={waiting}
      error={error}
      rowKey={({ accountId }) => accountId}
      open={({ accountId }) => `/accounts/${accountId}/figures`}
      list={list}
      tools={
        <>
          <SearchField list={list} label={t('identify:portfolio.search')} />
          <Filter
            name={t('identify:costs.column.class')}
            options={CLASSES.map((value) => ({
              value,
              name: t(`identify:costs.class.${value}`),
              count: told.classes.find((one) => one.class === value)?.accounts ?? 0,
            }))}
            chosen={list.value.class}
            onChange={(chosen) => list.change({ class: chosen as CostClass[] })}
          />
        </>
      }
      empty={<Empty>{t('identify:costs.noAccounts')}</Empty>}
    />
  )
}

function useCostColumns({ activities }: CostsTold, currency: string): Column<AccountCost>[] {
  const t = useWords()
  const format = useFormat()
  const reason = useReason(currency)
  const said = useSaid(currency)
  return useMemo(() => {
    const money = (amount: number | null) =>
      amount === null ? NOTHING : format.moneyShort(amount, currency)
    const figure = { figure: true, sort: true }
    const words = (key: 'sales' | 'margin' | 'serving' | 'profit' | 'share' | 'excess') => ({
      key,
      name: t(`identify:costs.column.${key}`),
      help: t(`identify:costs.help.${key}`),
    })
    return [
      {
        key: 'name',
        name: t('identify:costs.column.name'),
        sort: true,
        kind: 'title',
        cell: ({ name, code }) => (
          <>
            {name}
            {code && code !== name && <small className="Account-below">{code}</small>}
          </>
        ),
      },
      { ...words('sales'), ...figure, cell: ({ sales }) => money(sales) },
      { ...words('margin'), ...figure, cell: ({ margin }) => money(margin) },
      ...activities.slice(0, COLUMNS).map(({ activity }, at) => ({
        key: `activity ${activity}`,
        name: activity,
        figure: true,
        optional: at >= SEEN,
        cell: ({ parts }: AccountCost) => {
          const part = parts.find((one) => one.activity === activity)
          return <span className="dim">{part ? money(part.cost) : ''}</span>
        },
      })),
      { ...words('serving'), ...figure, cell: ({ serving }) => money(serving) },
      {
        ...words('share'),
        ...figure,
        optional: true,
        cell: ({ share }) => (share === null ? NOTHING : format.percent(share, 0)),
      },
      { ...words('excess'), ...figure, optional: true, cell: ({ excess }) => money(excess) },
      {
        ...words('profit'),
        ...figure,
        cell: ({ profit }) => (
          <span className={profit !== null && profit < 0 ? 'Cost-lost' : undefined}>
            {money(profit)}
          </span>
        ),
      },
      {
        key: 'class',
        name: t('identify:costs.column.class'),
        cell: (row) => (
          <Chip tone={CLASS_TONES[row.class]}>{t(`identify:costs.class.${row.class}`)}</Chip>
        ),
      },
      {
        key: 'reason',
        name: t('identify:metric.reason.name'),
        kind: 'reason',
        cell: (row) => `${reason([row.reason])}.${row.remedy ? ` ${said(row.remedy)}` : ''}`,
      },
    ]
  }, [activities, currency, format, reason, said, t])
}
