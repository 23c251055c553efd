/** The targets of a year with what was sold of each. */
import { useMemo } from 'react'
import { ask, useList, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import type { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import { dropTarget, listTargets, putTarget } from './target.api.ts'
import type { TargetList, TargetProgress } from './target.ts'

type Props = {
  list: ReturnType<typeof useListState<typeof TargetList>>
  writes: boolean
  years: number[]
  valuation: string | null
}

export function TargetTable({ list, writes, years, valuation }: Props) {
  const t = useWords()
  const format = useFormat()
  const { data, waiting, error } = useList(listTargets, list.value)
  const isOwn = data?.seesAll === false
  const drop = useWrite(dropTarget, [listTargets], {
    said: ({ period }) => t('identify:target.dropped', { period }),
    undo: (was) => ask(putTarget, was),
  })
  const columns = useMemo<Column<TargetProgress>[]>(() => {
    const money = (amount: number | null) =>
      amount === null || valuation === null ? NOTHING : format.money(amount, valuation)
    return [
      {
        key: 'name',
        name: t('identify:target.whose'),
        sort: true,
        kind: 'title',
        cell: ({ account, salesperson }) => account ?? salesperson ?? t('identify:target.firm'),
      },
      {
        key: 'period',
        name: t('identify:target.period'),
        sort: true,
        cell: ({ period }) => period,
      },
      {
        key: 'goal',
        name: t('identify:target.goal'),
        figure: true,
        sort: true,
        // What can't be converted is told as it was entered.
        cell: ({ goal, amount, currency }) =>
          goal === null ? format.money(amount, currency) : money(goal),
      },
      {
        key: 'actual',
        name: t('identify:target.actual'),
        figure: true,
        sort: true,
        cell: ({ actual }) => money(actual),
      },
      {
        key: 'reached',
        name: t('identify:target.reached'),
        figure: true,
        sort: true,
        cell: ({ reached, elapsed }) => (
          <>
            {reached === null ? NOTHING : format.percent(reached)}
            <small className="Account-below">
              {t('identify:target.elapsed', { share: elapsed })}
            </small>
          </>
        ),
      },
      {
        key: 'ahead',
        name: t('identify:target.ahead'),
        figure: true,
        sort: true,
        help: t('identify:target.aheadFormula'),
        cell: ({ ahead }) => money(ahead),
      },
      {
        key: 'weight',
        name: t('identify:target.weight'),
        figure: true,
        help: t(`identify:target.${isOwn ? 'weightOwnFormula' : 'weightFormula'}`),
        cell: ({ weight }) => (weight === null ? NOTHING : format.percent(weight)),
      },
    ]
  }, [t, format, valuation, isOwn])
  return (
    <Card title={t('identify:target.all')}>
      <DataTable
        name="targets"
        label={t('identify:target.all')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ targetId }) => targetId}
        list={list}
        tools={
          <>
            <SearchField list={list} label={t('identify:target.whose')} />
            <Filter
              name={t('identify:target.year')}
              options={years.map((year) => ({ value: String(year), name: String(year) }))}
              chosen={list.value.year === undefined ? [] : [String(list.value.year)]}
              onChange={(chosen) => list.change({ year: chosen.at(-1) })}
            />
          </>
        }
        {...(writes
          ? {
              acts: (one: TargetProgress) => [
                { name: t('identify:target.drop'), run: () => drop.mutate(one) },
              ],
            }
          : {})}
        empty={<Empty>{t('identify:target.none')}</Empty>}
      />
    </Card>
  )
}
