/** Selección, mercado: accounts and the segment that each is of, to be placed by hand. */
import { Button, Menu } from '@mantine/core'
import { useMemo } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { listTags } from '../accounts/account.api.ts'
import { A } from '../ui/A.tsx'
import { ask, useList, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { type Chosen, DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { readMarket } from './market.api.ts'
import type { MarketSegment } from './market.ts'
import { listPlacements, placeAccounts, undoPlacements } from './placement.api.ts'
import { type PlacementFilter, PlacementList, type PlacementRow } from './placement.ts'
import { PLACED } from './PlacementForm.tsx'
import { SelectionTabs } from './SelectionTabs.tsx'

export function PlacementPage() {
  const t = useWords()
  const { role } = useSession()
  const { segments, valuation } = useRead(readMarket, {})
  const tags = useRead(listTags, {})
  const list = useListState(PlacementList)
  const { data, waiting, error } = useList(listPlacements, list.value)
  const columns = useColumns(valuation)
  const used = segments.filter(({ endedOn }) => endedOn === null)
  const { q, segment, tag } = list.value
  return (
    <Page
      title={t('segment:title')}
      sentence={
        <>
          {t('segment:market.listSays')}{' '}
          <A to="/selection/market">{t('segment:market.listBack')}</A>.
        </>
      }
    >
      <SelectionTabs at="/selection/market" />
      <Card title={t('segment:market.list')}>
        <DataTable
          name="placements"
          label={t('segment:market.list')}
          columns={columns}
          rows={data?.rows}
          total={data?.total}
          waiting={waiting}
          error={error}
          rowKey={({ accountId }) => accountId}
          open={({ accountId }) => `/accounts/${accountId}`}
          list={list}
          tools={
            <>
              <SearchField list={list} label={t('segment:market.search')} />
              <Filter
                name={t('segment:market.segment')}
                options={[
                  { value: 'none', name: t('segment:market.noSegment') },
                  ...used.map(({ marketSegmentId, name }) => ({ value: marketSegmentId, name })),
                ]}
                chosen={segment}
                onChange={(next) => list.change({ segment: next })}
              />
              <Filter
                name={t('segment:market.tags')}
                options={tags.map((one) => ({
                  value: one.tag,
                  name: one.tag,
                  count: one.accounts,
                }))}
                chosen={tag}
                onChange={(next) => list.change({ tag: next })}
              />
            </>
          }
          {...(governs(role) && used.length > 0
            ? {
                bulk: (chosen: Chosen) => (
                  <MoveTo chosen={chosen} segments={used} filter={{ q, segment, tag }} />
                ),
              }
            : {})}
          empty={<Empty>{t('segment:market.noAccounts')}</Empty>}
        />
      </Card>
    </Page>
  )
}

function useColumns(valuation: string | null) {
  const t = useWords()
  const format = useFormat()
  return useMemo<Column<PlacementRow>[]>(
    () => [
      {
        key: 'name',
        name: t('segment:market.account'),
        sort: true,
        kind: 'title',
        cell: ({ name }) => name,
      },
      {
        key: 'segment',
        name: t('segment:market.segment'),
        sort: true,
        cell: ({ segment }) => segment ?? t('segment:market.noSegment'),
      },
      { key: 'tags', name: t('segment:market.tags'), cell: ({ tags }) => tags.join(', ') },
      {
        key: 'sales',
        name: t('segment:market.sales'),
        figure: true,
        sort: true,
        cell: ({ sales }) =>
          sales === null ? '–' : format.moneyShort(sales, valuation ?? undefined),
      },
    ],
    [t, format, valuation],
  )
}

type Moving = { chosen: Chosen; segments: MarketSegment[]; filter: PlacementFilter }

function MoveTo({ chosen, segments, filter }: Moving) {
  const t = useWords()
  const move = useWrite(placeAccounts, PLACED, {
    said: ({ placed: { length: count } }, { marketSegmentId }) => {
      if (count === 0) return t('segment:market.placedNone')
      const to = segments.find((one) => one.marketSegmentId === marketSegmentId)
      return to
        ? t('segment:market.placed', { count, name: to.name })
        : t('segment:market.taken', { count })
    },
    undo: ({ placed }) => ask(undoPlacements, { placed }),
    undoable: ({ placed }) => placed.length > 0,
  })
  const to = (marketSegmentId: string | null) => {
    const which = chosen.all ? { filter } : { accountIds: chosen.keys }
    move.mutate({ which, marketSegmentId }, { onSuccess: chosen.clear })
  }
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" loading={move.isPending}>
          {t('segment:market.moveTo')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {segments.map(({ marketSegmentId, name }) => (
          <Menu.Item key={marketSegmentId} onClick={() => to(marketSegmentId)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => to(null)}>{t('segment:market.noSegment')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
