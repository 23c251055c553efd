/** Satisfacción: what clients say of us in a round, in its forms and with how far chance reaches, and who stays silent. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { A } from '../../ui/A.tsx'
import { useRead } from '../../ui/api.ts'
import { Cards, Stack } from '../../ui/Card.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Part } from '../../ui/Part.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { DistributionChart, TrendChart } from './ResultCharts.tsx'
import { GroupsCard, SaidCard, SilentCard } from './ResultTables.tsx'
import { readResults } from './results.api.ts'
import { SatisfactionTabs } from './SatisfactionTabs.tsx'
import { ScoresCard } from './ScoresCard.tsx'
import { ServicesCard } from './ServicesCard.tsx'
import { listRounds } from './survey.api.ts'
import { useScores } from './useSatisfactionWords.tsx'
import './survey.css'

export function ResultsPage() {
  const t = useWords()
  const opened = useRead(listRounds, {}).filter(({ openedOn }) => openedOn !== null)
  const [chosen, choose] = useState<string | null>(null)
  const round = opened.find(({ roundId }) => roundId === chosen) ?? opened[0]
  if (!round)
    return (
      <Page title={t('monitor:satisfaction.title')}>
        <SatisfactionTabs at="results" />
        <Empty
          step={<A to="/portfolio/satisfaction/rounds">{t('monitor:satisfaction.round.first')}</A>}
        >
          {t('monitor:satisfaction.empty')}
        </Empty>
      </Page>
    )
  const picks = (
    <Select
      size="xs"
      aria-label={t('monitor:satisfaction.round.name')}
      value={round.roundId}
      allowDeselect={false}
      onChange={choose}
      data={opened.map(({ roundId, title }) => ({ value: roundId, label: title }))}
    />
  )
  return (
    <Page
      title={t('monitor:satisfaction.title')}
      sentence={<Opening roundId={round.roundId} />}
      acts={picks}
    >
      <SatisfactionTabs at="results" />
      <Part height={600}>
        <Results roundId={round.roundId} />
      </Part>
    </Page>
  )
}

function Opening({ roundId }: { roundId: string }) {
  const t = useWords()
  const format = useFormat()
  const { told } = useScores()
  const { nps, coverage, silent, round } = useRead(readResults, { roundId })
  const first = silent[0]
  const says = t('monitor:satisfaction.says', {
    answered: round.answered,
    asked: round.asked,
    score: told('nps', nps.respondent),
    revenue: told('nps', nps.revenue),
    coverage: coverage.revenue === null ? '—' : format.percent(coverage.revenue, 0),
  })
  if (!first) return says
  return (
    <>
      {says} {t('monitor:satisfaction.saysSilent', { count: silent.length })}{' '}
      <A to={`/accounts/${first.accountId}/satisfaction`}>{first.account}</A>.
    </>
  )
}

function Results({ roundId }: { roundId: string }) {
  const told = useRead(readResults, { roundId })
  return (
    <Stack>
      <ScoresCard told={told} />
      <Cards>
        <DistributionChart told={told} />
        <Part height={260}>
          <TrendChart />
        </Part>
      </Cards>
      <Cards>
        <GroupsCard told={told} />
        <SilentCard told={told} />
      </Cards>
      {told.services.length > 0 && <ServicesCard told={told} />}
      <SaidCard told={told} />
    </Stack>
  )
}
