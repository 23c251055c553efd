/** What was noticed before anyone asked for it: open signals, then those that became needs or were dismissed. */
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { listSignals } from './signal.api.ts'
import { type Signal, signalState } from './signal.ts'
import { SignalForm } from './SignalForm.tsx'
import { SignalRow } from './SignalRow.tsx'

export function SignalsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const signals = useRead(listSignals, { accountId })
  const open = signals.filter((signal) => signalState(signal) === 'open')
  const settled = signals.filter((signal) => signalState(signal) !== 'open')
  return (
    <KnownCard
      accountId={accountId}
      title={t('know:signal.title')}
      act={t('know:signal.add')}
      form={(done) => <SignalForm accountId={accountId} done={done} />}
    >
      {open.length === 0 && <Empty>{t('know:signal.none')}</Empty>}
      <Rows accountId={accountId} signals={open} />
      {settled.length > 0 && (
        <details className="Known-before">
          <summary>{t('know:signal.settled', { count: settled.length })}</summary>
          <Rows accountId={accountId} signals={settled} />
        </details>
      )}
    </KnownCard>
  )
}

function Rows({ accountId, signals }: { accountId: string; signals: readonly Signal[] }) {
  const writes = useWhyNotSay(accountId) === null
  return (
    <ul className="Known-rows">
      {signals.map((signal) => (
        <SignalRow key={signal.signalId} signal={signal} writes={writes} />
      ))}
    </ul>
  )
}
