/** Desatención: whether key work starves small accounts, with the evidence and the cheapest cure. */
import { useMemo } from 'react'
import { governs } from '../../access/SettingsTabs.tsx'
import { Act } from '../../ui/Act.tsx'
import { useList, useRead, useWrite } from '../../ui/api.ts'
import { Card, Cards, Stack } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import type { Column } from '../../ui/Table/column.ts'
import { DataTable } from '../../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../../ui/Table/Filters.tsx'
import { useListState } from '../../ui/Table/useListState.ts'
import { useWords } from '../../ui/words.ts'
import { TIERS, type TierName } from '../../segment/tier.ts'
import { HealthTabs } from '../HealthTabs.tsx'
import { CureCard } from './CureCard.tsx'
import { MinimumsForm, NEGLECT_CHANGED } from './MinimumsForm.tsx'
import type { Minimums } from './minimum.ts'
import { askNeglect, listNeglected, readNeglect } from './neglect.api.ts'
import { NeglectList, type NeglectRow, type NeglectTold } from './neglectTold.ts'
import { CoverageChart, HoursChart } from './NeglectPictures.tsx'
import { TiersCard } from './TiersCard.tsx'
import { NEGLECT_TONES, useNeglectWords } from './useNeglectWords.tsx'
import '../monitor.css'

export function NeglectPage() {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const { state, told, choice } = useRead(readNeglect, {})
  const again = useWrite(askNeglect, NEGLECT_CHANGED, { said: () => t('monitor:neglect.asked') })
  return (
    <Page
      title={t('monitor:neglect.title')}
      facts={told ? [format.day(told.asOf)] : []}
      sentence={told && <Opening told={told} />}
      acts={
        governs(role) && (
          <Act onClick={() => again.mutate({})}>{t('monitor:neglect.lookAgain')}</Act>
        )
      }
    >
      <HealthTabs at="neglect" />
      {state === 'none' && <Empty>{t('monitor:neglect.none')}</Empty>}
      {state === 'closed' && <Empty>{t('monitor:neglect.closed')}</Empty>}
      {told && (
        <Stack>
          <Evidence told={told} />
          <Cards>
            <CoverageChart told={told} />
            <HoursChart told={told} />
          </Cards>
          <TiersCard told={told} />
          <CureCard told={told} />
        </Stack>
      )}
      <Neglected />
      {told && governs(role) && (
        <Card title={t('monitor:neglect.minimums')}>
          <p className="dim">{t('monitor:neglect.minimumsHelp')}</p>
          <MinimumsForm
            choice={choice}
            now={
              Object.fromEntries(told.tiers.map(({ tier, minimum }) => [tier, minimum])) as Minimums
            }
          />
        </Card>
      )}
    </Page>
  )
}

function Opening({ told }: { told: NeglectTold }) {
  const t = useWords()
  const format = useFormat()
  const { state, coverage, key, small, sinceOn } = told
  const share = ({ hits, total }: { hits: number; total: number }) =>
    total > 0 ? format.percent(hits / total, 0) : '—'
  return t(`monitor:neglect.opening.${state}`, {
    now: share(coverage.now),
    before: share(coverage.before),
    count: small,
    lacking: coverage.now.total - coverage.now.hits,
    spent: format.number(Math.round(key.spent)),
    promised: format.number(Math.round(key.promised)),
    day: sinceOn === null ? '' : format.day(sinceOn),
  })
}

/** The test as sentences: each sign with its numbers, and whether it holds. */
function Evidence({ told: { state, coverage, answers, key } }: { told: NeglectTold }) {
  const t = useWords()
  const format = useFormat()
  const share = ({ hits, total }: { hits: number; total: number }) =>
    total > 0 ? format.percent(hits / total, 0) : '—'
  const lines = [
    {
      sign: 'coverage',
      holds: coverage.falls,
      values: {
        now: share(coverage.now),
        before: share(coverage.before),
        count: coverage.now.total,
      },
    },
    {
      sign: 'answers',
      holds: answers.falls,
      values: { now: share(answers.now), before: share(answers.before), count: answers.now.total },
    },
    {
      sign: 'key',
      holds: key.over,
      values: {
        now: format.number(Math.round(key.spent)),
        before: format.number(Math.round(key.before)),
        promised: format.number(Math.round(key.promised)),
      },
    },
  ] as const
  return (
    <Card
      title={t('monitor:neglect.evidence')}
      aside={<Chip tone={NEGLECT_TONES[state]}>{t(`monitor:neglect.state.${state}`)}</Chip>}
    >
      <ul className="Health-reasons">
        {lines.map(({ sign, holds, values }) => (
          <li key={sign}>
            <span>{t(`monitor:neglect.sign.${sign}`, values)}</span>
            <Chip tone={holds ? 'bad' : 'plain'}>
              {t(`monitor:neglect.${holds ? 'holds' : 'holdsNot'}`)}
            </Chip>
          </li>
        ))}
      </ul>
      <p className="dim">{t('monitor:neglect.test')}</p>
    </Card>
  )
}

function Neglected() {
  const t = useWords()
  const format = useFormat()
  const list = useListState(NeglectList)
  const { data, waiting, error } = useList(listNeglected, list.value)
  const says = useNeglectWords()
  const columns = useMemo<Column<NeglectRow>[]>(
    () => [
      {
        key: 'name',
        name: t('monitor:health.account'),
        sort: true,
        kind: 'title',
        cell: ({ account }) => account,
      },
      {
        key: 'tier',
        name: t('monitor:neglect.head.tier'),
        cell: ({ tier }) => t(`segment:tier.${tier}.name`),
      },
      { key: 'says', name: t('monitor:neglect.what'), kind: 'reason', cell: (row) => says(row) },
      {
        key: 'since',
        name: t('monitor:erosion.since'),
        sort: true,
        cell: ({ sinceOn }) => format.day(sinceOn),
      },
      {
        key: 'hours',
        name: t('monitor:neglect.toCure'),
        sort: true,
        figure: true,
        cell: ({ hours }) => format.number(hours, 1),
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
  return (
    <DataTable
      name="neglect"
      label={t('monitor:neglect.label')}
      columns={columns}
      rows={data?.rows}
      total={data?.total}
      waiting={waiting}
      error={error}
      rowKey={({ accountId }) => accountId}
      open={({ accountId }) => `/accounts/${accountId}/activity`}
      list={list}
      tools={
        <>
          <SearchField list={list} label={t('monitor:health.search')} />
          <Filter
            name={t('monitor:neglect.head.tier')}
            options={TIERS.map((value) => ({ value, name: t(`segment:tier.${value}.name`) }))}
            chosen={list.value.tier}
            onChange={(tier) => list.change({ tier: tier as TierName[] })}
          />
        </>
      }
      empty={<Empty>{t('monitor:neglect.empty')}</Empty>}
    />
  )
}
