/** A plan B below its indicator: what happens then, what is prepared, and who approves it. */
import { Chip } from '../ui/Chip.tsx'
import { useWords } from '../ui/words.ts'
import type { ItemOf } from './item.ts'
import { LineActs } from './LineActs.tsx'
import type { AskedOfLine } from './ObjectivesCard.tsx'
import type { Plan } from './plan.ts'
import { useOwners } from './PlanForm.tsx'
import './planB.css'

type Props = { item: ItemOf<'planB'>; plan: Plan; ask: (act: AskedOfLine) => void }

export function PlanBTold({ item, plan, ask }: Props) {
  const t = useWords()
  const owners = useOwners()
  const { title, body, state, outcome, private: isPrivate } = item
  const nameOf = (id: string | null) => owners.find(({ value }) => value === id)?.label ?? null
  const approver = nameOf(body.approverId)
  return (
    <li className="PlanB">
      <span className="dim">{t('plan:planB.prepared')}</span> <b>{title}</b>{' '}
      {state === 'dropped' && <Chip tone="plain">{t('plan:line.state.dropped')}</Chip>}{' '}
      {isPrivate && <Chip tone="warn">{t('plan:line.private')}</Chip>}
      {outcome && <p>{outcome}</p>}
      {body.scenario && <p>{body.scenario}</p>}
      <ol>
        {body.actions.map(({ title: what, days, ownerId }, at) => (
          <li key={at}>
            {what}{' '}
            <span className="dim">
              {t('plan:planB.inDays', { count: days })}
              {ownerId !== null && ` · ${nameOf(ownerId) ?? t('plan:someone')}`}
            </span>
          </li>
        ))}
      </ol>
      <p className="dim">
        {approver ? t('plan:planB.approves', { name: approver }) : t('plan:planB.leadsApprove')}
      </p>
      <LineActs item={item} plan={plan} ask={ask} />
    </li>
  )
}
