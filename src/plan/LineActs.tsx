/** The acts in a line's row: decided, done, given up, read, changed, withdrawn. */
import type { ReactNode } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listFirings } from './firing.api.ts'
import { dropItem, putItem, setItemState } from './item.api.ts'
import { isDoing, isWatching, type Item, type ItemState } from './item.ts'
import type { AskedOfLine } from './ObjectivesCard.tsx'
import { type Plan, whyNotChange, whyNotDropItem, whyNotSetState } from './plan.ts'
import { PLAN_CHANGED } from './planChanged.tsx'

type Props = {
  item: Item
  plan: Plan
  ask: (act: AskedOfLine) => void
  /** Acts of its own; they only read, so that everyone has them. */
  more?: ReactNode
}

export function LineActs({ item, plan, ask: asking, more }: Props) {
  const t = useWords()
  const { actor } = useSession()
  const { itemId, title, state, kind } = item
  const hasFired = useRead(listFirings, { planId: plan.planId }).some(
    ({ kpiId, planBId }) => kpiId === itemId || planBId === itemId,
  )
  const set = useWrite(setItemState, PLAN_CHANGED, {
    said: ({ now }) => t(`plan:line.said.${now.state}`, { title }),
    undo: ({ before }) =>
      ask(setItemState, { itemId, state: before.state, outcome: before.outcome }),
  })
  const drop = useWrite(dropItem, PLAN_CHANGED, {
    said: () => t('plan:line.takenBack', { title }),
    undo: putBack,
  })
  if (whyNotChange(actor, plan) !== null)
    return more ? <div className="Known-acts">{more}</div> : null
  const act = (
    name: 'activate' | 'done' | 'dropped' | 'reopen' | 'reading' | 'change' | 'drop',
    run: () => void,
    refusal = null as ReturnType<typeof whyNotSetState>,
  ) => (
    <Act
      key={name}
      size="compact-sm"
      aria-label={t(`plan:line.${name}Of`, { title })}
      refusal={refusal}
      onClick={run}
    >
      {t(`plan:line.${name}`)}
    </Act>
  )
  const to = (next: ItemState) => () => set.mutate({ itemId, state: next })
  const isMeasured =
    (item.kind === 'objective' || item.kind === 'kpi') && item.body.metric === 'hand'
  const does = isDoing(kind)
  const watches = isWatching(kind)
  return (
    <div className="Known-acts">
      {does && state === 'draft' && act('activate', to('active'), whyNotSetState(item, 'active'))}
      {does && state === 'active' && act('done', () => asking('done'))}
      {((does && state === 'active') || (watches && state !== 'dropped')) &&
        act('dropped', () => asking('dropped'))}
      {(does || watches) &&
        (state === 'done' || state === 'dropped') &&
        act('reopen', to('active'), whyNotSetState(item, 'active'))}
      {isMeasured && state !== 'dropped' && act('reading', () => asking('reading'))}
      {more}
      {act('change', () => asking('change'))}
      {act('drop', () => drop.mutate({ itemId }), whyNotDropItem(item, { plan, hasFired }))}
    </div>
  )
}

/** As it was, with its state. */
export async function putBack(was: Item) {
  const { itemId, planId, readings, state, outcome } = was
  await ask(putItem, { planId, itemId, item: was, readings })
  if (state !== 'draft') await ask(setItemState, { itemId, state, outcome })
}
