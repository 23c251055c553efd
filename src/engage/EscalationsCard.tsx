/** On the account: what is taken higher; on its head: a critical situation; in Hoy: what whoever looks is told of. */
import { Suspense } from 'react'
import { KnownCard } from '../accounts/KnownCard.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listAccountEscalations, listMyEscalations } from './escalation.api.ts'
import { EscalationForm } from './EscalationForm.tsx'
import { EscalationRows } from './EscalationRows.tsx'
import './engage.css'

export function EscalationsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const all = useRead(listAccountEscalations, { accountId })
  const open = all.filter(({ state }) => state === 'open')
  const closed = all.filter(({ state }) => state === 'closed')
  return (
    <KnownCard
      accountId={accountId}
      title={t('engage:escalation.title')}
      act={t('engage:escalation.add')}
      form={(done) => <EscalationForm accountId={accountId} done={done} />}
    >
      {open.length === 0 && <Empty>{t('engage:escalation.none')}</Empty>}
      <EscalationRows escalations={open} />
      {closed.length > 0 && (
        <details className="Known-before">
          <summary>{t('engage:escalation.closedOnes', { count: closed.length })}</summary>
          <EscalationRows escalations={closed} />
        </details>
      )}
    </KnownCard>
  )
}

/** Above all of the account as long as something is critical. */
export function CriticalBanner({ accountId }: { accountId: string }) {
  // The page doesn't wait for it.
  return (
    <Suspense>
      <Critical accountId={accountId} />
    </Suspense>
  )
}

function Critical({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const critical = useRead(listAccountEscalations, { accountId }).filter(
    ({ criticalSince }) => criticalSince !== null,
  )
  return critical.map(({ escalationId, title, ownerName, criticalSince, updateDueAt, late }) => (
    <output key={escalationId} className="Engage-critical">
      <b>{t('engage:escalation.banner')}</b>{' '}
      <A to={`/requests/escalations/${escalationId}`}>{title}</A>{' '}
      {t('engage:escalation.bannerSays', {
        name: ownerName ?? t('engage:someone'),
        at: format.instant(criticalSince!),
      })}{' '}
      {updateDueAt &&
        t(late ? 'engage:escalation.updateLate' : 'engage:escalation.updateDue', {
          at: format.instant(updateDueAt),
        })}
    </output>
  ))
}

export function MyEscalationsPanel({ only }: OnHoy) {
  const { role } = useSession()
  return role === 'viewer' ? null : <MyEscalations only={only} />
}

function MyEscalations({ only }: { only: string | undefined }) {
  const t = useWords()
  const mine = useRead(listMyEscalations, {}).filter(
    (one) => only === undefined || one.escalationId === only,
  )
  if (mine.length === 0) return null
  return (
    <PanelCard only={only} title={t('engage:escalation.mine')}>
      <EscalationRows
        escalations={mine}
        about={({ accountId, account }) => <A to={`/accounts/${accountId}/activity`}>{account}</A>}
      />
    </PanelCard>
  )
}
