/** What another room knows and the plan doesn't have yet: brought in with one click, and linked to where it came from. */
import type { z } from 'zod'
import { Act } from '../ui/Act.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropItem, putItem } from './item.api.ts'
import type { ItemGiven } from './item.ts'
import type { Known } from './known.ts'
import { readKnown } from './plan.api.ts'
import { whyNotChange } from './plan.ts'
import { PLAN_CHANGED } from './planChanged.tsx'
import type { PlanReading } from './PlanRead.tsx'

type Props = {
  read: PlanReading
  kind: Known['kind']
  title: string
  /** What is in the plan already. */
  here: readonly (string | null)[]
  lineOf: (known: Known) => z.input<typeof ItemGiven>
}

export function BringKnown({ read: { plan }, kind, title, here, lineOf }: Props) {
  const t = useWords()
  const { actor } = useSession()
  const { accountId, planId } = plan
  const known = useList(readKnown, { accountId }).data ?? []
  const others = known.filter((one) => one.kind === kind && !here.includes(one.id))
  const bring = useWrite(putItem, PLAN_CHANGED, {
    said: ({ now }) => t('plan:line.kept', { title: now.title }),
    undo: ({ now: { itemId } }) => ask(dropItem, { itemId }),
  })
  if (others.length === 0 || whyNotChange(actor, plan) !== null) return null
  return (
    <>
      <h3 className="Plan-part">{title}</h3>
      <ul className="Plan-known">
        {others.map((one) => (
          <li key={one.id}>
            {one.text}{' '}
            <Act
              size="compact-xs"
              disabled={bring.isPending}
              aria-label={t('plan:goal.bringOf', { title: one.text.slice(0, 80) })}
              onClick={() => bring.mutate({ planId, item: lineOf(one) })}
            >
              {t('plan:goal.bring')}
            </Act>
          </li>
        ))}
      </ul>
    </>
  )
}
