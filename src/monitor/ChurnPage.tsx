/** Pérdida: who is likely to buy nothing for half a year, why, and how far to believe it. */
import { useMemo } from 'react'
import { Linked } from '../identify/telling.tsx'
import { useList, useRead } from '../ui/api.ts'
import { Cards, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { listChurn, readChurn } from './churn.api.ts'
import { ChurnList, type ChurnRow } from './churn.ts'
import { ChurnCardTable, ChurnReliability } from './ChurnCards.tsx'
import { useChurnWords } from './churnWords.tsx'
import { HealthTabs } from './HealthTabs.tsx'

export function ChurnPage() {
  const t = useWords()
  const format = useFormat()
  const list = useListState(ChurnList)
  const { state, told, asOf, valuation } = useRead(readChurn, {})
  const { data, waiting, error } = useList(listChurn, list.value)
  const { data: worst } = useList(listChurn, ChurnList.parse({ size: 1 }))
  const says = useChurnWords(valuation)
  const columns = useMemo<Column<ChurnRow>[]>(
    () => [
      {
        key: 'name',
        name: t('monitor:health.account'),
        sort: true,
        kind: 'title',
        cell: ({ name }) => name,
      },
      {
        key: 'probability',
        name: t('monitor:churn.probability'),
        sort: true,
        figure: true,
        cell: ({ probability }) => (probability === null ? '—' : format.percent(probability, 0)),
      },
      {
        key: 'expected',
        name: t('monitor:churn.expected'),
        help: t('monitor:churn.expectedHelp'),
        sort: true,
        figure: true,
        cell: ({ expected }) =>
          expected === null || valuation === null ? '—' : format.moneyShort(expected, valuation),
      },
      {
        key: 'reasons',
        name: t('monitor:health.reasons'),
        kind: 'reason',
        cell: ({ reasons }) => reasons.map((one) => says(one)).join(' · '),
      },
      {
        key: 'play',
        name: t('monitor:churn.playName'),
        cell: ({ reasons: [first] }) => (first ? t(`monitor:churn.play.${first.feature}`) : '—'),
      },
      {
        key: 'overdue',
        name: t('monitor:churn.overdue'),
        sort: true,
        figure: true,
        cell: ({ overdue }) => (overdue === null ? '—' : format.number(overdue, 1)),
      },
      {
        key: 'sales',
        name: t('monitor:health.sales'),
        sort: true,
        figure: true,
        cell: ({ sales }) =>
          sales === null || valuation === null ? '—' : format.moneyShort(sales, valuation),
      },
    ],
    [t, format, valuation, says],
  )
  const first = worst?.rows[0]
  const why = first?.reasons[0]
  const text =
    told?.whyNot != null
      ? t('monitor:churn.saysNot', { why: t(`monitor:churn.whyNot.${told.whyNot}`) })
      : first && why && first.probability !== null
        ? t('monitor:churn.says', {
            name: first.name,
            probability: format.percent(first.probability, 0),
            days: told?.horizonDays ?? 0,
            why: says(why),
            play: t(`monitor:churn.play.${why.feature}`),
          })
        : ''
  return (
    <Page
      title={t('monitor:churn.title')}
      facts={asOf ? [format.day(asOf)] : []}
      sentence={
        text &&
        (first ? (
          <Linked text={text} name={first.name} to={`/accounts/${first.accountId}/health`} />
        ) : (
          text
        ))
      }
    >
      <HealthTabs at="churn" />
      {state === 'none' && <Empty>{t('monitor:churn.none')}</Empty>}
      {state !== 'none' && (
        <DataTable
          name="churn"
          label={t('monitor:churn.label')}
          columns={columns}
          rows={data?.rows}
          total={data?.total}
          waiting={waiting}
          error={error}
          rowKey={({ accountId }) => accountId}
          open={({ accountId }) => `/accounts/${accountId}/health`}
          list={list}
          tools={<SearchField list={list} label={t('monitor:health.search')} />}
          empty={<Empty>{t('monitor:churn.empty')}</Empty>}
        />
      )}
      {told && (
        <Cards columns="1.2fr 1fr">
          <Stack>
            <ChurnReliability told={told} />
          </Stack>
          <Stack>
            <ChurnCardTable told={told} />
          </Stack>
        </Cards>
      )}
    </Page>
  )
}
