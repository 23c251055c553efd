/** What was done for whom: each activity on its day, and what it cost at that day's rate. */
import { useMemo } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import './portfolio.css'
import { CostActivityList, type ListedCostActivity } from './cost.ts'
import { dropCostActivity, listCostActivities, putCostActivity } from './cost.api.ts'
import { ACTIVITY_CHANGED, mayNote, NewActivity } from './CostActivityForm.tsx'
import { CostFileDrop } from './CostFileDrop.tsx'
import { CostTabs } from './CostTabs.tsx'

export function CostActivitiesPage() {
  const t = useWords()
  const { role } = useSession()
  const writes = mayNote(role)
  return (
    <Page title={t('identify:costs.title')} sentence={t('identify:costs.done.says')}>
      <CostTabs at="activities" />
      <Cards columns={writes ? '2fr 1fr' : '1fr'}>
        <Activities writes={writes} />
        {writes && (
          <Stack>
            <Card title={t('identify:costs.done.addTitle')}>
              <NewActivity />
            </Card>
            {governs(role) && <CostFileDrop kind="activities" />}
          </Stack>
        )}
      </Cards>
    </Page>
  )
}

function Activities({ writes }: { writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const list = useListState(CostActivityList)
  const { data, waiting, error } = useList(listCostActivities, list.value)
  const drop = useWrite(dropCostActivity, ACTIVITY_CHANGED, {
    said: ({ activity }) => t('identify:costs.done.dropped', { activity }),
    undo: (was) => ask(putCostActivity, was),
  })
  const columns = useMemo<Column<ListedCostActivity>[]>(
    () => [
      {
        key: 'account',
        name: t('identify:costs.column.name'),
        sort: true,
        kind: 'title',
        cell: ({ account }) => account,
      },
      {
        key: 'day',
        name: t('identify:costs.column.day'),
        figure: true,
        sort: true,
        cell: ({ day }) => format.day(day),
      },
      {
        key: 'activity',
        name: t('identify:costs.column.activity'),
        sort: true,
        cell: ({ activity }) => activity,
      },
      {
        key: 'units',
        name: t('identify:costs.column.units'),
        figure: true,
        sort: true,
        cell: ({ units }) => format.number(units, 2),
      },
      {
        key: 'cost',
        name: t('identify:costs.column.cost'),
        figure: true,
        cell: ({ cost, currency }) => (cost && currency ? format.money(cost, currency) : NOTHING),
      },
    ],
    [t, format],
  )
  return (
    <Card title={t('identify:costs.tab.activities')}>
      <DataTable
        name="costActivities"
        label={t('identify:costs.tab.activities')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ accountId, activity, day }) => `${accountId} ${activity} ${day}`}
        open={({ accountId }) => `/accounts/${accountId}/figures`}
        list={list}
        tools={<SearchField list={list} label={t('identify:costs.done.search')} />}
        {...(writes
          ? {
              acts: ({ accountId, activity, day }: ListedCostActivity) => [
                {
                  name: t('identify:costs.drop'),
                  run: () => drop.mutate({ accountId, activity, day }),
                },
              ],
            }
          : {})}
        empty={<Empty>{t('identify:costs.done.none')}</Empty>}
      />
    </Card>
  )
}
