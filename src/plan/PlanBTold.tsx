/** A plan B below its indicator: what happens then, what is prepared, and who approves it. */
import { Act } from '../ui/Act.tsx'
import { useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropItem } from './item.api.ts'
import type { ItemOf } from './item.ts'
import { putBack } from './LineActs.tsx'
import { type Plan, whyNotChange } from './plan.ts'
import { PLAN_CHANGED } from './planChanged.tsx'
import { useOwners } from './PlanForm.tsx'
import './planB.css'

type Props = { item: ItemOf<'planB'>; plan: Plan; change: () => void }

export function PlanBTold({ item, plan, change }: Props) {
  const t = useWords()
  const { actor } = useSession()
  const owners = useOwners()
  const { itemId, title, body, private: isPrivate } = item
  const nameOf = (id: string | null) => owners.find(({ value }) => value === id)?.label ?? null
  const drop = useWrite(dropItem, PLAN_CHANGED, {
    said: () => t('plan:line.takenBack', { title }),
    undo: putBack,
  })
  const approver = nameOf(body.approverId)
  return (
    <li className="PlanB">
      <span className="dim">{t('plan:planB.prepared')}</span> <b>{title}</b>{' '}
      {isPrivate && <Chip tone="warn">{t('plan:line.private')}</Chip>}
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
      {whyNotChange(actor, plan) === null && (
        <div className="Known-acts">
          <Act size="compact-sm" aria-label={t('plan:line.changeOf', { title })} onClick={change}>
            {t('plan:line.change')}
          </Act>
          <Act
            size="compact-sm"
            aria-label={t('plan:line.dropOf', { title })}
            onClick={() => drop.mutate({ itemId })}
          >
            {t('plan:line.drop')}
          </Act>
        </div>
      )}
    </li>
  )
}
