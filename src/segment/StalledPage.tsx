/** Selección, estancadas: key accounts on which much is spent and that don't grow, each with its picture and where it stands. */
import { governs } from '../access/SettingsTabs.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'
import { readStalled } from './stalled.api.ts'
import type { StalledCase } from './stalled.ts'
import { StalledChart } from './StalledChart.tsx'
import { StalledSettingsForm } from './StalledSettingsForm.tsx'
import { StalledSteps } from './StalledSteps.tsx'
import { STATE_TONES } from './stalledChanged.tsx'
import { StalledWatch } from './StalledWatch.tsx'

export function StalledPage() {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const { asOf, cases, criteria, settings, valuation, watched } = useRead(readStalled, {})
  const open = cases.filter(({ state }) => state !== 'closed')
  const sentence =
    open.length > 0
      ? t('segment:stalled.says', {
          count: open.length,
          first: format.list(open.slice(0, 3).map(({ account }) => account)),
        })
      : asOf === null
        ? t('segment:stalled.saysNoFigures')
        : watched.length === 0
          ? t('segment:stalled.saysNoKey')
          : t('segment:stalled.saysNone')
  return (
    <Page title={t('segment:title')} sentence={sentence}>
      <SelectionTabs at="/selection/stalled" />
      {cases.length === 0 && <Empty>{t('segment:stalled.none')}</Empty>}
      {cases.map((told) => (
        <CaseCards key={told.caseId} told={told} criteria={criteria} />
      ))}
      <Cards columns={governs(role) ? '3fr 2fr' : '1fr'}>
        <Stack>
          {watched.length > 0 && <StalledWatch watched={watched} settings={settings} />}
        </Stack>
        {governs(role) && (
          <Stack>
            <Card title={t('segment:stalled.settings.title')}>
              <StalledSettingsForm settings={settings} valuation={valuation} />
            </Card>
          </Stack>
        )}
      </Cards>
    </Page>
  )
}

function CaseCards({ told, criteria }: { told: StalledCase; criteria: readonly string[] }) {
  const t = useWords()
  const { account, accountId, state } = told
  return (
    <Cards columns="minmax(0, 1fr) minmax(0, 1fr)">
      <Card
        title={account}
        aside={
          <>
            <Chip tone={STATE_TONES[state]}>{t(`segment:stalled.state.${state}`)}</Chip>{' '}
            <A to={`/accounts/${accountId}`} aria-label={t('segment:stalled.openOf', { account })}>
              {t('segment:stalled.open')}
            </A>
          </>
        }
      >
        <StalledSteps told={told} criteria={criteria} />
      </Card>
      <StalledChart told={told} />
    </Cards>
  )
}
