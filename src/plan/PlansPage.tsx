/** Planes: all plans, how each stands, how old it is, how much of it was carried out, and what is late. */
import { useMemo } from 'react'
import { A } from '../ui/A.tsx'
import { useList } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { readingOf, toneOf } from './HealthTold.tsx'
import { listPlans } from './plan.api.ts'
import { PLAN_STATES, PlanList, type PlanState, type PlanTold } from './plan.ts'
import './plan.css'

const TONES = {
  draft: 'plain',
  'in-review': 'note',
  agreed: 'accent',
  active: 'good',
  closed: 'plain',
} as const

export function PlansPage() {
  const t = useWords()
  const list = useListState(PlanList)
  const { data, waiting, error } = useList(listPlans, list.value)
  const columns = usePlanColumns()
  return (
    <Page
      title={t('plan:list.title')}
      facts={[
        <A key="catalogue" to="/plans/value-adds">
          {t('plan:catalogue.title')}
        </A>,
      ]}
      sentence={<Says />}
    >
      <DataTable
        name="plans"
        label={t('plan:list.title')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ planId }) => planId}
        open={({ accountId }) => `/accounts/${accountId}/plan`}
        list={list}
        tools={
          <>
            <SearchField list={list} label={t('plan:list.search')} />
            <Filter
              name={t('plan:list.state')}
              options={PLAN_STATES.map((value) => ({ value, name: t(`plan:state.${value}`) }))}
              chosen={list.value.state}
              onChange={(chosen) => list.change({ state: chosen as PlanState[] })}
            />
          </>
        }
        empty={<Empty>{t('plan:list.none')}</Empty>}
      />
    </Page>
  )
}

/** Of those at work: which is furthest behind, and what to do about it. */
function Says() {
  const t = useWords()
  const active = useList(listPlans, { state: 'active', size: 500 }).data
  if (!active) return <>{t('plan:list.reading')}</>
  const { rows, total } = active
  if (total === 0) return <>{t('plan:list.saysNone')}</>
  const late = rows.filter(({ health }) => health.late > 0)
  const worst = late.toSorted((a, b) => b.health.late - a.health.late)[0]
  if (!worst) return <>{t('plan:list.saysFine', { count: total })}</>
  return (
    <Rich
      k="plan:list.says"
      values={{
        count: total,
        late: late.length,
        account: worst.account,
        lines: worst.health.late,
      }}
      tags={{ a: <A to={`/accounts/${worst.accountId}/plan`}>{worst.account}</A> }}
    />
  )
}

function usePlanColumns(): Column<PlanTold>[] {
  const t = useWords()
  const format = useFormat()
  return useMemo(() => {
    const share = (value: number | null) =>
      value === null ? '—' : <Chip tone={toneOf(value)}>{format.percent(value, 0)}</Chip>
    return [
      {
        key: 'account',
        name: t('plan:list.account'),
        kind: 'title',
        sort: true,
        cell: ({ account }) => account,
      },
      {
        key: 'state',
        name: t('plan:list.state'),
        cell: ({ state, private: isPrivate }) => (
          <>
            <Chip tone={TONES[state]}>{t(`plan:state.${state}`)}</Chip>{' '}
            {isPrivate && <Chip tone="warn">{t('plan:isPrivate')}</Chip>}
          </>
        ),
      },
      {
        key: 'changedOn',
        name: t('plan:list.touched'),
        sort: true,
        cell: ({ changedOn }) => format.relativeDay(changedOn),
      },
      {
        key: 'untilOn',
        name: t('plan:list.until'),
        sort: true,
        cell: ({ untilOn }) => format.day(untilOn),
      },
      {
        key: 'execution',
        name: t('plan:health.execution'),
        sort: true,
        figure: true,
        help: t('plan:health.executionMeans'),
        cell: ({ health }) => share(health.execution),
      },
      {
        key: 'result',
        name: t('plan:health.result'),
        figure: true,
        help: t('plan:health.resultMeans'),
        cell: ({ health }) => share(health.result),
      },
      {
        key: 'late',
        name: t('plan:list.late'),
        sort: true,
        figure: true,
        cell: ({ health }) =>
          health.late > 0 ? <Chip tone="bad">{format.number(health.late)}</Chip> : '0',
      },
      {
        key: 'owner',
        name: t('plan:owner'),
        cell: ({ ownerName }) => ownerName ?? t('plan:someone'),
      },
      {
        key: 'reading',
        name: t('plan:list.reads'),
        kind: 'reason',
        cell: ({ health, state }) =>
          state === 'draft' || state === 'in-review'
            ? t('plan:list.notYet')
            : t(`plan:health.says.${readingOf(health)}`),
      },
    ]
  }, [t, format])
}
