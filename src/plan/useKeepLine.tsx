/** Keeps a line of a plan as its form has it; undone, it is as it was, or gone. */
import { ask, useWrite } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { dropItem, putItem } from './item.api.ts'
import { PLAN_CHANGED } from './planChanged.tsx'

export function useKeepLine(said?: () => string) {
  const t = useWords()
  return useWrite(putItem, PLAN_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => said?.() ?? t('plan:line.kept', { title }),
    undo: ({ now: { itemId, ...was }, before }) =>
      before
        ? ask(putItem, { planId: before.planId, itemId, item: before, was })
        : ask(dropItem, { itemId }),
  })
}
