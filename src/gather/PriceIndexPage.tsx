/** Datos, price indices: which countries of the ledger have one, and every index by its month. */
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
import type { z } from 'zod'
import { DataTabs } from './DataTabs.tsx'
import { PriceCoverageCard } from './PriceCoverageCard.tsx'
import {
  dropPriceIndices,
  listPriceIndices,
  putPriceIndices,
  readPriceStatus,
} from './priceIndex.api.ts'
import { NewPriceIndex, PriceFileDrop } from './PriceIndexForms.tsx'
import { PriceIndexList, type PriceIndexPage as Listed, type PriceStatus } from './priceIndex.ts'

export function PriceIndexPage() {
  const t = useWords()
  const { firm, role } = useSession()
  const status = useRead(readPriceStatus, {})
  const writes = governs(role)
  return (
    <Page title={t('gather:data.title')} facts={[firm.name]} sentence={<Opening status={status} />}>
      <DataTabs at="/data/prices" />
      <Cards columns="2fr 1fr">
        <Stack>
          <PriceCoverageCard status={status} writes={writes} />
          <Prices status={status} writes={writes} />
        </Stack>
        {writes && (
          <Stack>
            <Card title={t('gather:prices.importTitle')}>
              <PriceFileDrop status={status} />
            </Card>
            <Card title={t('gather:prices.addTitle')}>
              <NewPriceIndex status={status} />
            </Card>
          </Stack>
        )}
      </Cards>
    </Page>
  )
}

/** What to do, if anything. */
function Opening({ status: { coverage } }: { status: PriceStatus }) {
  const t = useWords()
  const inLedger = coverage.filter(({ accounts }) => accounts > 0)
  const [worst] = inLedger.filter(({ missing }) => missing > 0)
  if (inLedger.length === 0) return <Rich k="gather:prices.saysNoLedger" />
  if (!worst) return <Rich k="gather:prices.saysComplete" />
  const { country, accounts, kept, missing, missingFrom, missingTo } = worst
  const values = { country: country || t('gather:prices.unsaid') }
  if (kept === 0) return <Rich k="gather:prices.saysNone" values={{ ...values, count: accounts }} />
  return (
    <Rich
      k="gather:prices.saysMissing"
      values={{ ...values, count: missing, from: missingFrom!, to: missingTo! }}
    />
  )
}

type Row = z.output<typeof Listed>['rows'][number]

function Prices({ status, writes }: { status: PriceStatus; writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const list = useListState(PriceIndexList)
  const { data, waiting, error } = useList(listPriceIndices, list.value)
  const drop = useWrite(dropPriceIndices, [listPriceIndices, readPriceStatus], {
    said: ({ prices: [price] }) => t('gather:prices.dropped', price),
    undo: (dropped) => ask(putPriceIndices, dropped),
  })
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'month',
        name: t('gather:prices.month'),
        sort: true,
        kind: 'title',
        cell: ({ month }) => format.month(month),
      },
      {
        key: 'country',
        name: t('gather:prices.country'),
        sort: true,
        cell: ({ country }) => country || t('gather:prices.unsaid'),
      },
      {
        key: 'index',
        name: t('gather:prices.index'),
        figure: true,
        cell: ({ index }) => format.number(index, 3),
      },
      {
        key: 'yearly',
        name: t('gather:prices.yearly'),
        figure: true,
        cell: ({ yearly }) => (yearly === null ? '' : format.change(yearly)),
      },
    ],
    [t, format],
  )
  const countries = status.coverage.filter(({ kept, country }) => kept > 0 && country !== '')
  return (
    <Card title={t('gather:prices.listTitle')}>
      <DataTable
        name="priceIndices"
        label={t('gather:prices.listTitle')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ country, month }) => `${country} ${month}`}
        list={list}
        tools={
          <Filter
            name={t('gather:prices.country')}
            options={countries.map(({ country }) => ({ value: country, name: country }))}
            chosen={list.value.country}
            onChange={(country) => list.change({ country })}
          />
        }
        {...(writes
          ? {
              acts: ({ country, month }: Row) => [
                { name: t('gather:prices.drop'), run: () => drop.mutate({ country, month }) },
              ],
            }
          : {})}
        empty={<Empty>{t('gather:prices.none')}</Empty>}
      />
    </Card>
  )
}
