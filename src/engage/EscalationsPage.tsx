/** What is taken higher across the firm, and what was learnt from it. */
import { useMemo, useState } from 'react'
import { A } from '../ui/A.tsx'
import { useList } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { liveField } from '../ui/liveField.ts'
import { Page } from '../ui/Page.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { type ListState, useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { listEscalations, listLessons } from './escalation.api.ts'
import { type Escalation, EscalationList } from './escalation.ts'
import { EscalationChips } from './EscalationChips.tsx'
import { RequestTabs } from './RequestTabs.tsx'
import './engage.css'

export function EscalationsPage() {
  const t = useWords()
  const list = useListState(EscalationList)
  const { data, waiting, error } = useList(listEscalations, list.value)
  const columns = useColumns()
  const says =
    data &&
    [
      t(data.open > 0 ? 'engage:escalation.saysOpen' : 'engage:escalation.saysNone', {
        count: data.open,
      }),
      data.critical > 0 && t('engage:escalation.saysCritical', { count: data.critical }),
      data.late > 0 && t('engage:escalation.saysLate', { count: data.late }),
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <Page title={t('engage:escalation.title')} sentence={says}>
      <RequestTabs at="/requests/escalations" />
      <Stack>
        <DataTable
          name="escalations"
          label={t('engage:escalation.title')}
          columns={columns}
          rows={data?.rows}
          total={data?.total}
          waiting={waiting}
          error={error}
          rowKey={({ escalationId }) => escalationId}
          open={({ escalationId }) => `/requests/escalations/${escalationId}`}
          list={list}
          tools={<Tools list={list} />}
          empty={<Empty>{t('engage:escalation.noneAnywhere')}</Empty>}
        />
        <Part height={160}>
          <LessonsCard />
        </Part>
      </Stack>
    </Page>
  )
}

function Tools({ list }: { list: ListState<typeof EscalationList> }) {
  const t = useWords()
  const { state, critical, owner } = list.value
  return (
    <>
      <SearchField list={list} label={t('engage:escalation.search')} />
      <Filter
        name={t('engage:request.stage')}
        options={(['open', 'closed'] as const).map((value) => ({
          value,
          name: t(`engage:escalation.states.${value}`),
        }))}
        chosen={state}
        onChange={(chosen) => list.change({ state: chosen as ('open' | 'closed')[] })}
      />
      <Filter
        single
        name={t('engage:escalation.criticalChip')}
        options={[{ value: 'true', name: t('engage:escalation.onlyCritical') }]}
        chosen={critical === undefined ? [] : [String(critical)]}
        onChange={([chosen]) => list.change({ critical: chosen })}
      />
      <Filter
        single
        name={t('engage:escalation.owner')}
        options={[{ value: 'me', name: t('engage:mine') }]}
        chosen={owner}
        onChange={(chosen) => list.change({ owner: chosen as 'me'[] })}
      />
    </>
  )
}

function useColumns(): Column<Escalation>[] {
  const t = useWords()
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'title',
        name: t('engage:escalation.what'),
        kind: 'title',
        cell: ({ title }) => title,
      },
      { key: 'account', name: t('commit:account'), sort: true, cell: ({ account }) => account },
      {
        key: 'level',
        name: t('engage:escalation.levelName'),
        sort: true,
        cell: (one) => <EscalationChips escalation={one} />,
      },
      {
        key: 'dueAt',
        name: t('engage:request.due'),
        sort: true,
        cell: ({ state, dueAt }) => (state === 'open' && dueAt ? format.instant(dueAt) : ''),
      },
      {
        key: 'owner',
        name: t('engage:escalation.owner'),
        cell: ({ ownerName }) => ownerName ?? t('engage:someone'),
      },
      {
        key: 'openedAt',
        name: t('engage:request.openedOn'),
        sort: true,
        cell: ({ openedAt }) => format.instant(openedAt),
      },
    ],
    [t, format],
  )
}

function LessonsCard() {
  const t = useWords()
  const format = useFormat()
  const [q, setQ] = useState('')
  const lessons = useList(listLessons, { q }).data ?? []
  return (
    <Card title={t('engage:postMortem.lessons')}>
      <div className="Engage-search">
        <TextField
          {...liveField('lessons', q, (to) => setQ(String(to)))}
          required={false}
          label={t('engage:postMortem.search')}
        />
      </div>
      {lessons.length === 0 && (
        <Empty>{t(q === '' ? 'engage:postMortem.noLessons' : 'engage:postMortem.noneFound')}</Empty>
      )}
      <ul className="Known-rows">
        {lessons.map(({ escalationId, lesson, title, account, heldOn }) => (
          <li key={escalationId}>
            <b>{lesson}</b>
            <p className="dim">
              <A to={`/requests/escalations/${escalationId}`}>{title}</A> · {account} ·{' '}
              {format.day(heldOn)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
