/** Datos, rates: the home currency, how well the ledger is covered, and every rate by its day. */
import { useMemo } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { ask, useList, useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { DataTabs } from './DataTabs.tsx'
import { HomeCurrency } from './HomeCurrency.tsx'
import { RateCoverage } from './RateCoverage.tsx'
import { NewRate, RateFileDrop } from './RateForms.tsx'
import { dropRate, listRates, putRate, readRatesStatus } from './rates.api.ts'
import { type DatedRate, EVER, RateList, type RatesStatus } from './rates.ts'

export function RatesPage() {
  const t = useWords()
  const { firm, role } = useSession()
  const status = useRead(readRatesStatus, {})
  const writes = governs(role)
  return (
    <Page title={t('gather:data.title')} facts={[firm.name]} sentence={<Opening status={status} />}>
      <DataTabs at="/data/rates" />
      <Cards columns="2fr 1fr">
        <Stack>
          <RateCoverage status={status} />
          <Rates status={status} writes={writes} />
        </Stack>
        <Stack>
          <HomeCurrency status={status} writes={writes} />
          {writes && (
            <>
              <Card title={t('gather:rates.importTitle')}>
                <RateFileDrop />
              </Card>
              <Card title={t('gather:rates.addTitle')}>
                <NewRate status={status} />
              </Card>
            </>
          )}
        </Stack>
      </Cards>
    </Page>
  )
}

/** What to do, if anything. */
function Opening({ status: { home, commonest, coverage } }: { status: RatesStatus }) {
  if (!home) {
    return commonest ? (
      <Rich k="gather:rates.saysNoHome" values={{ currency: commonest }} />
    ) : (
      <Rich k="gather:rates.saysNoLedger" />
    )
  }
  const lacking = coverage.filter(({ missingDays }) => missingDays > 0)
  const [worst] = lacking.toSorted((a, b) => b.missingDays - a.missingDays)
  if (!worst) return <Rich k="gather:rates.saysComplete" values={{ home }} />
  const { currency, missingDays, missingFrom, missingTo } = worst
  const values = { currency, count: missingDays, from: missingFrom!, to: missingTo! }
  return <Rich k="gather:rates.saysMissing" values={values} />
}

function Rates({ status, writes }: { status: RatesStatus; writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const list = useListState(RateList)
  const { data, waiting, error } = useList(listRates, list.value)
  const drop = useWrite(dropRate, [listRates, readRatesStatus], {
    said: ({ currency, day }) => t('gather:rates.dropped', { currency, day }),
    undo: (rate) => ask(putRate, rate),
  })
  const columns = useMemo<Column<DatedRate>[]>(
    () => [
      {
        key: 'day',
        name: t('gather:rates.day'),
        sort: true,
        kind: 'title',
        cell: ({ day }) => (day === EVER ? t('gather:rates.ever') : format.day(day)),
      },
      { key: 'currency', name: t('gather:rates.currency'), sort: true, cell: (r) => r.currency },
      {
        key: 'rate',
        name: t('gather:rates.rate'),
        figure: true,
        cell: ({ base, rate, currency }) =>
          `1 ${base} = ${format.number(Number(rate), 6)} ${currency}`,
      },
    ],
    [t, format],
  )
  const currencies = [
    ...new Set([...status.coverage.map(({ currency }) => currency), ...list.value.currency]),
  ]
  return (
    <Card title={t('gather:rates.listTitle')}>
      <DataTable
        name="rates"
        label={t('gather:rates.listTitle')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ base, currency, day }) => `${base} ${currency} ${day}`}
        list={list}
        tools={
          <Filter
            name={t('gather:rates.currency')}
            options={currencies.map((value) => ({ value, name: value }))}
            chosen={list.value.currency}
            onChange={(currency) => list.change({ currency })}
          />
        }
        {...(writes
          ? {
              acts: ({ base, currency, day }: DatedRate) => [
                { name: t('gather:rates.drop'), run: () => drop.mutate({ base, currency, day }) },
              ],
            }
          : {})}
        empty={<Empty>{t('gather:rates.none')}</Empty>}
      />
    </Card>
  )
}
