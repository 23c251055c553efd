/** Entregas: on time and in full, whose falls, which families, and what was out of stock. */
import { useMemo } from 'react'
import { governs } from '../../access/SettingsTabs.tsx'
import { SheetImport } from '../../gather/SheetImport.tsx'
import { Linked } from '../../identify/telling.tsx'
import { useList, useRead } from '../../ui/api.ts'
import { Cards, Stack } from '../../ui/Card.tsx'
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
import { listSupply, readSupply, readSupplyFirm } from './supply.api.ts'
import { rateOf, type SupplyFirm, SupplyList, type SupplyRow } from './supply.ts'
import { StockOuts, SupplyFamilies, SupplyMonths } from './SupplyPictures.tsx'
import { useSupplyWords } from './useSupplyWords.tsx'
import '../monitor.css'

const SUPPLY_CHANGED = [listSupply, readSupplyFirm, readSupply]
const WORST = SupplyList.parse({ size: 1, falls: ['yes'] })

export function SupplyPage() {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const firm = useRead(readSupplyFirm, {})
  const list = useListState(SupplyList)
  const { data, waiting, error } = useList(listSupply, list.value)
  const { data: worst } = useList(listSupply, WORST)
  const says = useSupplyWords()
  const columns = useMemo<Column<SupplyRow>[]>(
    () => [
      {
        key: 'name',
        name: t('monitor:health.account'),
        sort: true,
        kind: 'title',
        cell: ({ account }) => account,
      },
      {
        key: 'otif',
        name: t('monitor:supply.both'),
        help: t('monitor:supply.bothHelp'),
        sort: true,
        figure: true,
        cell: ({ both, lines }) => (lines === 0 ? '—' : format.percent(both / lines, 0)),
      },
      { key: 'says', name: t('monitor:supply.what'), kind: 'reason', cell: (row) => says(row) },
      {
        key: 'fall',
        name: t('monitor:supply.change'),
        sort: true,
        cell: ({ falls, fall, sinceOn }) =>
          falls ? (
            <>
              <Chip tone="bad">{format.change(fall!, 0)}</Chip>{' '}
              <small className="dim">
                {t('monitor:erosion.sinceDay', { day: format.day(sinceOn!) })}
              </small>
            </>
          ) : fall === null ? (
            '—'
          ) : (
            format.change(fall, 0)
          ),
      },
      {
        key: 'atRisk',
        name: t('monitor:supply.atRisk'),
        help: t('monitor:supply.rowRiskHelp'),
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
  const first = worst?.rows[0]
  const some = firm.months.length > 0 || firm.stockOuts.length > 0
  return (
    <Page
      title={t('monitor:supply.title')}
      facts={firm.asOf ? [format.day(firm.asOf)] : []}
      sentence={
        first ? (
          <Linked
            text={t('monitor:supply.opening', {
              name: first.account,
              what: says(first),
              does: t('monitor:supply.does'),
            })}
            name={first.account}
            to={`/accounts/${first.accountId}/health`}
          />
        ) : (
          some && t('monitor:supply.calm')
        )
      }
    >
      <HealthTabs at="supply" />
      {some && <FirmFigures firm={firm} />}
      <DataTable
        name="supply"
        label={t('monitor:supply.label')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ accountId }) => accountId}
        open={({ accountId }) => `/accounts/${accountId}/health`}
        list={list}
        tools={
          <>
            <SearchField list={list} label={t('monitor:health.search')} />
            <Filter
              name={t('monitor:supply.change')}
              options={[{ value: 'yes', name: t('monitor:supply.falls') }]}
              chosen={list.value.falls}
              onChange={(falls) => list.change({ falls: falls as 'yes'[] })}
            />
          </>
        }
        empty={<Empty>{t('monitor:supply.empty')}</Empty>}
      />
      {governs(role) && (
        <Cards>
          <SheetImport target="deliveries" refreshes={SUPPLY_CHANGED} />
          <SheetImport target="stock-outs" refreshes={SUPPLY_CHANGED} />
        </Cards>
      )}
    </Page>
  )
}

function FirmFigures({ firm }: { firm: SupplyFirm }) {
  const t = useWords()
  const format = useFormat()
  const { all } = firm
  const kpi = (name: string, hits: number) => {
    const { share, low, high } = rateOf(hits, all.lines)
    return {
      name,
      figure: share === null ? '—' : format.percent(share, 1),
      under: t('monitor:supply.between', {
        low: format.percent(low, 1),
        high: format.percent(high, 1),
      }),
    }
  }
  return (
    <Stack>
      <KpiStrip
        label={t('monitor:supply.title')}
        kpis={[
          kpi(t('monitor:supply.both'), all.both),
          kpi(t('monitor:supply.onTime'), all.onTime),
          kpi(t('monitor:supply.inFull'), all.inFull),
          {
            name: t('monitor:supply.falling'),
            figure: format.number(firm.falling),
            under: t('monitor:supply.ofAccounts', { count: firm.accounts }),
          },
          {
            name: t('monitor:supply.outDays'),
            figure: format.number(firm.stockOutDays),
            under: t('monitor:supply.outRisk', {
              risk: firm.atRisk === null ? '—' : format.moneyShort(firm.atRisk),
            }),
          },
        ]}
      />
      <SupplyMonths months={firm.months} />
      <Cards>
        <SupplyFamilies families={firm.families} />
        <StockOuts stockOuts={firm.stockOuts} />
      </Cards>
    </Stack>
  )
}
