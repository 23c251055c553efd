/** What was decided together about a plan, the latest first; a decision that was corrected stays below the one that did. */
import { useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readAlignment } from './alignment.api.ts'
import './agreement.css'
import { DecisionForm } from './DecisionForm.tsx'
import { type JointDecision, standing } from './jointDecision.ts'
import { type Plan, whyNotChange } from './plan.ts'
import { PlanCard } from './PlanCard.tsx'

export function DecisionsCard({ plan }: { plan: Plan }) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const { decisions } = useRead(readAlignment, { planId: plan.planId })
  const [corrects, setCorrects] = useState<JointDecision | null>(null)
  const done = () => setCorrects(null)
  const byId = new Map(decisions.map((one) => [one.decisionId, one]))
  return (
    <PlanCard
      plan={plan}
      title={t('plan:decision.title')}
      act={t('plan:decision.add')}
      form={(close) => <DecisionForm plan={plan} done={close} />}
    >
      {decisions.length === 0 && <Empty>{t('plan:decision.none')}</Empty>}
      <ul className="Known-rows">
        {standing(decisions).map((one) => (
          <li key={one.decisionId}>
            <b>{one.decision}</b> {one.shared && <Chip tone="note">{t('plan:line.shared')}</Chip>}
            {one.why && <p>{one.why}</p>}
            <p className="dim">
              {format.day(one.decidedOn)} · {one.byName ?? t('plan:someone')}
            </p>
            {formerOf(one, byId).map(({ decisionId, decision, decidedOn }) => (
              <p key={decisionId} className="dim">
                {t('plan:decision.before', { day: format.day(decidedOn) })} <del>{decision}</del>
              </p>
            ))}
            <div className="Known-acts">
              <Act
                size="compact-sm"
                aria-label={t('plan:decision.correctOf', { decision: one.decision })}
                refusal={whyNotChange(actor, plan)}
                onClick={() => setCorrects(one)}
              >
                {t('plan:decision.correct')}
              </Act>
            </div>
          </li>
        ))}
      </ul>
      <KnowModal title={corrects && t('plan:decision.correct')} onClose={done}>
        {corrects && <DecisionForm plan={plan} corrects={corrects} done={done} />}
      </KnowModal>
    </PlanCard>
  )
}

/** Those that it took the place of, the last one first. */
function formerOf(
  { correctsId }: JointDecision,
  byId: ReadonlyMap<string, JointDecision>,
): JointDecision[] {
  const former = correctsId === null ? undefined : byId.get(correctsId)
  return former ? [former, ...formerOf(former, byId)] : []
}
