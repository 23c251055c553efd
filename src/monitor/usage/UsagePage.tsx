/** Uso: who uses less of what we do for them, ordered by the sales that hang on it. */
import { useMemo } from 'react'
import { governs } from '../../access/SettingsTabs.tsx'
import { SheetImport } from '../../gather/SheetImport.tsx'
import { Linked } from '../../identify/telling.tsx'
import { useGo } from '../../ui/A.tsx'
import { useList, useRead } from '../../ui/api.ts'
import { Card, Stack } from '../../ui/Card.tsx'
import { bars } from '../../ui/Chart/bars.ts'
import { Chart } from '../../ui/Chart/Chart.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { KpiStrip } from '../../ui/KpiStrip.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import type { Column } from '../../ui/Table/column.ts'
import { DataTable } from '../../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../../ui/Table/Filters.tsx'
import { useListState } from '../../ui/Table/useListState.ts'
import { useWords } from '../../ui/words.ts'
import { HealthTabs } from '../HealthTabs.tsx'
import { listUsage, readUsage, readUsageFirm } from './usage.api.ts'
import { UsageList, type UsageRow } from './usage.ts'
import { USAGE_VERDICTS, type UsageVerdict } from './usageTrend.ts'
import { USAGE_TONES, useUsageWords } from './useUsageWords.tsx'
import '../monitor.css'

const USAGE_CHANGED = [listUsage, readUsageFirm, readUsage]
const DRAWN = 12
const WORST = UsageList.parse({ size: DRAWN })

export function UsagePage() {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const firm = useRead(readUsageFirm, {})
  const list = useListState(UsageList)
  const { data, waiting, error } = useList(listUsage, list.value)
  const { data: worst } = useList(listUsage, WORST)
  const says = useUsageWords()
  const columns = useMemo<Column<UsageRow>[]>(
    () => [
      {
        key: 'name',
        name: t('monitor:health.account'),
        sort: true,
        kind: 'title',
        cell: ({ account }) => account,
      },
      {
        key: 'verdict',
        name: t('monitor:usage.verdictName'),
        cell: ({ verdict }) => (
          <Chip tone={USAGE_TONES[verdict]}>{t(`monitor:usage.verdict.${verdict}`)}</Chip>
        ),
      },
      { key: 'says', name: t('monitor:usage.what'), kind: 'reason', cell: (row) => says(row) },
      {
        key: 'change',
        name: t('monitor:usage.change'),
        sort: true,
        figure: true,
        cell: ({ change }) => (change === null ? '—' : format.change(change, 0)),
      },
      {
        key: 'share',
        name: t('monitor:usage.share'),
        sort: true,
        figure: true,
        cell: ({ contractedShare }) =>
          contractedShare === null ? '—' : format.percent(contractedShare, 0),
      },
      {
        key: 'atRisk',
        name: t('monitor:usage.atRisk'),
        help: t('monitor:usage.atRiskHelp'),
        sort: true,
        figure: true,
        cell: ({ atRisk }) => (atRisk === null ? '—' : format.moneyShort(atRisk)),
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
  const first = worst?.rows.find(({ verdict }) => verdict === 'falls' || verdict === 'stopped')
  const count = (verdict: UsageVerdict) =>
    firm.verdicts.find((one) => one.verdict === verdict)?.measures ?? 0
  return (
    <Page
      title={t('monitor:usage.title')}
      facts={firm.asOf ? [format.day(firm.asOf)] : []}
      sentence={
        first ? (
          <Linked
            text={t('monitor:usage.opening', { name: first.account, what: says(first) })}
            name={first.account}
            to={`/accounts/${first.accountId}/health`}
          />
        ) : (
          firm.accounts > 0 && t('monitor:usage.calm', { count: firm.accounts })
        )
      }
    >
      <HealthTabs at="usage" />
      {firm.accounts > 0 && (
        <Stack>
          <KpiStrip
            label={t('monitor:usage.title')}
            kpis={[
              { name: t('monitor:usage.accounts'), figure: format.number(firm.accounts) },
              {
                name: t('monitor:usage.verdict.falls'),
                figure: format.number(count('falls') + count('stopped')),
              },
              { name: t('monitor:usage.verdict.low'), figure: format.number(count('low')) },
              {
                name: t('monitor:usage.atRisk'),
                figure: firm.atRisk === null ? '—' : format.moneyShort(firm.atRisk),
              },
            ]}
          />
          <Worst rows={worst?.rows ?? []} />
        </Stack>
      )}
      <DataTable
        name="usage"
        label={t('monitor:usage.label')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ accountId, measure }) => `${accountId} ${measure}`}
        open={({ accountId }) => `/accounts/${accountId}/health`}
        list={list}
        tools={
          <>
            <SearchField list={list} label={t('monitor:health.search')} />
            <Filter
              name={t('monitor:usage.verdictName')}
              options={USAGE_VERDICTS.map((value) => ({
                value,
                name: t(`monitor:usage.verdict.${value}`),
              }))}
              chosen={list.value.verdict}
              onChange={(verdict) => list.change({ verdict: verdict as UsageVerdict[] })}
            />
            {firm.measures.length > 1 && (
              <Filter
                name={t('monitor:usage.measure')}
                options={firm.measures.map((value) => ({ value, name: value }))}
                chosen={list.value.measure}
                onChange={(measure) => list.change({ measure })}
              />
            )}
          </>
        }
        empty={<Empty>{t('monitor:usage.empty')}</Empty>}
      />
      {governs(role) && (
        <Stack>
          <SheetImport target="usage" refreshes={USAGE_CHANGED} />
          <Card title={t('monitor:usage.byProgram')}>
            <p>{t('monitor:usage.byProgramSays', { path: '/api/usage-readings' })}</p>
          </Card>
        </Stack>
      )}
    </Page>
  )
}

function Worst({ rows }: { rows: UsageRow[] }) {
  const t = useWords()
  const go = useGo()
  const shown = useMemo(() => rows.filter(({ atRisk }) => (atRisk ?? 0) > 0), [rows])
  const picture = useMemo(
    () =>
      bars({
        rows: shown.map(({ account, measure, atRisk }) => ({
          name: account,
          value: atRisk!,
          tone: 'bad',
          note: measure,
        })),
        show: (value, { format }) => format.moneyShort(value),
        words: {
          name: t('monitor:health.account'),
          value: t('monitor:usage.atRisk'),
          note: t('monitor:usage.measure'),
        },
      }),
    [shown, t],
  )
  if (shown.length === 0) return null
  return (
    <Chart
      title={t('monitor:usage.worst')}
      describes={t('monitor:usage.worstSays', { count: shown.length })}
      file="uso-en-riesgo"
      picture={picture}
      height={40 + 26 * shown.length}
      onPick={(row) => go(`/accounts/${shown[row]!.accountId}/health`)}
      pickSays={t('monitor:usage.open')}
    />
  )
}
