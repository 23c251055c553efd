/** The agreement with the client about a plan: its meetings, and how the text that both accept stands. */
import { useState } from 'react'
import { withdrawAcceptance } from '../accounts/acceptance.api.ts'
import { acceptanceState } from '../accounts/acceptance.ts'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './agreement.css'
import { AgreementForm } from './AgreementForm.tsx'
import { AgreementTold } from './AgreementTold.tsx'
import { dropAlignment, putAlignment, readAlignment } from './alignment.api.ts'
import {
  type Alignment,
  whyNotAsk,
  whyNotChangeAlignment,
  whyNotDropAlignment,
} from './alignment.ts'
import { ALIGNMENT_CHANGED } from './alignmentChanged.tsx'
import { AlignmentForm } from './AlignmentForm.tsx'
import type { PlanReading } from './PlanRead.tsx'
import { whyNotChange, whyNotMove } from './plan.ts'
import { PlanCard } from './PlanCard.tsx'
import { MoveForm } from './PlanMoveForm.tsx'

export function AlignmentCard({ read }: { read: PlanReading }) {
  const t = useWords()
  const { plan } = read
  const { meetings } = useRead(readAlignment, { planId: plan.planId })
  const [last, ...before] = meetings
  return (
    <PlanCard
      plan={plan}
      title={t('plan:alignment.title')}
      act={t('plan:alignment.add')}
      form={(done) => <AlignmentForm plan={plan} done={done} />}
    >
      {!last && <Empty>{t('plan:alignment.none')}</Empty>}
      {last && <MeetingShown read={read} meeting={last} isLast />}
      {before.length > 0 && (
        <details className="Known-before">
          <summary>{t('plan:alignment.before', { count: before.length })}</summary>
          {before.map((meeting) => (
            <MeetingShown key={meeting.alignmentId} read={read} meeting={meeting} />
          ))}
        </details>
      )}
    </PlanCard>
  )
}

type Props = { read: PlanReading; meeting: Alignment; isLast?: boolean }
type Asked = 'change' | 'ask' | 'agree'

function MeetingShown({ read: { plan, items }, meeting, isLast = false }: Props) {
  const t = useWords()
  const format = useFormat()
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  const { heldOn, ours, theirs, questions, notes } = meeting
  const names = [ours, theirs].flatMap((side) => side.split('\n')).filter((name) => name !== '')
  return (
    <article className="Agreement">
      <h3>{t('plan:document.meeting', { day: format.day(heldOn) })}</h3>
      {names.length > 0 && <p className="dim">{names.join(' · ')}</p>}
      <AgreementTold alignment={meeting} />
      <Acts read={{ plan, items }} meeting={meeting} isLast={isLast} open={setAsked} />
      {questions.length > 0 && (
        <dl className="Agreement-questions">
          {questions.map(({ question, answer }) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      )}
      {notes && (
        <p className="dim">
          {t('plan:alignment.notes')}: {notes}
        </p>
      )}
      <KnowModal title={asked && t(`plan:alignment.act.${asked}`)} onClose={done}>
        {asked === 'change' && <AlignmentForm plan={plan} changes={meeting} done={done} />}
        {asked === 'ask' && <AgreementForm alignment={meeting} />}
        {asked === 'agree' && <MoveForm plan={plan} to="agreed" items={items} done={done} />}
      </KnowModal>
    </article>
  )
}

type ActsProps = {
  read: Pick<PlanReading, 'plan' | 'items'>
  meeting: Alignment
  isLast: boolean
  open: (asked: Asked) => void
}

function Acts({ read: { plan, items }, meeting, isLast, open }: ActsProps) {
  const t = useWords()
  const { actor, today } = useSession()
  const { planId } = plan
  const { alignmentId, asked, signed, changes } = meeting
  const refusal = whyNotChange(actor, plan)
  const waits = asked !== null && acceptanceState(asked, today) === 'open'
  const drop = useWrite(dropAlignment, ALIGNMENT_CHANGED, {
    said: () => t('plan:alignment.dropped'),
    undo: (was) => ask(putAlignment, was),
  })
  const recall = useWrite(withdrawAcceptance, ALIGNMENT_CHANGED, {
    said: ({ name }) => t('plan:alignment.recalled', { name }),
  })
  const isLastAsked = asked?.acceptanceId === signed?.acceptanceId
  const settled = signed !== null && changes === null && isLastAsked
  return (
    <div className="Known-acts">
      {isLast && signed && !changes && plan.state === 'in-review' && (
        <Act
          size="compact-sm"
          variant="filled"
          refusal={whyNotMove(actor, plan, { to: 'agreed', items })}
          onClick={() => open('agree')}
        >
          {t('plan:alignment.act.agree')}
        </Act>
      )}
      {!settled && (
        <Act size="compact-sm" refusal={refusal ?? whyNotAsk(plan)} onClick={() => open('ask')}>
          {t(asked ? 'plan:alignment.act.askAgain' : 'plan:alignment.act.ask')}
        </Act>
      )}
      {waits && (
        <Act
          size="compact-sm"
          refusal={refusal}
          onClick={() => recall.mutate({ acceptanceId: asked.acceptanceId })}
        >
          {t('plan:alignment.act.recall')}
        </Act>
      )}
      {!whyNotChangeAlignment(meeting, today) && (
        <Act size="compact-sm" refusal={refusal} onClick={() => open('change')}>
          {t('plan:alignment.act.change')}
        </Act>
      )}
      {!whyNotDropAlignment(meeting) && (
        <Act
          size="compact-sm"
          refusal={refusal}
          onClick={() => drop.mutate({ planId, alignmentId })}
        >
          {t('plan:alignment.act.drop')}
        </Act>
      )}
    </div>
  )
}
