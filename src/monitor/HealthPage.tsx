/** Salud: every client by its score, with what moves it, and how the firm's bands have changed. */
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { exportsOf } from '../gather/ExportAct.tsx'
import { Linked } from '../identify/telling.tsx'
import { useGo } from '../ui/A.tsx'
import { useList, useRead, useWrite } from '../ui/api.ts'
import { Card, Cards } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { BandsForm } from './BandsForm.tsx'
import { askHealth, listHealth, readFirmHealth } from './health.api.ts'
import { type Band, BANDS } from './healthBand.ts'
import { HealthBandsChart } from './HealthBandsChart.tsx'
import { HEALTH_CHANGED, useReasonWords } from './healthChanged.tsx'
import { HealthTabs } from './HealthTabs.tsx'
import { HealthList } from './healthTold.ts'
import { useHealthColumns } from './useHealthColumns.tsx'

/** The heaviest of those in danger is named. */
const WORST = HealthList.parse({ band: ['bad'], sort: 'sales', dir: 'desc', size: 1 })

export function HealthPage() {
  const t = useWords()
  const go = useGo()
  const format = useFormat()
  const { role } = useSession()
  const list = useListState(HealthList)
  const firm = useRead(readFirmHealth, {})
  const { data, waiting, error } = useList(listHealth, list.value)
  const { data: worst } = useList(listHealth, WORST)
  const reason = useReasonWords()
  const columns = useHealthColumns(firm.valuation)
  const again = useWrite(askHealth, HEALTH_CHANGED, { said: () => t('monitor:health.asked') })
  const { counts, day } = firm
  const one = worst?.rows[0]
  const sentence = useMemo(() => {
    if (!day) return null
    const values = { bad: counts.bad, watch: counts.watch, good: counts.good }
    if (!one) return t('monitor:health.saysNone', values)
    const why = one.reasons.find(({ adds }) => adds < 0)
    const text = t('monitor:health.says', {
      ...values,
      name: one.name,
      why: why ? reason(why) : t('monitor:health.noReason'),
    })
    return <Linked text={text} name={one.name} to={`/accounts/${one.accountId}/health`} />
  }, [day, counts, one, reason, t])
  return (
    <Page
      title={t('monitor:health.title')}
      facts={
        day ? [t('identify:portfolio.accounts', { count: firm.accounts }), format.day(day)] : []
      }
      sentence={sentence}
      acts={
        governs(role) && (
          <Button onClick={() => again.mutate({})} loading={again.isPending}>
            {t('monitor:health.again')}
          </Button>
        )
      }
    >
      <HealthTabs at="list" />
      {day ? (
        <>
          <DataTable
            name="health"
            label={t('monitor:health.label')}
            columns={columns}
            rows={data?.rows}
            total={data?.total}
            waiting={waiting}
            error={error}
            rowKey={({ accountId }) => accountId}
            open={({ accountId }) => `/accounts/${accountId}/health`}
            list={list}
            exports={exportsOf('health')}
            tools={
              <>
                <SearchField list={list} label={t('monitor:health.search')} />
                <Filter
                  name={t('monitor:health.bandName')}
                  options={BANDS.map((value) => ({
                    value,
                    name: t(`monitor:health.band.${value}`),
                  }))}
                  chosen={list.value.band}
                  onChange={(band) => list.change({ band: band as Band[] })}
                />
              </>
            }
            empty={<Empty>{t('monitor:health.empty')}</Empty>}
          />
          <Cards columns="1.6fr 1fr">
            <HealthBandsChart firm={firm} />
            {governs(role) && (
              <Card title={t('monitor:bands.title')}>
                <BandsForm key={JSON.stringify(firm.bands)} bands={firm.bands} />
              </Card>
            )}
          </Cards>
        </>
      ) : (
        <Empty
          step={
            <Button variant="filled" onClick={() => go('/data')}>
              {t('identify:portfolio.import')}
            </Button>
          }
        >
          {t('monitor:health.noLedger')}
        </Empty>
      )}
    </Page>
  )
}
