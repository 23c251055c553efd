/** Peticiones: all that clients ask, what is late, what lies outside the contract and waits for a decision. */
import { useMemo, useState } from 'react'
import { listColleagues } from '../accounts/account.api.ts'
import { whyNotWrite } from '../accounts/account.ts'
import { useList, useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { type ListState, useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { listAllRequests } from './request.api.ts'
import { type Request, RequestList, type Stage, STAGES } from './request.ts'
import { RequestChips } from './RequestChips.tsx'
import { type RequestAct, RequestModal } from './RequestModal.tsx'
import { RequestTabs } from './RequestTabs.tsx'
import { useTypeOptions } from './useRequestWords.tsx'

const ACTS: readonly RequestAct[] = ['close', 'change', 'escalate']

export function RequestsPage() {
  const t = useWords()
  const { actor, role } = useSession()
  const [asked, setAsked] = useState<{ request: Request; act: RequestAct } | null>(null)
  const list = useListState(RequestList)
  const { data, waiting, error } = useList(listAllRequests, list.value)
  const columns = useColumns()
  const acts = (request: Request) =>
    ACTS.map((act) => ({
      name: t(`engage:request.${act}`),
      run: () => setAsked({ request, act }),
      refusal:
        request.state === 'closed'
          ? { code: 'engage/request-closed' as const, status: 409 as const }
          : whyNotWrite(
              actor,
              request.carers.map((personId) => ({ personId })),
            ),
    }))
  return (
    <Page title={t('engage:request.title')} sentence={data && <Says data={data} />}>
      <RequestTabs at="/requests" />
      <DataTable
        name="requests"
        label={t('engage:request.title')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ requestId }) => requestId}
        open={({ requestId }) => `/requests/${requestId}`}
        list={list}
        {...(role === 'viewer' ? {} : { acts })}
        tools={<Tools list={list} />}
        empty={<Empty>{t('engage:request.noneAnywhere')}</Empty>}
      />
      <RequestModal asked={asked} done={() => setAsked(null)} />
    </Page>
  )
}

type Told = {
  open: number
  late: number
  undecided: number
  latest: { account: string; title: string } | null
}

function Says({ data: { open, late, undecided, latest } }: { data: Told }) {
  const t = useWords()
  if (open === 0) return t('engage:request.saysNone')
  return [
    latest
      ? t('engage:request.saysLate', { ...latest, count: late, open })
      : t('engage:request.saysOpen', { count: open }),
    undecided > 0 && t('engage:request.saysUndecided', { count: undecided }),
  ]
    .filter(Boolean)
    .join(' ')
}

function Tools({ list }: { list: ListState<typeof RequestList> }) {
  const t = useWords()
  const people = useRead(listColleagues, {})
  const types = useTypeOptions()
  const { late, stage, owner, type, outside } = list.value
  return (
    <>
      <SearchField list={list} label={t('engage:request.search')} />
      <Filter
        name={t('engage:request.stage')}
        options={STAGES.map((value) => ({ value, name: t(`engage:request.stages.${value}`) }))}
        chosen={stage}
        onChange={(chosen) => list.change({ stage: chosen as Stage[] })}
      />
      <Filter
        single
        name={t('engage:request.lateName')}
        options={[{ value: 'true', name: t('engage:request.onlyLate') }]}
        chosen={late === undefined ? [] : [String(late)]}
        onChange={([chosen]) => list.change({ late: chosen })}
      />
      <Filter
        single
        name={t('engage:request.contract')}
        options={[
          { value: 'true', name: t('engage:extra.chip') },
          { value: 'false', name: t('engage:request.inside') },
        ]}
        chosen={outside === undefined ? [] : [String(outside)]}
        onChange={([chosen]) => list.change({ outside: chosen })}
      />
      <Filter
        name={t('engage:request.type')}
        options={types.map(({ value, label }) => ({ value, name: label }))}
        chosen={type}
        onChange={(chosen) => list.change({ type: chosen })}
      />
      <Filter
        name={t('engage:request.owner')}
        options={[
          { value: 'me', name: t('engage:mine') },
          ...people.map(({ personId, name }) => ({ value: personId, name })),
        ]}
        chosen={owner}
        onChange={(chosen) => list.change({ owner: chosen })}
      />
    </>
  )
}

function useColumns(): Column<Request>[] {
  const t = useWords()
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'title',
        name: t('engage:request.what'),
        kind: 'title',
        sort: true,
        cell: ({ title }) => title,
      },
      { key: 'account', name: t('commit:account'), sort: true, cell: ({ account }) => account },
      {
        key: 'stands',
        name: t('engage:request.stage'),
        kind: 'reason',
        cell: (request) => <RequestChips request={request} />,
      },
      {
        key: 'dueAt',
        name: t('engage:request.due'),
        sort: true,
        cell: ({ clock }) => (clock?.dueAt ? format.instant(clock.dueAt) : ''),
      },
      {
        key: 'owner',
        name: t('engage:request.owner'),
        cell: ({ ownerName, ownerTold }) => ownerName ?? ownerTold,
      },
      {
        key: 'openedOn',
        name: t('engage:request.openedOn'),
        sort: true,
        cell: ({ openedOn }) => format.day(openedOn),
      },
      {
        key: 'contact',
        name: t('engage:request.contact'),
        optional: true,
        cell: ({ contactName }) => contactName ?? '',
      },
    ],
    [t, format],
  )
}
