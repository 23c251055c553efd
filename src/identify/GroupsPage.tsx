/** Grupos: the tops of all trees with what each comes to, and what the ledger's group names say differently. */
import { useMemo } from 'react'
import { exportsOf } from '../gather/ExportAct.tsx'
import { useList } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import './account.css'
import { LedgerGroupsCard } from './LedgerGroupsCard.tsx'
import './portfolio.css'
import { PortfolioTabs } from './PortfolioTabs.tsx'
import { listTops } from './rollUp.api.ts'
import { GroupList, type TreeRow } from './rollUp.ts'
import { TreeDay } from './TreeDay.tsx'
import { useTreeColumns } from './TreeFigures.tsx'
import { useDay } from './useTree.tsx'

/** What the server sorts by, under the names that the columns have. */
const SORTED: Record<string, string> = { sales: 'salesLast12', growth: 'growth', last: 'last' }

export function GroupsPage() {
  const t = useWords()
  const format = useFormat()
  const list = useListState(GroupList)
  const { data, waiting, error } = useList(listTops, list.value)
  useDay(data)
  const figures = useTreeColumns(data?.figures ?? null)
  const columns = useMemo<Column<TreeRow>[]>(
    () => [
      {
        key: 'name',
        name: t('identify:tree.name'),
        sort: true,
        kind: 'title',
        cell: ({ name, kind }) => (
          <>
            {name}
            <small className="Account-below">{t(`accounts:tree.kind.${kind}`)}</small>
          </>
        ),
      },
      {
        key: 'accounts',
        name: t('identify:groups.accounts'),
        sort: true,
        figure: true,
        cell: ({ all }) => format.number(all.accounts),
      },
      ...figures.map(({ key, name, cell }) => ({
        key: SORTED[key] ?? key,
        name,
        sort: key in SORTED,
        figure: true,
        cell: ({ all }: TreeRow) => cell(all),
      })),
    ],
    [t, format, figures],
  )
  return (
    <Page
      title={t('identify:groups.title')}
      facts={
        data?.figures
          ? [
              t('identify:tree.figures', {
                day: data.figures.asOf,
                currency: data.figures.valuation,
              }),
            ]
          : []
      }
      sentence={data && t('identify:groups.says', { count: data.total })}
    >
      <PortfolioTabs at="/portfolio/groups" />
      <Part height={80}>
        <LedgerGroupsCard />
      </Part>
      <DataTable
        name="groups"
        label={t('identify:groups.label')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ accountId }) => accountId}
        open={({ accountId }) => `/accounts/${accountId}/structure`}
        list={list}
        exports={exportsOf('belongings')}
        tools={
          <>
            <SearchField list={list} label={t('identify:groups.search')} />
            <TreeDay asOf={list.value.asOf} change={(asOf) => list.change({ asOf })} />
          </>
        }
        empty={<Empty>{t('identify:groups.empty')}</Empty>}
      />
    </Page>
  )
}
