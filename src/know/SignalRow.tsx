/** One signal: what, where, who and when, and the way it goes: a need, or nothing, with why. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { DismissForm } from './DismissForm.tsx'
import { KnowModal } from './KnowModal.tsx'
import { listNeeds } from './need.api.ts'
import { NeedForm } from './NeedForm.tsx'
import { NEEDS_CHANGED } from './needsChanged.tsx'
import { dropSignal, putSignals, recallSignal } from './signal.api.ts'
import { isForgotten, type Signal, signalState } from './signal.ts'
import { SignalForm } from './SignalForm.tsx'
import { useStill } from './useStill.tsx'

type Asked = 'promote' | 'dismiss' | 'change'

export function SignalRow({ signal, writes }: { signal: Signal; writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { accountId, signalId, noticed, place, byName, noticedOn, dismissedBecause } = signal
  const state = signalState(signal)
  const isOld = isForgotten(signal, today)
  const drop = useWrite(dropSignal, NEEDS_CHANGED, {
    said: () => t('know:signal.takenBack'),
    undo: (was) => ask(putSignals, { accountId, signals: [was] }),
  })
  const recall = useWrite(recallSignal, NEEDS_CHANGED, { said: () => t('know:signal.recalled') })
  const still = useStill()
  const act = (key: Asked | 'drop' | 'recall' | 'confirm', run: () => void) => (
    <Act size="compact-sm" aria-label={t(`know:signal.${key}Of`, { title: noticed })} onClick={run}>
      {t(`know:signal.${key}`)}
    </Act>
  )
  const done = () => setAsked(null)
  const day = format.day(noticedOn)
  return (
    <li className="Fades" data-stale={isOld || undefined}>
      <p>{noticed}</p>
      <span className="dim">
        {[place, t('know:signal.by', { name: byName ?? t('know:signal.someone'), day })]
          .filter(Boolean)
          .join(' · ')}
      </span>{' '}
      {isOld && <Chip tone="warn">{t('know:signal.old')}</Chip>}
      {state === 'promoted' && <Became signal={signal} />}
      {state === 'dismissed' && <p>{t('know:signal.because', { reason: dismissedBecause })}</p>}
      {writes && state !== 'promoted' && (
        <div className="Known-acts">
          {isOld && act('confirm', () => still.signal(signal))}
          {state === 'open' && act('promote', () => setAsked('promote'))}
          {state === 'open' && act('dismiss', () => setAsked('dismiss'))}
          {state === 'open' && act('change', () => setAsked('change'))}
          {state === 'open' && act('drop', () => drop.mutate({ signalId }))}
          {state === 'dismissed' && act('recall', () => recall.mutate({ signalId }))}
        </div>
      )}
      <KnowModal title={asked && t(`know:signal.${asked}Title`)} onClose={done}>
        {asked === 'promote' && <NeedForm accountId={accountId} from={signal} done={done} />}
        {asked === 'dismiss' && <DismissForm signal={signal} done={done} />}
        {asked === 'change' && <SignalForm accountId={accountId} changes={signal} done={done} />}
      </KnowModal>
    </li>
  )
}

function Became({ signal: { accountId, needId } }: { signal: Signal }) {
  const t = useWords()
  const need = useRead(listNeeds, { accountId }).find((one) => one.needId === needId)
  return need ? <p>{t('know:signal.became', { title: need.title })}</p> : null
}
