/** Commitments in rows, with what can be done about each in its row. */
import { type ReactNode, useState } from 'react'
import '../accounts/known.css'
import { acceptanceState } from '../accounts/acceptance.ts'
import { withdrawAcceptance } from '../accounts/acceptance.api.ts'
import { whyNotWrite } from '../accounts/account.ts'
import { ProofTold } from '../accounts/ProofTold.tsx'
import type { Refusal } from '../kernel/refusal.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropCommitment, putCommitment, reopenCommitment } from './commitment.api.ts'
import { type Commitment, whyNotDrop } from './commitment.ts'
import { COMMITMENTS_CHANGED } from './commitmentChanged.tsx'
import { AcceptedChip, StateChip } from './CommitmentChips.tsx'
import { type CommitmentAct, type CommitmentAsked, CommitmentModal } from './CommitmentModal.tsx'
import { whyNotTell } from './owned.ts'

type Props = {
  commitments: readonly Commitment[]
  /** Whose it is, where rows of several accounts stand together. */
  about?: (commitment: Commitment) => ReactNode
}

export function CommitmentRows({ commitments, about }: Props) {
  const [asked, setAsked] = useState<CommitmentAsked | null>(null)
  return (
    <>
      <ul className="Known-rows">
        {commitments.map((commitment) => (
          <CommitmentRow
            key={commitment.commitmentId}
            commitment={commitment}
            about={about?.(commitment)}
            ask={(act) => setAsked({ commitment, act })}
          />
        ))}
      </ul>
      <CommitmentModal asked={asked} done={() => setAsked(null)} />
    </>
  )
}

type RowProps = {
  commitment: Commitment
  about: ReactNode
  ask: (act: CommitmentAct) => void
}

function CommitmentRow({ commitment, about, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { promise, proof, outcome, state, redatings } = commitment
  return (
    <li>
      <b>{promise}</b> {about} <StateChip commitment={commitment} />{' '}
      <AcceptedChip commitment={commitment} />
      {outcome && <p>{outcome}</p>}
      {state === 'open' && proof && <p>{t('commit:toShow', { proof })}</p>}
      {redatings.map(({ fromOn, toOn, reason }) => (
        <p key={`${fromOn} ${toOn}`} className="dim">
          {t('commit:redated', { from: format.day(fromOn), to: format.day(toOn), reason })}
        </p>
      ))}
      <p className="dim">
        <CommitmentLine commitment={commitment} />
      </p>
      <ProofTold mails={commitment.acceptance?.mails} />
      <Acts commitment={commitment} ask={asking} />
    </li>
  )
}

function CommitmentLine({ commitment }: { commitment: Commitment }) {
  const t = useWords()
  const format = useFormat()
  const { ownerName, dueOn, contactName, madeOn, madeIn, source, shared, endedOn } = commitment
  return [
    ownerName ?? t('commit:someone'),
    t('commit:dueOn', { day: format.day(dueOn) }),
    endedOn && t('commit:endedOn', { day: format.day(endedOn) }),
    contactName && t('commit:to', { name: contactName }),
    t('commit:made', { where: t(`commit:madeIn.${madeIn}`), day: format.day(madeOn) }),
    source,
    shared && t('commit:shared'),
  ]
    .filter(Boolean)
    .join(' · ')
}

function Acts({ commitment, ask: asking }: Omit<RowProps, 'about'>) {
  const t = useWords()
  const { actor, today } = useSession()
  const { commitmentId, promise, state, carers, acceptance } = commitment
  const ends = whyNotTell(actor, commitment) === null
  const cares = carers.map((personId) => ({ personId }))
  const writes = whyNotWrite(actor, cares) === null
  const drop = useWrite(dropCommitment, COMMITMENTS_CHANGED, {
    said: () => t('commit:said.drop', { promise }),
    undo: (was) => ask(putCommitment, was),
  })
  const reopen = useWrite(reopenCommitment, COMMITMENTS_CHANGED, {
    said: () => t('commit:said.reopen', { promise }),
  })
  const recall = useWrite(withdrawAcceptance, COMMITMENTS_CHANGED, {
    said: ({ name }) => t('commit:said.recall', { name, promise }),
  })
  const asks = acceptance !== null && acceptanceState(acceptance, today) === 'open'
  const act = (
    key: CommitmentAct | 'drop' | 'reopen' | 'acceptAgain' | 'recall',
    run: () => void,
    refusal: Refusal | null = null,
  ) => (
    <Act
      size="compact-sm"
      aria-label={`${t(`commit:act.${key}`)}: ${promise}`}
      refusal={refusal}
      onClick={run}
    >
      {t(`commit:act.${key}`)}
    </Act>
  )
  if (!ends && !writes) return null
  if (state !== 'open')
    return <div className="Known-acts">{act('reopen', () => reopen.mutate({ commitmentId }))}</div>
  return (
    <div className="Known-acts">
      {act('keep', () => asking('keep'))}
      {act('break', () => asking('break'))}
      {act('redate', () => asking('redate'))}
      {writes && act(acceptance ? 'acceptAgain' : 'accept', () => asking('accept'))}
      {writes && asks && act('relink', () => asking('relink'))}
      {writes &&
        asks &&
        act('recall', () => recall.mutate({ acceptanceId: acceptance.acceptanceId }))}
      {writes && act('change', () => asking('change'))}
      {writes && act('withdraw', () => asking('withdraw'))}
      {writes && act('drop', () => drop.mutate({ commitmentId }), whyNotDrop(commitment, today))}
    </div>
  )
}
