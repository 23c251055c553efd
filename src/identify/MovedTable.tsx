/** The accounts that moved, or those of one flow: where from, where to, and their sales then and now. */
import { useMemo } from 'react'
import { useList } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { SearchField } from '../ui/Table/Filters.tsx'
import { useWords } from '../ui/words.ts'
import { listMoved } from './movement.api.ts'
import { type MovedAccount, type Movements, NOT_THERE } from './movement.ts'
import type { List } from './MovementsPage.tsx'
import { useStepName } from './stepWords.tsx'

type Props = { told: Movements; list: List; valuation: string }

export function MovedTable({ told, list, valuation }: Props) {
  const t = useWords()
  const format = useFormat()
  const { by, was, is } = list.value
  const name = useStepName(by)
  const { from, to } = told
  const { data, waiting, error } = useList(listMoved, {
    ...list.value,
    from: from ?? undefined,
    to: to ?? undefined,
  })
  const columns = useMemo<Column<MovedAccount>[]>(() => {
    const money = (amount: number) => format.moneyShort(amount, valuation)
    const change = ({ salesThen, salesNow }: MovedAccount) => (
      <span data-tone={salesNow < salesThen ? 'bad' : salesNow > salesThen ? 'good' : undefined}>
        {format.moneyChange(salesNow - salesThen, valuation)}
      </span>
    )
    return [
      {
        key: 'name',
        name: t('identify:metric.name.name'),
        kind: 'title',
        sort: true,
        cell: (row) => row.name,
      },
      { key: 'was', name: format.month(from!), cell: (row) => name(row.was) },
      { key: 'is', name: format.month(to!), cell: (row) => name(row.is) },
      {
        key: 'salesThen',
        name: t('identify:movement.salesThen'),
        figure: true,
        sort: true,
        cell: (row) => money(row.salesThen),
        help: t('identify:movement.salesHelp', { month: from! }),
      },
      {
        key: 'salesNow',
        name: t('identify:movement.salesNow'),
        figure: true,
        sort: true,
        cell: (row) => money(row.salesNow),
        help: t('identify:movement.salesHelp', { month: to! }),
      },
      {
        key: 'change',
        name: t('identify:movement.change'),
        figure: true,
        sort: true,
        cell: change,
      },
    ]
  }, [t, format, name, from, to, valuation])
  const isFlow = was !== undefined || is !== undefined
  const step = (one: string | undefined) => name(one === NOT_THERE ? null : (one ?? null))
  return (
    <DataTable
      name="moved"
      label={t('identify:movement.list')}
      columns={columns}
      rows={data?.rows}
      total={data?.total}
      waiting={waiting}
      error={error}
      rowKey={(row) => row.accountId}
      open={(row) => `/accounts/${row.accountId}`}
      list={{
        ...list,
        filtered: isFlow || list.value.q !== '',
        clear: () => list.change({ q: '', was: undefined, is: undefined }),
      }}
      tools={
        <>
          <SearchField list={list} label={t('identify:portfolio.search')} />
          {isFlow && (
            <button
              type="button"
              className="Picked"
              aria-label={t('identify:portfolio.filter.remove', {
                name: `${step(was)} → ${step(is)}`,
              })}
              onClick={() => list.change({ was: undefined, is: undefined })}
            >
              {step(was)} → {step(is)}
              <CloseIcon size={12} />
            </button>
          )}
        </>
      }
      empty={<Empty>{t('identify:movement.noneMoved')}</Empty>}
    />
  )
}
