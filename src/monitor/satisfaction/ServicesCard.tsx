/** Services as clients perceive them against what was measured, account by account. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useGo } from '../../ui/A.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chart } from '../../ui/Chart/Chart.tsx'
import { perceivedMeasured } from '../../ui/Chart/perceivedMeasured.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useWords } from '../../ui/words.ts'
import type { RoundResults } from './results.ts'
import { useServiceName } from './satisfactionChanged.tsx'

export function ServicesCard({ told: { services } }: { told: RoundResults }) {
  const t = useWords()
  const go = useGo()
  const nameOf = useServiceName()
  const both = services.filter(({ cases }) => cases > 0)
  const asked = [...new Set(both.map(({ service }) => service))]
  const [chosen, choose] = useState<string | null>(null)
  const service = asked.find((one) => one === chosen) ?? asked[0]
  const rows = services.filter((one) => one.service === service && one.cases > 0)
  const picture = perceivedMeasured(
    rows.map(({ account, n, satisfied, cases, met }) => ({
      name: account,
      perceived: satisfied / n,
      measured: met / cases,
      said: n,
      cases,
    })),
    {
      who: t('monitor:health.account'),
      perceived: t('monitor:satisfaction.asPerceived'),
      measured: t('monitor:satisfaction.asMeasured'),
      said: t('monitor:satisfaction.answersName'),
      cases: t('monitor:satisfaction.cases'),
    },
  )
  const title = t('monitor:satisfaction.againstMeasured')
  if (!service)
    return (
      <Card title={title}>
        <Empty>{t('monitor:satisfaction.notMeasured')}</Empty>
      </Card>
    )
  const low = rows.filter(
    ({ n, satisfied, cases, met }) => satisfied / n < 0.5 && met / cases >= 0.9,
  )
  const says = t('monitor:satisfaction.againstSays', {
    service: nameOf(service),
    count: rows.length,
    low: low.length,
  })
  return (
    <Chart
      title={title}
      describes={says}
      file="satisfaccion-servicios"
      picture={picture}
      height={320}
      onPick={(row) => go(`/accounts/${rows[row]!.accountId}/satisfaction`)}
      pickSays={t('monitor:satisfaction.openAccount')}
      aside={
        <Select
          size="xs"
          allowDeselect={false}
          aria-label={t('monitor:satisfaction.serviceName')}
          value={service}
          onChange={(value) => value && choose(value)}
          data={asked.map((value) => ({ value, label: nameOf(value) }))}
        />
      }
      foot={says}
    />
  )
}
