/** Oportunidades: all that is under way, as a board by stage or as a list, with what it is worth and what comes next. */
import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { whyNotWrite } from '../accounts/account.ts'
import { useList } from '../ui/api.ts'
import { Stack } from '../ui/Card.tsx'
import { useChoice } from '../ui/choices.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import '../ui/Table/table.css'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { BoardView } from './BoardView.tsx'
import { GrowTabs } from './GrowTabs.tsx'
import {
  type OpportunityAct,
  type OpportunityAsked,
  OpportunityModal,
} from './OpportunityModal.tsx'
import { ChanceTold } from './OpportunityMarks.tsx'
import { listPipeline } from './pipeline.api.ts'
import { PipelineList, type PipelineRow } from './pipeline.ts'
import { PipelineTools } from './PipelineTools.tsx'
import { useReasons, useStages } from './useStageWords.tsx'
import { whyNotMove } from './opportunity.ts'

const ACTS: readonly OpportunityAct[] = ['won', 'lost', 'change', 'next', 'moves']
const VIEWS = ['board', 'list'] as const

export function PipelinePage() {
  const t = useWords()
  const { actor, role } = useSession()
  const [asked, setAsked] = useState<OpportunityAsked | null>(null)
  const [view, setView] = useChoice<(typeof VIEWS)[number]>('pipeline', 'board')
  const list = useListState(PipelineList)
  const { data, waiting, error } = useList(listPipeline, list.value)
  const columns = useColumns()
  // What has ended stands in no column.
  const isBoard = view === 'board' && list.value.state.every((state) => state === 'open')
  const acts = (opportunity: PipelineRow) =>
    ACTS.map((act) => ({
      name: act === 'moves' ? t('grow:opportunity.moves') : actName(t, act),
      run: () => setAsked({ opportunity, act }),
      refusal:
        act === 'moves'
          ? null
          : ((act === 'change' ? null : whyNotMove(opportunity)) ??
            whyNotWrite(
              actor,
              opportunity.carers.map((personId) => ({ personId })),
            )),
    }))
  const says =
    data &&
    (data.latest
      ? t('grow:pipeline.saysLate', { ...data.latest, count: data.late, open: data.open })
      : data.open > 0
        ? t('grow:pipeline.saysOpen', { count: data.open })
        : t('grow:pipeline.saysNone'))
  return (
    <Page
      title={t('grow:title')}
      sentence={says}
      acts={
        <SegmentedControl
          size="xs"
          aria-label={t('grow:pipeline.view')}
          value={isBoard ? 'board' : 'list'}
          onChange={(next) => {
            setView(next as typeof view)
            if (next === 'board' && list.value.state.length > 0) list.change({ state: [] })
          }}
          data={VIEWS.map((value) => ({ value, label: t(`grow:pipeline.views.${value}`) }))}
        />
      }
    >
      <GrowTabs at="/growth" />
      <Stack>
        {isBoard ? (
          <>
            <div className="DataTable-tools">
              <PipelineTools list={list} />
            </div>
            <BoardView list={list.value} ask={setAsked} />
          </>
        ) : (
          <DataTable
            name="pipeline"
            label={t('grow:title')}
            columns={columns}
            rows={data?.rows}
            total={data?.total}
            waiting={waiting}
            error={error}
            rowKey={({ opportunityId }) => opportunityId}
            open={({ accountId }) => `/accounts/${accountId}/growth`}
            list={list}
            {...(role === 'viewer' ? {} : { acts })}
            tools={<PipelineTools list={list} />}
            empty={<Empty>{t('grow:pipeline.none')}</Empty>}
          />
        )}
      </Stack>
      <OpportunityModal asked={asked} done={() => setAsked(null)} />
    </Page>
  )
}

function actName(t: ReturnType<typeof useWords>, act: Exclude<OpportunityAct, 'moves'>) {
  return t(`grow:opportunity.${act}`)
}

function useColumns(): Column<PipelineRow>[] {
  const t = useWords()
  const format = useFormat()
  const { stageName } = useStages()
  const { reasonName } = useReasons()
  return useMemo(
    () => [
      {
        key: 'title',
        name: t('grow:pipeline.what'),
        kind: 'title',
        sort: true,
        cell: ({ title }) => title,
      },
      { key: 'account', name: t('grow:pipeline.account'), sort: true, cell: (row) => row.account },
      {
        key: 'stage',
        name: t('grow:pipeline.stage'),
        cell: ({ state, stageKey, stage }) =>
          state === 'open' ? stageName(stageKey, stage) : t(`grow:opportunity.states.${state}`),
      },
      {
        key: 'amount',
        name: t('grow:pipeline.amount'),
        figure: true,
        sort: true,
        cell: ({ amount, currency }) => (amount === null ? '' : format.money(amount, currency!)),
      },
      {
        key: 'chance',
        name: t('grow:pipeline.chance'),
        cell: (row) => <ChanceTold row={row} />,
      },
      {
        key: 'closesOn',
        name: t('grow:pipeline.closesOn'),
        sort: true,
        cell: ({ closesOn }) => (closesOn ? format.day(closesOn) : ''),
      },
      {
        key: 'owner',
        name: t('grow:pipeline.owner'),
        cell: ({ ownerName, ownerTold }) => ownerName ?? ownerTold,
      },
      {
        key: 'kind',
        name: t('grow:pipeline.kind'),
        cell: ({ kind }) => (kind ? t(`grow:opportunity.kinds.${kind}`) : ''),
      },
      {
        key: 'next',
        name: t('grow:opportunity.next'),
        optional: true,
        cell: ({ next }) => next?.title ?? '',
      },
      {
        key: 'days',
        name: t('grow:pipeline.days'),
        figure: true,
        optional: true,
        cell: ({ daysInStage }) => daysInStage ?? '',
      },
      {
        key: 'origin',
        name: t('grow:pipeline.origin'),
        optional: true,
        cell: ({ origin, originTold }) =>
          origin
            ? t('grow:opportunity.from', {
                origin: t(`grow:opportunity.origins.${origin}`),
                told: originTold ?? '',
              })
            : '',
      },
      {
        key: 'reason',
        name: t('grow:pipeline.reason'),
        optional: true,
        cell: ({ state, reason }) => (state === 'open' ? '' : reasonName(reason)),
      },
      {
        key: 'competitor',
        name: t('grow:pipeline.competitor'),
        optional: true,
        cell: ({ competitor }) => competitor,
      },
    ],
    [t, format, stageName, reasonName],
  )
}
