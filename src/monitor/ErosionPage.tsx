/** Desgaste: what wears away at which account, since when, and what to do. */
import { useMemo } from 'react'
import { Linked } from '../identify/telling.tsx'
import { useList } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { listErosion } from './erosion.api.ts'
import { type Erosion, EROSION_SIGNS, ErosionList, type ErosionSign } from './erosion.ts'
import { useErosionWords } from './ErosionCard.tsx'
import { HealthTabs } from './HealthTabs.tsx'

export function ErosionPage() {
  const t = useWords()
  const format = useFormat()
  const list = useListState(ErosionList)
  const { data, waiting, error } = useList(listErosion, list.value)
  const says = useErosionWords()
  const columns = useMemo<Column<Erosion>[]>(
    () => [
      {
        key: 'name',
        name: t('monitor:health.account'),
        sort: true,
        kind: 'title',
        cell: ({ account }) => account,
      },
      {
        key: 'sign',
        name: t('monitor:erosion.signName'),
        cell: ({ sign }) => t(`monitor:erosion.sign.${sign}`),
      },
      { key: 'says', name: t('monitor:erosion.what'), kind: 'reason', cell: (one) => says(one) },
      {
        key: 'since',
        name: t('monitor:erosion.since'),
        sort: true,
        cell: ({ sinceOn }) => format.day(sinceOn),
      },
      {
        key: 'does',
        name: t('monitor:churn.playName'),
        cell: ({ sign }) => t(`monitor:erosion.does.${sign}`),
      },
      {
        key: 'sales',
        name: t('monitor:health.sales'),
        sort: true,
        figure: true,
        cell: ({ sales }) => (sales === null ? '—' : format.moneyShort(sales)),
      },
    ],
    [t, format, says],
  )
  const first = data?.rows[0]
  const text = first
    ? t('monitor:erosion.opening', {
        count: data.accounts,
        name: first.account,
        what: says(first),
        does: t(`monitor:erosion.does.${first.sign}`),
      })
    : ''
  return (
    <Page
      title={t('monitor:erosion.title')}
      sentence={
        first && (
          <Linked text={text} name={first.account} to={`/accounts/${first.accountId}/health`} />
        )
      }
    >
      <HealthTabs at="erosion" />
      <DataTable
        name="erosion"
        label={t('monitor:erosion.label')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ accountId, sign }) => `${accountId} ${sign}`}
        open={({ accountId }) => `/accounts/${accountId}/health`}
        list={list}
        tools={
          <>
            <SearchField list={list} label={t('monitor:health.search')} />
            <Filter
              name={t('monitor:erosion.signName')}
              options={EROSION_SIGNS.map((value) => ({
                value,
                name: t(`monitor:erosion.sign.${value}`),
              }))}
              chosen={list.value.sign}
              onChange={(sign) => list.change({ sign: sign as ErosionSign[] })}
            />
          </>
        }
        empty={<Empty>{t('monitor:erosion.empty')}</Empty>}
      />
    </Page>
  )
}
