/** Contraste: what the score said before accounts were lost or kept, quarter by quarter, and how versions of weights compare. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { LEADS_DAYS, WARNED, type Warned, warnedOf } from './backTest.ts'
import { BackTestChart } from './BackTestChart.tsx'
import { LossesTable, VersionsTable } from './BackTestTables.tsx'
import { listWeights, readBackTest } from './health.api.ts'
import { HealthTabs } from './HealthTabs.tsx'
import './monitor.css'
import { WeightsForm } from './WeightsForm.tsx'

export function BackTestPage() {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const { state, told, names } = useRead(readBackTest, {})
  const versions = useRead(listWeights, {})
  const [warned, setWarned] = useState<Warned>('watchToo')
  const [lead, setLead] = useState<number>(90)
  const now = told?.versions[0]?.leads.find(({ days }) => days === lead)
  const lost = now && warnedOf(now.lost, warned)
  const kept = now && warnedOf(now.kept, warned)
  const isTelling = lost && kept && lost.of > 0 && kept.of > 0
  const percent = (one: { hits: number; of: number }) => format.percent(one.hits / one.of, 0)
  return (
    <Page
      title={t('monitor:backTest.title')}
      facts={told ? [format.day(told.asOf)] : []}
      sentence={
        isTelling
          ? t('monitor:backTest.says', {
              days: lead,
              hit: percent(lost),
              hits: lost.hits,
              lost: lost.of,
              alarm: percent(kept),
              alarms: kept.hits,
              kept: kept.of,
            })
          : told && t('monitor:backTest.saysNone')
      }
    >
      <HealthTabs at="backTest" />
      {state === 'closed' && <Empty>{t('monitor:backTest.closed')}</Empty>}
      {state === 'none' && <Empty>{t('monitor:backTest.none')}</Empty>}
      {told && (
        <>
          <p className="BackTest-choices">
            <SegmentedControl
              size="xs"
              aria-label={t('monitor:backTest.lead')}
              value={String(lead)}
              onChange={(value) => setLead(Number(value))}
              data={LEADS_DAYS.map((days) => ({
                value: String(days),
                label: t('monitor:backTest.before', { count: days }),
              }))}
            />
            <SegmentedControl
              size="xs"
              aria-label={t('monitor:backTest.warned')}
              value={warned}
              onChange={(value) => setWarned(value as Warned)}
              data={WARNED.map((value) => ({ value, label: t(`monitor:backTest.${value}`) }))}
            />
          </p>
          <Cards columns="1.4fr 1fr">
            <Stack>
              <BackTestChart told={told} lead={lead} warned={warned} />
              <LossesTable told={told} names={names} />
            </Stack>
            <Stack>
              <VersionsTable told={told} versions={versions} lead={lead} warned={warned} />
              {governs(role) && (
                <Card title={t('monitor:weights.new')}>
                  <WeightsForm key={versions[0]!.version} weights={versions[0]!.weights} />
                </Card>
              )}
            </Stack>
          </Cards>
        </>
      )}
    </Page>
  )
}
