/** Cambios nuestros: entered once, felt by the accounts that a filter finds, told to each by whoever looks after it. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { ExportAct } from '../gather/ExportAct.tsx'
import { PortfolioTabs } from '../identify/PortfolioTabs.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { NewOwnChange } from './NewOwnChange.tsx'
import { listOwnChanges } from './ownChange.api.ts'
import { OwnChangeCard } from './OwnChangeCard.tsx'
import './profile.css'

export function OwnChangesPage() {
  const t = useWords()
  const { role } = useSession()
  const changes = useRead(listOwnChanges, {})
  const [adding, setAdding] = useState(changes.length === 0)
  const writes = governs(role)
  const pending = changes.find(({ open }) => open > 0)
  const says = pending
    ? t('know:ownChange.saysOpen', { count: pending.open, title: pending.title })
    : t(changes.length > 0 ? 'know:ownChange.saysTold' : 'know:ownChange.saysNone')
  return (
    <Page
      title={t('know:ownChange.title')}
      sentence={says}
      acts={
        <>
          {changes.length > 0 && <ExportAct noun="changes" />}
          {writes && !adding && (
            <Act onClick={() => setAdding(true)}>{t('know:ownChange.add')}</Act>
          )}
        </>
      }
    >
      <PortfolioTabs at="/portfolio/changes" />
      <Stack>
        {writes && adding && (
          <Card title={t('know:ownChange.add')}>
            <NewOwnChange done={() => setAdding(false)} />
          </Card>
        )}
        {!writes && changes.length === 0 && <Empty>{t('know:ownChange.none')}</Empty>}
        {changes.map((change) => (
          <OwnChangeCard key={change.changeId} change={change} writes={writes} />
        ))}
      </Stack>
    </Page>
  )
}
