/** Keeps a line of a plan as its form has it; undone, it is as it was, or gone where it may go. */
import { ask, useWrite } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { dropItem, putItem } from './item.api.ts'
import { type Plan, whyNotDropItem } from './plan.ts'
import { PLAN_CHANGED } from './planChanged.tsx'

export function useKeepLine(plan: Pick<Plan, 'state'>, said?: () => string) {
  const t = useWords()
  return useWrite(putItem, PLAN_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => said?.() ?? t('plan:line.kept', { title }),
    undo: ({ now: { itemId, ...was }, before }) =>
      before
        ? ask(putItem, { planId: before.planId, itemId, item: before, was })
        : ask(dropItem, { itemId }),
    undoable: ({ now, before }) =>
      before !== null || whyNotDropItem(now, { plan, hasFired: false }) === null,
  })
}
