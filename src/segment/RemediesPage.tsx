/** Selección, remedios: the accounts that cost more than is good, what is done about each, and what it changes. */
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { NeededRemedies } from './NeededRemedies.tsx'
import { listNeeded } from './remedy.api.ts'
import { type RemedyAsked, RemedyModal } from './RemedyModal.tsx'
import { RemedyTable } from './RemedyTable.tsx'
import './selection.css'
import './standing.css'
import { SelectionTabs } from './SelectionTabs.tsx'

export function RemediesPage() {
  const t = useWords()
  const format = useFormat()
  const { total, lost, valuation } = useRead(listNeeded, { size: 1 })
  const [asked, setAsked] = useState<RemedyAsked | null>(null)
  return (
    <Page
      title={t('segment:remedy.title')}
      sentence={
        <>
          {total === 0
            ? t('segment:remedy.saysNone')
            : t(lost > 0 ? 'segment:remedy.says' : 'segment:remedy.saysSlim', {
                count: total,
                lost: format.money(lost, valuation ?? undefined),
              })}{' '}
          <A to="/portfolio/costs">{t('segment:remedy.toCosts')}</A>
        </>
      }
    >
      <SelectionTabs at="/selection/tiers" />
      <Stack>
        <Card title={t('segment:remedy.needed')}>
          <NeededRemedies ask={setAsked} />
        </Card>
        <h2 className="Remedies-title">{t('segment:remedy.all')}</h2>
        <RemedyTable ask={setAsked} />
      </Stack>
      <RemedyModal asked={asked} done={() => setAsked(null)} />
    </Page>
  )
}
