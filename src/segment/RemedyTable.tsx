/** Remedies under way and closed: whose, until when, and what has changed since. */
import { useMemo } from 'react'
import { useList, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { listRemedies, reopenRemedy } from './remedy.api.ts'
import { isLate, type Remedy, RemedyList, RemedyState } from './remedy.ts'
import { REMEDY_CHANGED } from './remedyChanged.tsx'
import type { RemedyAsked } from './RemedyModal.tsx'
import { useChangeWords } from './useChangeWords.tsx'

export function RemedyTable({ ask }: { ask: (asked: RemedyAsked) => void }) {
  const t = useWords()
  const { role } = useSession()
  const list = useListState(RemedyList)
  const { data, waiting, error } = useList(listRemedies, list.value)
  const columns = useRemedyColumns()
  const reopen = useWrite(reopenRemedy, REMEDY_CHANGED, {
    said: ({ account }) => t('segment:remedy.reopened', { account }),
  })
  const acts = (remedy: Remedy) =>
    remedy.state === 'open'
      ? [
          { name: t('segment:remedy.change'), run: () => ask({ act: 'change', remedy }) },
          { name: t('segment:remedy.close'), run: () => ask({ act: 'close', remedy }) },
        ]
      : [
          {
            name: t('segment:remedy.reopen'),
            run: () => reopen.mutate({ remedyId: remedy.remedyId }),
          },
        ]
  return (
    <DataTable
      name="remedies"
      label={t('segment:remedy.all')}
      columns={columns}
      rows={data?.rows}
      total={data?.total}
      waiting={waiting}
      error={error}
      rowKey={({ remedyId }) => remedyId}
      open={({ accountId }) => `/accounts/${accountId}/choice`}
      list={list}
      {...(role === 'viewer' ? {} : { acts })}
      tools={
        <>
          <SearchField list={list} label={t('segment:standing.search')} />
          <Filter
            name={t('segment:remedy.stateName')}
            options={RemedyState.options.map((value) => ({
              value,
              name: t(`segment:remedy.state.${value}`),
            }))}
            chosen={list.value.state}
            onChange={(chosen) => list.change({ state: chosen as RemedyState[] })}
          />
        </>
      }
      empty={<Empty>{t('segment:remedy.none')}</Empty>}
    />
  )
}

function useRemedyColumns(): Column<Remedy>[] {
  const t = useWords()
  const format = useFormat()
  const changed = useChangeWords()
  const { today } = useSession()
  return useMemo(
    () => [
      {
        key: 'account',
        name: t('segment:standing.account'),
        kind: 'title',
        sort: true,
        cell: ({ account }) => account,
      },
      {
        key: 'kind',
        name: t('segment:remedy.what'),
        cell: ({ kind }) => t(`segment:remedy.kind.${kind}`),
      },
      {
        key: 'owner',
        name: t('segment:remedy.owner'),
        cell: ({ owner }) => owner ?? t('segment:notice.someone'),
      },
      {
        key: 'dueOn',
        name: t('segment:remedy.due'),
        sort: true,
        cell: ({ dueOn }) => format.day(dueOn),
      },
      {
        key: 'state',
        name: t('segment:remedy.stateName'),
        cell: (remedy) => <StateChip remedy={remedy} today={today} />,
      },
      {
        key: 'why',
        name: t('segment:remedy.why'),
        kind: 'reason',
        cell: (remedy) =>
          [remedy.why, remedy.outcome, changed(remedy)].filter((text) => text !== '').join(' · '),
      },
    ],
    [t, format, changed, today],
  )
}

export function StateChip({ remedy, today }: { remedy: Remedy; today: string }) {
  const t = useWords()
  if (isLate(remedy, today)) return <Chip tone="bad">{t('segment:remedy.late')}</Chip>
  const tone = remedy.state === 'open' ? 'accent' : remedy.state === 'done' ? 'good' : 'plain'
  return <Chip tone={tone}>{t(`segment:remedy.state.${remedy.state}`)}</Chip>
}
