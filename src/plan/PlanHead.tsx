/** The head of a plan: which state it is in, how healthy it is, in words, and what moves it on. */
import { useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Facts } from '../ui/Page.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { ChangedSince } from './ChangedSince.tsx'
import { DownloadPlan } from './DownloadPlan.tsx'
import { HealthTold } from './HealthTold.tsx'
import { dropPlan, putPlan } from './plan.api.ts'
import type { PlanReading } from './PlanRead.tsx'
import {
  movesFrom,
  PLAN_STATES,
  type PlanState,
  whyNotChange,
  whyNotMove,
  whyNotDropPlan,
} from './plan.ts'
import { PLAN_CHANGED } from './planChanged.tsx'
import { PlanForm } from './PlanForm.tsx'
import { MoveForm } from './PlanMoveForm.tsx'

export function PlanHead({ read: { plan, items, asOf } }: { read: PlanReading }) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const [asked, setAsked] = useState<PlanState | 'change' | null>(null)
  const done = () => setAsked(null)
  const drop = useWrite(dropPlan, PLAN_CHANGED, {
    said: ({ title }) => t('plan:takenBack', { title }),
    undo: (was) => ask(putPlan, was),
  })
  const isEmpty = items.length === 0 && whyNotDropPlan(plan) === null
  const at = PLAN_STATES.indexOf(plan.state)
  const moves = movesFrom(plan.state).toReversed()
  return (
    <Card>
      <header className="Plan-head">
        <h2>{plan.title}</h2>
        {plan.private && <Chip tone="warn">{t('plan:isPrivate')}</Chip>}
        <Facts>
          {`${format.day(plan.fromOn)} – ${format.day(plan.untilOn)}`}
          {plan.ownerName ?? t('plan:someone')}
          {t(`plan:pack.${plan.template}`)}
        </Facts>
      </header>
      <ol className="Plan-states" aria-label={t('plan:states')}>
        {PLAN_STATES.map((state, place) => (
          <li
            key={state}
            aria-current={state === plan.state ? 'step' : undefined}
            data-past={place < at || undefined}
          >
            {t(`plan:state.${state}`)}
          </li>
        ))}
      </ol>
      <HealthTold plan={plan} />
      <Part height={32}>
        <ChangedSince plan={plan} />
      </Part>
      <p className="dim">
        {asOf && t('plan:liveAsOf', { day: format.day(asOf) })}{' '}
        {plan.private && t('plan:privateActions')}
      </p>
      <div className="Known-acts">
        {moves.map((to) => {
          const isOn = PLAN_STATES.indexOf(to) > at
          return (
            <Act
              key={to}
              size="compact-sm"
              {...(isOn ? { variant: 'filled' } : {})}
              refusal={whyNotMove(actor, plan, { to, items })}
              onClick={() => setAsked(to)}
            >
              {t(isOn ? `plan:move.${to}` : `plan:back.${to}`)}
            </Act>
          )
        })}
        <Act
          size="compact-sm"
          refusal={whyNotChange(actor, plan)}
          onClick={() => setAsked('change')}
        >
          {t('plan:change')}
        </Act>
        <DownloadPlan plan={plan} />
        {isEmpty && (
          <Act
            size="compact-sm"
            refusal={whyNotChange(actor, plan)}
            onClick={() => drop.mutate({ planId: plan.planId })}
          >
            {t('plan:takeBack')}
          </Act>
        )}
      </div>
      <KnowModal
        title={asked && (asked === 'change' ? t('plan:change') : t(`plan:moveTitle.${asked}`))}
        onClose={done}
      >
        {asked === 'change' && <PlanForm accountId={plan.accountId} changes={plan} done={done} />}
        {asked && asked !== 'change' && (
          <MoveForm plan={plan} to={asked} items={items} done={done} />
        )}
      </KnowModal>
    </Card>
  )
}
