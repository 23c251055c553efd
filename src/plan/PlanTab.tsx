/** Plan: the account's plan for the next one to three years, or where it begins. */
import { useState } from 'react'
import { useRead } from '../ui/api.ts'
import { Part } from '../ui/Part.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { BeginPlan } from './BeginPlan.tsx'
import { listAccountPlans } from './plan.api.ts'
import './plan.css'
import { PlanShown } from './PlanShown.tsx'

export function PlanTab({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const plans = useRead(listAccountPlans, { accountId })
  const [chosen, setChosen] = useState<string | null>(null)
  const plan = plans.find(({ planId }) => planId === chosen) ?? plans[0]
  const others = plans.filter((one) => one !== plan)
  return (
    <div className="Plan">
      {plan && (
        <Part height={500}>
          <PlanShown key={plan.planId} planId={plan.planId} />
        </Part>
      )}
      {plans.every(({ state }) => state === 'closed') && (
        <BeginPlan accountId={accountId} isFirst={plans.length === 0} />
      )}
      {others.length > 0 && (
        <details className="Known-before">
          <summary>{t('plan:others', { count: others.length })}</summary>
          <ul>
            {others.map(({ planId, title, fromOn, untilOn }) => (
              <li key={planId}>
                <button type="button" className="Plan-other" onClick={() => setChosen(planId)}>
                  {title}
                </button>{' '}
                <span className="dim">
                  {format.day(fromOn)} – {format.day(untilOn)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
