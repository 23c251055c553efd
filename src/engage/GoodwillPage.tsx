/** What is done beyond the contract across the firm: what is ahead, what it costs, and whether it was felt. */
import { useMemo, useState } from 'react'
import { whyNotWrite } from '../accounts/account.ts'
import { useList } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { listAllGoodwill } from './goodwill.api.ts'
import {
  type Goodwill,
  GOODWILL_KINDS,
  GOODWILL_STATES,
  type GoodwillKind,
  GoodwillList,
  type GoodwillState,
} from './goodwill.ts'
import { type GoodwillAct, GoodwillModal, GoodwillStateChip } from './GoodwillCard.tsx'
import { RequestTabs } from './RequestTabs.tsx'

export function GoodwillPage() {
  const t = useWords()
  const { actor, role } = useSession()
  const [asked, setAsked] = useState<{ goodwill: Goodwill; act: GoodwillAct } | null>(null)
  const list = useListState(GoodwillList)
  const { data, waiting, error } = useList(listAllGoodwill, list.value)
  const columns = useColumns()
  const { kind, state } = list.value
  const acts = (goodwill: Goodwill) =>
    (['change', 'next'] as const).map((act) => ({
      name: t(`engage:goodwill.${act}`),
      run: () => setAsked({ goodwill, act }),
      refusal: whyNotWrite(
        actor,
        goodwill.carers.map((personId) => ({ personId })),
      ),
    }))
  const says =
    data &&
    (data.open + data.done > 0
      ? t('engage:goodwill.says', { open: data.open, count: data.done, felt: data.felt })
      : t('engage:goodwill.saysNone'))
  return (
    <Page title={t('engage:goodwill.title')} sentence={says}>
      <RequestTabs at="/requests/goodwill" />
      <DataTable
        name="goodwill"
        label={t('engage:goodwill.title')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ goodwillId }) => goodwillId}
        open={({ accountId }) => `/accounts/${accountId}/activity`}
        list={list}
        {...(role === 'viewer' ? {} : { acts })}
        tools={
          <>
            <SearchField list={list} label={t('engage:goodwill.search')} />
            <Filter
              name={t('engage:goodwill.kind')}
              options={GOODWILL_KINDS.map((value) => ({
                value,
                name: t(`engage:goodwill.kinds.${value}`),
              }))}
              chosen={kind}
              onChange={(chosen) => list.change({ kind: chosen as GoodwillKind[] })}
            />
            <Filter
              name={t('engage:request.stage')}
              options={GOODWILL_STATES.map((value) => ({
                value,
                name: t(`engage:goodwill.states.${value}`),
              }))}
              chosen={state}
              onChange={(chosen) => list.change({ state: chosen as GoodwillState[] })}
            />
          </>
        }
        empty={<Empty>{t('engage:goodwill.none')}</Empty>}
      />
      <GoodwillModal asked={asked} done={() => setAsked(null)} />
    </Page>
  )
}

function useColumns(): Column<Goodwill>[] {
  const t = useWords()
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'title',
        name: t('engage:goodwill.what'),
        kind: 'title',
        sort: true,
        cell: ({ title }) => title,
      },
      { key: 'account', name: t('commit:account'), sort: true, cell: ({ account }) => account },
      {
        key: 'kind',
        name: t('engage:goodwill.kind'),
        cell: ({ kind }) => t(`engage:goodwill.kinds.${kind}`),
      },
      {
        key: 'state',
        name: t('engage:request.stage'),
        cell: ({ state }) => <GoodwillStateChip state={state} />,
      },
      {
        key: 'day',
        name: t('engage:goodwill.day'),
        sort: true,
        cell: ({ day }) => day && format.day(day),
      },
      {
        key: 'cost',
        name: t('engage:goodwill.cost'),
        figure: true,
        sort: true,
        cell: ({ cost, currency }) =>
          cost !== null && currency ? format.money(cost, currency) : '',
      },
      {
        key: 'effect',
        name: t('engage:goodwill.effect'),
        kind: 'reason',
        cell: ({ effect, felt }) =>
          [felt !== null && t(`engage:goodwill.feltHow.${felt as 0}`), effect]
            .filter(Boolean)
            .join(': '),
      },
    ],
    [t, format],
  )
}
